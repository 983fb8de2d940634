// Tests are essays: what Clio must say of a line stands in comments under it.
//
//   Trotsky was exiled from the Soviet Union in 1928.
//   <!-- error wrong-date "1928" → "1929" -->         a finding: level, rule, the words underlined, what its first fix puts
//   <!-- says "January–February 1929" -->             part of the message of the finding above
//   <!-- offers "to Alma-Ata" -->                     what another of its fixes puts
//   <!-- points to "Here …" -->                       what it says of another place in the essay
//   <!-- confirmed "January 1928" some-event -->      a statement: its verdict, the words checked, and the event
//   <!-- wrong "Rykov" office:head-of-government -->  the same about another record
//
// A comment that begins with `clio-ignore` is a part of the essay.
import type { Engine } from '../../server/src/review/analyse.ts';
import { type Review, Reviewer } from '../../server/src/review/review.ts';

const comment = /^\s*<!-- (.*) -->\s*$/;
const findingForm = /^(error|warning|information|hint) ([a-z-]+) "([^"]+)"(?: → "([^"]*)")?$/;
const statementForm = /^(confirmed|wrong|imprecise|contested|ambiguous|unknown) "([^"]+)"(?: ([a-z0-9:-]+))?$/;
const partForm = /^(says|offers|points to) "([^"]+)"$/;

export interface LiterateEssay {
  /** The essay without its comments. */
  readonly text: string;
  readonly findings: readonly string[];
  readonly statements: readonly {
    readonly line: number;
    readonly verdict: string;
    readonly checked: string;
    /** `event:…`, `office:…` */
    readonly subject: string | undefined;
  }[];
  /** Parts of a finding. */
  readonly parts: readonly { readonly finding: number; readonly part: FindingPart; readonly words: string }[];
}

type FindingPart = 'says' | 'offers' | 'points to';

/** Takes the expectations out of an essay. Lines count from 1, in the essay without comments. */
export function readLiterate(source: string): LiterateEssay {
  const lines: string[] = [];
  const findings: string[] = [];
  const statements: LiterateEssay['statements'][number][] = [];
  const parts: LiterateEssay['parts'][number][] = [];
  for (const line of source.split('\n')) {
    const words = comment.exec(line)?.[1];
    if (words === undefined || words.startsWith('clio-ignore')) {
      lines.push(line);
      continue;
    }
    const finding = findingForm.exec(words);
    const statement = statementForm.exec(words);
    const part = partForm.exec(words);
    if (finding)
      findings.push(
        expectation(lines.length, finding[1] as string, finding[2] as string, finding[3] as string, finding[4]),
      );
    else if (statement)
      statements.push({
        line: lines.length,
        verdict: statement[1] as string,
        checked: statement[2] as string,
        subject: statement[3]?.replace(/^(?!.*:)/, 'event:'),
      });
    else if (part) parts.push({ finding: findings.length - 1, part: part[1] as FindingPart, words: part[2] as string });
    else throw new Error(`not an expectation: ${line}`);
  }
  return { text: lines.join('\n'), findings, statements, parts };
}

const expectation = (line: number, level: string, rule: string, words: string, fix: string | undefined): string =>
  `line ${line}: ${level} ${rule} "${words}"${fix === undefined ? '' : ` → "${fix}"`}`;

/** The review's findings in the words of the expectations. A fix is named only where the expectation names one. */
export function foundIn(review: Review, expected: readonly string[]): string[] {
  const { text } = review.essay;
  return review.findings.map((finding) => {
    const { start, startOffset, endOffset } = finding.range;
    const words = text.slice(startOffset, endOffset).replace(/\s+/g, ' ');
    const bare = expectation(start.line + 1, finding.severity, finding.rule, words, undefined);
    const full = expectation(
      start.line + 1,
      finding.severity,
      finding.rule,
      words,
      finding.fixes?.[0]?.edits[0]?.newText ?? '',
    );
    return expected.includes(bare) ? bare : full;
  });
}

/** What a finding says, the words that its fixes put, or what it says of other places. */
export function partsOf({ findings }: Review, finding: number, part: FindingPart): string[] {
  const found = findings[finding];
  if (part === 'says') return [found?.message ?? ''];
  if (part === 'points to') return (found?.related ?? []).map(({ message }) => message);
  return (found?.fixes ?? []).flatMap(({ edits }) => edits.map(({ newText }) => newText));
}

/** The essays of a Markdown page: its fenced blocks. */
export const fencedEssays = (page: string): string[] =>
  [...page.matchAll(/^(`{3,})markdown\n([\s\S]*?)^\1$/gm)].map((match) => match[2] as string);

export const reviewEssay = (text: string, engine: Engine): Review => new Reviewer(engine).review(text);
