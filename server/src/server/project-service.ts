import type { Connection, TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ProjectTarget } from '../features/suppression-actions.ts';
import {
  noProject,
  type Project,
  type ProjectVocabulary,
  projectFileName,
  type ReadProject,
  readProjectFile,
} from '../review/project-file.ts';
import { problemDiagnostic } from './problem-diagnostic.ts';

/**
 * Client to server: the folders that are open in the editor, each with the project files that its essays may belong to,
 * read anew whenever one is saved, made or deleted, or an essay is opened. In a workspace that the user does not trust,
 * `trusted` is false, and only the levels of rules are taken.
 */
export const projectNotification = 'clio/project';

/** A folder that is open in the editor, as the client has read it. The server opens no file for it. */
export interface ProjectFolder {
  readonly uri: string;
  readonly files: readonly { readonly uri: string; readonly text: string }[];
}

export interface ProjectParams {
  readonly trusted: boolean;
  readonly folders: readonly ProjectFolder[];
}

/** Whether a file is one of a project, by its name. */
export const isProjectFile = (uri: string): boolean => uri.endsWith(`/${projectFileName}`);

/** In milliseconds: how long a project's file is left alone before it counts, as one types on. */
const settleAfter = 150;

/** One project file as it stands in the editor, or else as it is saved. */
interface Known {
  readonly text: string;
  readonly version: number | null;
  readonly read: ReadProject;
  /** What is in force: while the file cannot be read, what was before. */
  readonly project: Project;
}

/** Knows the projects of essays, and tells what is wrong with their files. */
export class ProjectService {
  readonly #connection: Connection;
  readonly #vocabulary: () => ProjectVocabulary & { readonly packs: readonly string[] };
  readonly #changed: () => void;
  #params: ProjectParams = { trusted: false, folders: [] };
  readonly #documents = new Map<string, TextDocument>();
  #known: ReadonlyMap<string, Known> = new Map();
  readonly #published = new Map<string, string>();
  #due: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param vocabulary what a project's file may name at the moment
   * @param changed called when essays may have to be read in another way
   */
  constructor(
    connection: Connection,
    vocabulary: () => ProjectVocabulary & { readonly packs: readonly string[] },
    changed: () => void,
  ) {
    this.#connection = connection;
    this.#vocabulary = vocabulary;
    this.#changed = changed;
  }

  /** Takes what the client has read, in place of all that it sent before. */
  replace(params: ProjectParams): void {
    this.#params = params;
    this.refresh();
  }

  open(item: TextDocumentItem): void {
    this.#documents.set(item.uri, TextDocument.create(item.uri, item.languageId, item.version, item.text));
    this.refresh();
  }

  has(uri: string): boolean {
    return this.#documents.has(uri);
  }

  change(uri: string, changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    const document = this.#documents.get(uri);
    if (!document) return;
    TextDocument.update(document, [...changes], version);
    clearTimeout(this.#due);
    this.#due = setTimeout(() => this.refresh(), settleAfter);
  }

  close(uri: string): void {
    this.#documents.delete(uri);
    this.refresh();
  }

  /** Reads all files again, tells what is wrong with them, and has the essays read as they want. */
  refresh(): void {
    clearTimeout(this.#due);
    const saved = this.#params.folders.flatMap(({ files }) => files.map(({ uri, text }) => [uri, text] as const));
    const texts = new Map<string, { text: string; version: number | null }>();
    for (const [uri, text] of saved) texts.set(uri, { text, version: null });
    for (const [uri, document] of this.#documents)
      texts.set(uri, { text: document.getText(), version: document.version });
    const { rules, packs } = this.#vocabulary();
    const vocabulary = { rules, packs: this.#params.trusted ? packs : null };
    const before = this.#known;
    this.#known = new Map(
      [...texts].map(([uri, { text, version }]) => {
        const read = readProjectFile(uri, text, vocabulary);
        return [uri, { text, version, read, project: read.project ?? before.get(uri)?.project ?? noProject }];
      }),
    );
    this.#publish();
    this.#changed();
  }

  /** What the project of an essay asks for. */
  of(essay: string): Project {
    const file = this.#fileOf(essay);
    return (file !== undefined && this.#known.get(file)?.project) || noProject;
  }

  /** The file in which the project of an essay is to say something; null if the essay lies in no folder that is open. */
  target(essay: string): ProjectTarget | null {
    const file = this.#fileOf(essay);
    if (file !== undefined) {
      const { text, version } = this.#now(file);
      return { uri: file, text, version };
    }
    const folder = this.#folderOf(essay);
    return folder === undefined ? null : { uri: `${folder}/${projectFileName}`, text: null, version: null };
  }

  /** A file's text at this moment: what was typed last may not count yet. */
  #now(uri: string): { text: string; version: number | null } {
    const document = this.#documents.get(uri);
    if (document) return { text: document.getText(), version: document.version };
    return { text: this.#known.get(uri)?.text ?? '', version: null };
  }

  /** The nearest file in the folders above an essay, within the folder that is open. */
  #fileOf(essay: string): string | undefined {
    const folder = this.#folderOf(essay);
    if (folder === undefined) return undefined;
    return longest(
      [...this.#known.keys()].filter(
        (uri) => uri.startsWith(`${folder}/`) && essay.startsWith(uri.slice(0, -projectFileName.length)),
      ),
    );
  }

  #folderOf(essay: string): string | undefined {
    const folders = this.#params.folders.map(({ uri }) => uri.replace(/\/$/, ''));
    return longest(folders.filter((folder) => essay.startsWith(`${folder}/`)));
  }

  #publish(): void {
    const found = new Map<string, string>();
    for (const [uri, { text, read }] of this.#known)
      if (read.problems.length > 0)
        found.set(uri, JSON.stringify(read.problems.map((problem) => problemDiagnostic(text, problem, 'project'))));
    for (const uri of [...this.#published.keys()]) if (!found.has(uri)) this.#send(uri, '[]');
    for (const [uri, diagnostics] of found) this.#send(uri, diagnostics);
  }

  #send(uri: string, diagnostics: string): void {
    if ((this.#published.get(uri) ?? '[]') === diagnostics) return;
    if (diagnostics === '[]') this.#published.delete(uri);
    else this.#published.set(uri, diagnostics);
    void this.#connection.sendDiagnostics({ uri, diagnostics: JSON.parse(diagnostics) });
  }
}

const longest = (texts: readonly string[]): string | undefined =>
  texts.reduce<string | undefined>(
    (best, text) => (best === undefined || text.length > best.length ? text : best),
    undefined,
  );

/** What a client sent, if it has the form of folders with project files; anything else counts as none. */
export function readProjectParams(params: unknown): ProjectParams {
  if (!isRecord(params) || !Array.isArray(params.folders)) return { trusted: false, folders: [] };
  const folders = params.folders.flatMap((folder: unknown): ProjectFolder[] => {
    if (!isRecord(folder) || typeof folder.uri !== 'string' || !Array.isArray(folder.files)) return [];
    const files = folder.files.flatMap((file: unknown) => {
      if (!isRecord(file)) return [];
      const { uri, text } = file;
      return typeof uri === 'string' && typeof text === 'string' && isProjectFile(uri) ? [{ uri, text }] : [];
    });
    return [{ uri: folder.uri, files }];
  });
  return { trusted: params.trusted === true, folders };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
