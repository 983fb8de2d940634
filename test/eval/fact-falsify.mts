// How many falsified years are found: the years of true statements are moved one at a time, each text is checked again.
import { list, percent, table } from './fact-print.mts';
import { findingsAt, type Reviewed, review, statementsAt, timesAt, valuesOfEvents } from './fact-run.mts';
import { type Claim, canBeSaid, excerpt, hasYear, type Variant, variantsOf, yearsOf } from './fact-variants.mts';

/** What became of a falsified year. `same`: confirmed of the event that it is false of, which the packs do not bear out. */
export type Fate = 'found' | 'another' | 'same' | 'unknown' | 'other';

export interface Falsified extends Variant {
  readonly fate: Fate;
  /** Whether the claim had a verdict other than unknown while it was right. */
  readonly linked: boolean;
}

/** Whether Clio understood a date of a place as being about an event: there is a verdict other than unknown. */
export const isLinked = (reviewed: Reviewed, { start, end }: Claim): boolean =>
  statementsAt(reviewed, start, end).some(({ verdict }) => verdict !== 'unknown');

export function fateOf(reviewed: Reviewed, { start, end, record }: Claim): Fate {
  if (findingsAt(reviewed, start, end).length > 0) return 'found';
  const statements = statementsAt(reviewed, start, end);
  const confirmed = statements.filter(({ verdict }) => verdict === 'confirmed');
  if (confirmed.length > 0) return confirmed.some(({ subject }) => subject === record) ? 'same' : 'another';
  return statements.every(({ verdict }) => verdict === 'unknown') ? 'unknown' : 'other';
}

/** Falsifies the years of claims. Those that a pack does not have, that name no year, or that stay true are left out. */
export async function falsify(
  claims: readonly Claim[],
): Promise<{ readonly claims: number; readonly leftOut: number; readonly falsified: readonly Falsified[] }> {
  const values = await valuesOfEvents();
  const used = claims
    .filter(({ record, text, start, end }) => values.has(record) && hasYear(text.slice(start, end)))
    .map(excerpt);
  const variants = used.flatMap(variantsOf);
  const reviews = await review([...used, ...variants].map(({ text }) => text));
  const linked = new Map(used.map((claim, i) => [claim, isLinked(reviews[i] as Reviewed, claim)]));
  const falsified = variants.flatMap((variant, i): Falsified[] => {
    const { claim, text } = variant;
    const reviewed = reviews[used.length + i] as Reviewed;
    const read = timesAt(reviewed, claim.start, claim.end);
    // a date that Clio does not read as one: its years
    const said =
      read.length > 0 ? read : [{ startOffset: claim.start, edtf: yearsOf(text.slice(claim.start, claim.end)) }];
    const staysTrue = said.some(
      ({ edtf, startOffset }) =>
        edtf !== undefined &&
        canBeSaid(edtf, values.get(claim.record) ?? [], text.slice(Math.max(0, startOffset - 40), startOffset)),
    );
    return staysTrue ? [] : [{ ...variant, fate: fateOf(reviewed, claim), linked: linked.get(claim) ?? false }];
  });
  return { claims: used.length, leftOut: variants.length - falsified.length, falsified };
}

/** Falsifies, and prints what was found. */
export async function printFalsified(claims: readonly Claim[], errors: boolean): Promise<void> {
  const { claims: used, leftOut, falsified } = await falsify(claims);
  const row = (title: string, of: readonly Falsified[]): string[] => {
    const count = (fate: Fate): number => of.filter((one) => one.fate === fate).length;
    const rest = (['another', 'same', 'unknown', 'other'] as const).map((fate) => String(count(fate)));
    return [title, String(of.length), String(count('found')), percent(count('found'), of.length), ...rest];
  };
  const rows = (of: readonly Falsified[]): string[][] => [
    row(
      '  by one year',
      of.filter(({ by }) => Math.abs(by) === 1),
    ),
    row(
      '  by two or more',
      of.filter(({ by }) => Math.abs(by) > 1),
    ),
    row('  all', of),
  ];
  const linked = falsified.filter((one) => one.linked);
  const blank = ['', '', '', '', '', '', ''];
  console.log(`
Falsified: the years of ${used} true statements, ${falsified.length} times; ${leftOut} more stayed true and are left out.

${table([
  ['', 'falsified', 'found', '', 'not: confirmed of another event', 'of the same', 'unknown', 'other'],
  ['statements with a verdict when right', ...blank],
  ...rows(linked),
  ['all statements', ...blank],
  ...rows(falsified),
])}`);
  if (!errors) return;
  const line = ({ claim, by, text }: Falsified): string =>
    `  ${claim.name}: ${text.slice(Math.max(0, claim.start - 70), claim.start).replace(/\s+/g, ' ')}[${text.slice(claim.start, claim.end)}]  ${by > 0 ? '+' : ''}${by} ${claim.record}`;
  const missed = (fate: Fate): string[] => linked.filter((one) => one.fate === fate).map(line);
  list('Falsified years that were confirmed of the same event', missed('same'));
  list('Falsified years that were confirmed of another event', missed('another'));
  list(
    'Falsified by two or more, in statements with a verdict when right, and then unknown',
    linked.filter(({ fate, by }) => fate === 'unknown' && Math.abs(by) > 1).map(line),
  );
}
