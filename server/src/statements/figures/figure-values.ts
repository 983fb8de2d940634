import type { Figure, Amount as PackAmount } from '../../knowledge/records.ts';
import { type Amount, amountsIn } from './amounts.ts';

export interface ValueJudgement {
  readonly verdict: 'confirmed' | 'imprecise' | 'contested' | 'other';
  readonly note?: string;
}

/** How a number of an essay agrees with what a pack has counted. */
export function judgeValue(amount: Amount, figure: Figure): ValueJudgement {
  if (agrees(amount, figure.value)) return { verdict: 'confirmed' };
  const accepted = figure.accepted.find(({ value }) => agrees(amount, value));
  if (accepted) return { verdict: 'imprecise', note: accepted.note };
  const contested = figure.contested.find(({ value }) => agrees(amount, value));
  return contested ? { verdict: 'contested', note: `${contested.by}: ${contested.note}` } : { verdict: 'other' };
}

/** Whether a number is a value, as exactly as the writer gives it: "about 560" and "over 500" are 559. */
export function agrees({ from, to, step, rounding, kind }: Amount, value: PackAmount): boolean {
  const coarse = rounding === 'about' ? 0.2 : 0.1;
  const room = kind === 'fraction' ? step : Math.min(step / 2, coarse * from);
  // A range that says little confirms little.
  if (to > 2 * from) return false;
  if (rounding === 'over') return value.to >= from - room && value.from <= 1.2 * from;
  if (rounding === 'under') return value.from <= to + room && value.to >= 0.7 * to;
  return value.from <= to + room && value.to >= from - room;
}

/**
 * Whether a number is far enough from every value of the pack to be another one, and near enough to be a slip. Where
 * references differ it has to lie well outside of all of them.
 */
export function isClearlyOff(amount: Amount, figure: Figure): boolean {
  const values = [
    figure.value,
    ...figure.accepted.map(({ value }) => value),
    ...figure.contested.map(({ value }) => value),
  ];
  const low = Math.min(...values.map(({ from }) => from));
  const high = Math.max(...values.map(({ to }) => to));
  if (amount.to > 10 * high || amount.from < low / 10) return false;
  if (amount.rounding === 'under') return amount.to < 0.5 * low;
  if (amount.kind === 'percent' && values.some(({ from, to }) => amount.to > from - 3 && amount.from < to + 3))
    return false;
  if (isEstimate(figure, high / low)) {
    const margin = figure.contested.length > 0 || figure.value.from !== figure.value.to ? 0.3 : 0.12;
    return amount.from > high * (1 + margin) || amount.to < low * (1 - margin);
  }
  const exact = amount.step === 1 && amount.rounding === undefined && amount.kind === 'count';
  const margin = exact ? 0 : 0.12;
  return values.every(({ from, to }) => amount.from > to * (1 + margin) || amount.to < from * (1 - margin));
}

/** Whether nobody has counted it one by one, so that anything between the numbers that books print may be somebody's. */
const isEstimate = ({ scale, value, contested, unit }: Figure, spread: number): boolean =>
  unit !== 'percent' &&
  (scale !== undefined || value.from >= 10_000 || value.from !== value.to || (contested.length > 0 && spread > 1.5));

/** What the pack says that such a number is of: "all delegates with a vote, 665". */
export const takenFor = (amount: Amount, figure: Figure): string | undefined =>
  figure.not.find((text) =>
    amountsIn(text, 0, []).some(
      (other) => agrees(amount, { from: other.from, to: other.to }) && other.kind === amount.kind,
    ),
  );
