import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import {
  noProject,
  type Project,
  type ProjectVocabulary,
  projectFileName,
  readProjectFile,
} from '../review/project-file.ts';
import { Failure } from './failure.ts';
import { decodeUtf8, whyNot } from './files.ts';

/** A project's file is a few lines that a person wrote. */
const largest = 1_000_000;

/**
 * Finds the project of each essay: the nearest `.clio.yaml` in its folder or above it, up to the folder that holds
 * `.git`, or to the one that the command was given in; outside of both, in its folder alone. Each is read once; one with
 * a problem fails, as half of what it asks for would be wrong in silence.
 */
export class Projects {
  readonly #vocabulary: ProjectVocabulary;
  readonly #byFolder = new Map<string, Project>();

  constructor(vocabulary: ProjectVocabulary) {
    this.#vocabulary = vocabulary;
  }

  of(essay: string): Project {
    const folder = dirname(resolve(essay));
    let project = this.#byFolder.get(folder);
    if (!project) {
      const file = foldersUpwards(folder)
        .map((one) => join(one, projectFileName))
        .find(isPlainFile);
      project = file === undefined ? noProject : this.#read(file);
      this.#byFolder.set(folder, project);
    }
    return project;
  }

  #read(file: string): Project {
    const path = relative(process.cwd(), file);
    let bytes: Uint8Array;
    try {
      if (lstatSync(file).size > largest) throw new Error('this file is larger than 1 MB. Is it meant for Clio?');
      bytes = readFileSync(file);
    } catch (reason) {
      throw new Failure(`${path}: ${whyNot(reason)}`);
    }
    let text: string;
    try {
      text = decodeUtf8(bytes);
    } catch {
      throw new Failure(`${path}: this file is not UTF-8. Save it as UTF-8.`);
    }
    const { project, problems } = readProjectFile(path, text, this.#vocabulary);
    if (!project || problems.length > 0)
      throw new Failure(
        problems.map(({ line, column, message }) => `${path}:${line}:${column}: ${message}`).join('\n'),
      );
    return project;
  }
}

/** A folder and those above it, as far as a project may reach. */
function foldersUpwards(folder: string): string[] {
  const here = process.cwd();
  const folders: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    folders.push(at);
    if (at === here || existsSync(join(at, '.git'))) return folders;
    if (dirname(at) === at) return [folder];
  }
}

/** A link may lead to any file, and what is wrong in it would be printed. */
const isPlainFile = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
