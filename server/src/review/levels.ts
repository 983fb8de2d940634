import type { Finding, Severity } from '../rules/finding.ts';
import type { Range } from './positions.ts';

/** The level of a rule, by the rule's id; `off` switches it off. */
export type RuleLevels = Readonly<Record<string, Severity | 'off'>>;

/** A finding in its place in the file, with the words that it rests on. */
export type PlacedFinding = Finding<Range> & { readonly words: readonly Range[] };

/** What the user has said of a rule; undefined if nothing. */
export const levelOf = (rule: string, levels: RuleLevels): Severity | 'off' | undefined =>
  Object.hasOwn(levels, rule) ? levels[rule] : undefined;

/** A finding before it has its place in the file, with the words that it rests on. */
type Unplaced<Place> = Finding<Place> & { readonly words: readonly Place[] };

/** A finding with the level that the user wants for its rule, in its place in the file; null if the rule is switched off. */
export function levelled<Place>(
  finding: Unplaced<Place>,
  levels: RuleLevels,
  place: (span: Place) => Range,
): PlacedFinding | null {
  const level = levelOf(finding.rule, levels);
  return level === 'off' ? null : placeFinding(level ? { ...finding, severity: level } : finding, place);
}

/** The order of the text. */
export const byPlace = (a: PlacedFinding, b: PlacedFinding): number =>
  a.range.startOffset - b.range.startOffset || a.range.endOffset - b.range.endOffset;

function placeFinding<Place>(
  { related, fixes, ...finding }: Unplaced<Place>,
  place: (span: Place) => Range,
): PlacedFinding {
  return {
    ...finding,
    range: place(finding.range),
    words: finding.words.map(place),
    ...(related ? { related: related.map((one) => ({ ...one, range: place(one.range) })) } : {}),
    ...(fixes
      ? {
          fixes: fixes.map((fix) => ({
            ...fix,
            edits: fix.edits.map((edit) => ({ ...edit, range: place(edit.range) })),
          })),
        }
      : {}),
  };
}
