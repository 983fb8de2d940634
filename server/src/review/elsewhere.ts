import type { Statement } from '../statements/statement.ts';
import type { PlacedFinding } from './levels.ts';
import type { Range } from './positions.ts';

/** A statement, and the words of it that are checked. */
interface Dated {
  readonly statement: Statement;
  readonly checked: { readonly text: string; readonly range: Range };
}

/** More would not be read. */
const most = 3;

/**
 * Adds to findings about an event where else in the essay that event is dated, the nearest places first: what was meant, or
 * what has to be changed with it.
 */
export function withPlacesElsewhere(
  findings: readonly PlacedFinding[],
  statements: readonly Dated[],
): readonly PlacedFinding[] {
  const dated = new Map<string, Dated[]>();
  for (const one of statements) {
    const { kind, subject, verdict } = one.statement;
    if (kind !== 'date' || subject === null || verdict === 'unknown') continue;
    const places = dated.get(subject);
    if (places) places.push(one);
    else dated.set(subject, [one]);
  }
  return findings.map((finding) => {
    const { startOffset, endOffset } = finding.range;
    const known = finding.related ?? [];
    const elsewhere = (dated.get(finding.subject ?? '') ?? [])
      .map(({ checked }) => checked)
      .filter(({ range }) => range.endOffset <= startOffset || endOffset <= range.startOffset)
      .filter(({ range }) => !known.some((one) => one.range.startOffset === range.startOffset))
      .sort((a, b) => Math.abs(a.range.startOffset - startOffset) - Math.abs(b.range.startOffset - startOffset))
      .slice(0, most)
      .map(({ text, range }) => ({ range, message: `Here the essay dates it to ${text}.` }));
    return elsewhere.length > 0 ? { ...finding, related: [...known, ...elsewhere] } : finding;
  });
}
