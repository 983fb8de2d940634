import type { Figure } from '../../knowledge/records.ts';

const scales: readonly (readonly [string, number])[] = [
  ['billion', 1e9],
  ['million', 1e6],
  ['thousand', 1e3],
];

/**
 * The right number in the form that the writer chose: "1,566" → "1,966", "30 per cent" → "7.5 per cent", "8 million" → "6.1
 * million". Null where the pack has a range.
 */
export function corrected(text: string, { value, unit }: Pick<Figure, 'value' | 'unit'>): string | null {
  if (value.from !== value.to) return null;
  const number = (amount: number): string => amount.toLocaleString('en-GB', { maximumFractionDigits: 3 });
  if (unit === 'percent') {
    const sign = /\s*(?:%|per ?cent|pc)$/i.exec(text)?.[0] ?? ' per cent';
    return `${number(value.from)}${sign}`;
  }
  const scale = scales.find(([word]) => text.toLowerCase().endsWith(word));
  return scale ? `${number(value.from / scale[1])} ${scale[0]}` : number(value.from);
}
