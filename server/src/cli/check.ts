import languageModel from 'clio:language-model';
import type { Pack } from '../knowledge/records.ts';
import type { Engine } from '../review/analyse.ts';
import { makeEngine } from '../review/engine.ts';
import { type Review, Reviewer, type RuleLevels } from '../review/review.ts';
import type { Checked } from './checked.ts';
import { Failure } from './failure.ts';
import { findEssays, readEssay } from './files.ts';
import { jsonReport } from './format-json.ts';
import { sarifReport } from './format-sarif.ts';
import { textReport } from './format-text.ts';
import { problemLines, readPack } from './packs.ts';
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

/** The engine with the shipped packs and those in the folders named. */
export function engineWith(folders: readonly string[]): Engine {
  const packs: Pack[] = folders.map((folder) => {
    const loaded = readPack(folder);
    if (!loaded.pack) throw new Failure(problemLines(loaded).join('\n'));
    return loaded.pack;
  });
  return makeEngine(languageModel, shipped, packs);
}

/** `clio check`: reviews files and folders of essays. */
export function check(paths: readonly string[], options: CheckOptions): Outcome {
  const engine = engineWith(options.packs);
  const { checked, notes, refused } = reviewAll(paths, engine, options);
  if (options.fix)
    notes.push('Nothing was changed by --fix: it makes safe changes only, and a date is the writer’s to change.');
  const found = checked.some(({ review }) => review.findings.some((finding) => finding.severity === 'error'));
  const report = { text: textReport, json: jsonReport, sarif: sarifReport }[options.format];
  return { output: report(checked, engine), notes, exitCode: refused ? 2 : found ? 1 : 0 };
}

/** Reviews what can be read, and says in a line each what cannot. */
export function reviewAll(
  paths: readonly string[],
  engine: Engine,
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
    let review: Review;
    try {
      review = new Reviewer(engine).review(file.text, options);
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
