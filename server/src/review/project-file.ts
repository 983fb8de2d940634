import { didYouMean } from '../knowledge/nearest.ts';
import { type PackProblem, type ParsedFile, parsePackFile } from '../knowledge/pack-files.ts';
import { type Severity, severities } from '../rules/finding.ts';
import type { RuleLevels } from './levels.ts';

/** The name of a project's file. */
export const projectFileName = '.clio.yaml';

/** What a project asks for all its essays. */
export interface Project {
  readonly levels: RuleLevels;
  /** The ids of the packs that essays are checked against; null: all that there are. */
  readonly packs: readonly string[] | null;
}

/** The project of an essay that belongs to none. */
export const noProject: Project = { levels: {}, packs: null };

/** What a project's file may name. */
export interface ProjectVocabulary {
  readonly rules: readonly string[];
  /** Null where the file may not choose among packs; what it says of them is then passed over. */
  readonly packs: readonly string[] | null;
}

export interface ReadProject {
  /** Without what the problems are about; null if the file cannot be read at all. */
  readonly project: Project | null;
  readonly problems: readonly PackProblem[];
}

/** What a rule may be set to, in the order in which it is told. */
export const projectLevels: readonly string[] = ['off', ...severities];

const fields: readonly string[] = ['rules', 'packs'];

/**
 * Reads a project's file. It is data: nothing in it is a path, and nothing that it names is opened.
 * @param path where it is, as problems are to say it
 */
export function readProjectFile(path: string, text: string, vocabulary: ProjectVocabulary): ReadProject {
  const parsed = parsePackFile({ name: projectFileName, path, text: text.replace(/^\uFEFF/, '') });
  if (!('value' in parsed)) return { project: null, problems: [parsed] };
  // A file that holds nothing but comments is a file to be filled.
  if (parsed.value === null) return { project: noProject, problems: [] };
  if (!isFields(parsed.value)) {
    const message = `A ${projectFileName} has fields, not ${Array.isArray(parsed.value) ? 'a list' : 'a text'}. Write for instance “rules:”, and under it “wrong-date: warning”.`;
    return { project: null, problems: [parsed.problem([], message)] };
  }
  const reader = new ProjectReader(parsed, vocabulary);
  for (const field of Object.keys(parsed.value)) if (!fields.includes(field)) reader.unknownField(field);
  const levels = reader.levels(parsed.value.rules);
  const packs = vocabulary.packs === null ? null : reader.packs(parsed.value.packs, vocabulary.packs);
  return { project: { levels, packs }, problems: reader.problems };
}

class ProjectReader {
  readonly problems: PackProblem[] = [];
  readonly #parsed: ParsedFile;
  readonly #rules: readonly string[];

  constructor(parsed: ParsedFile, { rules }: ProjectVocabulary) {
    this.#parsed = parsed;
    this.#rules = rules;
  }

  #report(path: readonly (string | number)[], message: string): void {
    this.problems.push(this.#parsed.problem(path, message));
  }

  unknownField(field: string): void {
    this.#report(
      [field],
      `“${field}” is not a field of ${projectFileName}.${didYouMean(field, fields) || ` It has: ${fields.join(', ')}.`}`,
    );
  }

  /** The levels of rules; one that has a problem counts as not set. */
  levels(value: unknown): RuleLevels {
    if (value === undefined || value === null) return {};
    if (!isFields(value)) {
      this.#report(['rules'], 'Under “rules:” stands each rule with its level, for instance “wrong-date: warning”.');
      return {};
    }
    const levels: Record<string, Severity | 'off'> = {};
    for (const [rule, level] of Object.entries(value)) {
      if (!this.#rules.includes(rule))
        this.#report(
          ['rules', rule],
          `There is no rule “${rule}”.${didYouMean(rule, this.#rules) || ` The rules are: ${this.#rules.join(', ')}.`}`,
        );
      else if (!isLevel(level))
        this.#report(
          ['rules', rule],
          `“${inWords(level)}” is not a level of ${rule}. Write one of: ${projectLevels.join(', ')}.`,
        );
      else levels[rule] = level;
    }
    return levels;
  }

  /** The ids of the active packs; all packs are, if anything in the list is wrong: a slip must not switch one off. */
  packs(value: unknown, known: readonly string[]): readonly string[] | null {
    if (value === undefined || value === null) return null;
    if (!Array.isArray(value)) {
      this.#report(
        ['packs'],
        `Under “packs:” stands a list of the ids of packs, for instance [${known[0] ?? 'my-topic'}].`,
      );
      return null;
    }
    const before = this.problems.length;
    for (const [n, id] of value.entries()) {
      if (known.includes(id)) continue;
      const name = inWords(id);
      const advice = /[\\/]/.test(name)
        ? ' A pack is named by its id, never by a path.'
        : didYouMean(name, known) || ` The packs are: ${known.join(', ')}.`;
      this.#report(['packs', n], `No pack has the id “${name}”.${advice}`);
    }
    return this.problems.length > before ? null : (value as string[]);
  }
}

const isLevel = (value: unknown): value is Severity | 'off' =>
  typeof value === 'string' && projectLevels.includes(value);

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const inWords = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing'));
