// Scores the checking of facts on sentences of any prose. Each line of a file is a date of a sentence, in JSON:
//
//   {"sentence": "Kirov was murdered in 1935.", "date": "1935", "record": "event:kirov-murdered", "true": false}
//
// `true` may be left out. With `"file": "chapter.md"`, beside the JSON lines, the sentence is read where it stands in that text.
import { around, list, percent, table } from './fact-print.mts';
import { type Finding, findingsAt, type Reviewed, statementsAt } from './fact-run.mts';
import type { Claim } from './fact-variants.mts';

export interface SentenceClaim extends Claim {
  readonly isTrue: boolean;
}

const frontMatter = '---\nclio: true\n---\n\n';

/** The text as one that is checked whatever is in it. */
const asEssay = (text: string): string => (/^---\r?\n/.test(text) ? text : frontMatter + text);

/**
 * @param readText the text of a file that a sentence stands in; null if there is none
 * @throws Error with the line that cannot be read
 */
export function readSentences(
  source: string,
  path: string,
  readText: (file: string) => string | null,
): readonly SentenceClaim[] {
  const texts = new Map<string, string | null>();
  return source.split(/\r?\n/).flatMap((line, i): SentenceClaim[] => {
    if (line.trim() === '') return [];
    const wrong = (what: string): Error => new Error(`${path}, line ${i + 1}: ${what}`);
    let fields: Record<string, unknown>;
    try {
      fields = JSON.parse(line) as Record<string, unknown>;
    } catch {
      throw wrong('not JSON');
    }
    const { sentence, date, record, file, true: isTrue = true } = fields ?? {};
    if (typeof sentence !== 'string' || typeof date !== 'string' || typeof record !== 'string')
      throw wrong('no sentence, date and record');
    const inSentence = sentence.indexOf(date);
    if (inSentence < 0) throw wrong(`“${date}” does not stand in the sentence`);
    if (typeof file === 'string' && !texts.has(file)) {
      const text = readText(file);
      texts.set(file, text === null ? null : asEssay(text));
    }
    const whole = typeof file === 'string' ? (texts.get(file) ?? null) : null;
    const inWhole = whole?.indexOf(sentence) ?? -1;
    const text = whole !== null && inWhole >= 0 ? whole : frontMatter + sentence;
    const start = (inWhole >= 0 ? inWhole : frontMatter.length) + inSentence;
    const name = typeof file === 'string' ? file : `line ${i + 1}`;
    return [{ name, text, start, end: start + date.length, record, isTrue: isTrue !== false }];
  });
}

/** Prints how many sentences got a verdict, and which errors they got. */
export function printSentences(
  claims: readonly { readonly claim: SentenceClaim; readonly reviewed: Reviewed }[],
  errors: boolean,
): void {
  const scored = claims.map(({ claim, reviewed }) => {
    const statements = statementsAt(reviewed, claim.start, claim.end);
    return {
      claim,
      verdicts: statements.map(({ verdict }) => verdict).filter((verdict) => verdict !== 'unknown'),
      subjects: statements.flatMap(({ subject, verdict }) => (verdict === 'unknown' || !subject ? [] : [subject])),
      errors: findingsAt(reviewed, claim.start, claim.end).filter(({ severity }) => severity === 'error'),
    };
  });
  type Scored = (typeof scored)[number];
  const verdict = (of: readonly Scored[]): Scored[] => of.filter(({ verdicts }) => verdicts.length > 0);
  const isEvent = ({ claim }: Scored): boolean => claim.record.startsWith('event:');
  const isOther = ({ claim, subjects }: Scored): boolean => subjects.length > 0 && !subjects.includes(claim.record);
  const right = scored.filter(({ claim }) => claim.isTrue);
  const slips = scored.filter(({ claim }) => !claim.isTrue);
  const falseErrors = right.filter((one) => one.errors.length > 0);
  const found = slips.filter((one) => one.errors.length > 0);
  const row = (title: string, part: readonly Scored[], whole: readonly Scored[]): string[] => [
    title,
    String(part.length),
    String(whole.length),
    percent(part.length, whole.length),
  ];
  const others = scored.filter((one) => !isEvent(one));
  console.log(`${scored.length} sentences: ${right.length} true, ${slips.length} false

${table([
  ['', 'number', 'of', ''],
  row('with a verdict other than unknown', verdict(scored), scored),
  row('  dates of events', verdict(scored.filter(isEvent)), scored.filter(isEvent)),
  ...(others.length > 0 ? [row('  births, deaths, offices', verdict(others), others)] : []),
  row('  of them of another record', verdict(scored).filter(isOther), verdict(scored)),
  row(
    'true ones confirmed, imprecise or contested',
    right.filter(({ verdicts }) => verdicts.some((one) => /^(?:confirmed|imprecise|contested)$/.test(one))),
    right,
  ),
  row('false errors on true ones', falseErrors, right),
  row('false ones found', found, slips),
])}`);
  if (!errors) return;
  const line = ({ claim, subjects, errors: reported }: Scored): string =>
    `  ${claim.name}: ${around(claim.text, claim.start, claim.end)}  ${[claim.record, ...subjects.filter((one) => one !== claim.record).map((one) => `not ${one}`), ...reported.map(({ message }: Finding) => message)].join('  ')}`;
  list('False errors', falseErrors.map(line));
  list('False ones that were missed', slips.filter((one) => !found.includes(one)).map(line));
  list('Verdicts of another record', verdict(scored).filter(isOther).map(line));
  list('Without a verdict', scored.filter(({ verdicts }) => verdicts.length === 0).map(line));
}
