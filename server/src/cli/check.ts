import languageModel from 'clio:language-model';
import type { Pack } from '../knowledge/records.ts';
import type { Engine } from '../review/analyse.ts';
import { makeEngine, withPacks } from '../review/engine.ts';
import { type Review, Reviewer, type RuleLevels } from '../review/review.ts';
import type { Checked } from './checked.ts';
import { Failure } from './failure.ts';
import { findEssays, readEssay } from './files.ts';
import { jsonReport } from './format-json.ts';
import { sarifReport } from './format-sarif.ts';
import { textReport } from './format-text.ts';
import { problemLines, readPack } from './packs.ts';
import { Projects } from './project.ts';
import { shipped } from './shipped.ts';

export interface CheckOptions {
  readonly format: 'text' | 'json' | 'sarif';
  readonly question?: string;
  readonly levels: RuleLevels;
  readonly packs: readonly string[];
  readonly fix: boolean;
}

export interface Outcome {
  readonly output: string;
  /** Lines for stderr. */
  readonly notes: readonly string[];
  readonly exitCode: 0 | 1 | 2;
}

/** The engines of one run: most essays share the first one, and those of a project that chooses its packs another. */
export class Engines {
  readonly #own: readonly Pack[];
  readonly #all: Engine;
  readonly #projects: Projects;
  readonly #byPacks = new Map<string, Engine>();

  /** @param folders packs of the user's own, beside the shipped ones; they are active whatever a project says */
  constructor(folders: readonly string[]) {
    this.#own = folders.map((folder) => {
      const loaded = readPack(folder);
      if (!loaded.pack) throw new Failure(problemLines(loaded).join('\n'));
      return loaded.pack;
    });
    this.#all = makeEngine(languageModel, shipped, this.#own);
    this.#projects = new Projects({
      rules: this.#all.rules.map(({ id }) => id),
      packs: [...new Set([...this.#own, ...shipped.packs].map(({ id }) => id))],
    });
  }

  /** The engine with all packs. */
  get all(): Engine {
    return this.#all;
  }

  /** The engine that an essay's project wants, and the levels that it sets. */
  of(essay: string): { readonly engine: Engine; readonly levels: RuleLevels } {
    const { levels, packs } = this.#projects.of(essay);
    if (packs === null) return { engine: this.#all, levels };
    const active = [...packs, ...this.#own.map(({ id }) => id)];
    const key = JSON.stringify(active);
    const engine = this.#byPacks.get(key) ?? withPacks(this.#all, shipped, this.#own, active);
    this.#byPacks.set(key, engine);
    return { engine, levels };
  }
}

/** `clio check`: reviews files and folders of essays. */
export function check(paths: readonly string[], options: CheckOptions): Outcome {
  const engines = new Engines(options.packs);
  const { checked, notes, refused } = reviewAll(paths, engines, options);
  if (options.fix)
    notes.push('Nothing was changed by --fix: it makes safe changes only, and a date is the writer’s to change.');
  const found = checked.some(({ review }) => review.findings.some((finding) => finding.severity === 'error'));
  const report = { text: textReport, json: jsonReport, sarif: sarifReport }[options.format];
  return { output: report(checked, engines.all), notes, exitCode: refused ? 2 : found ? 1 : 0 };
}

/** Reviews what can be read, each essay as its project wants it, and says in a line each what cannot be read. */
export function reviewAll(
  paths: readonly string[],
  engines: Engines,
  options: Pick<CheckOptions, 'levels' | 'question'>,
): { checked: Checked[]; notes: string[]; refused: boolean } {
  const { files, refusals } = findEssays(paths);
  const notes = refusals.map((refusal) => refusal.message);
  let refused = refusals.some((refusal) => refusal.fatal);
  const checked = files.flatMap((path): Checked[] => {
    const file = readEssay(path);
    if (!('text' in file)) {
      notes.push(file.message);
      refused = true;
      return [];
    }
    const { engine, levels } = engines.of(path);
    let review: Review;
    try {
      // What was said for this one run counts more than what the project says.
      review = new Reviewer(engine).review(file.text, { ...options, levels: { ...levels, ...options.levels } });
    } catch (reason) {
      notes.push(
        `${path}: this file could not be read as Markdown (${reason instanceof Error ? reason.message : String(reason)}). Is it nested very deeply?`,
      );
      refused = true;
      return [];
    }
    notes.push(...remarks(path, review));
    return [{ file, review }];
  });
  return { checked, notes, refused };
}

/** What the writer should know of a file that could be read and gave little. */
function remarks(path: string, review: Review): string[] {
  const { frontMatter, blocks } = review.essay;
  if (frontMatter.problem) {
    const { line, character } = review.lines.position(frontMatter.problem.offset);
    return [
      `${path}:${line + 1}:${character + 1}: the front matter is not YAML: ${frontMatter.problem.message} Check the lines between the --- signs; the essay below is checked all the same.`,
    ];
  }
  if (blocks.length === 0) return [`${path}: there is no text in this file, so there is nothing to check.`];
  if (review.foreign)
    return [
      `${path}: this is not English (${review.foreign}), so it was left alone. Write “lang: en” in the front matter if it is.`,
    ];
  if (!review.blocks.some(({ analysis }) => analysis.times.length > 0))
    return [`${path}: no dates in this essay, so no facts could be checked.`];
  return [];
}
