import type { Essay } from '../essay/essay.ts';
import type { NamedRule, Suppression } from '../essay/suppressions.ts';
import type { BlockFinding } from '../rules/finding.ts';
import type { Rule } from '../rules/rule.ts';
import { unknownFinding, unknownSuppression } from '../rules/unknown-suppression/rule.ts';
import { unusedFinding, unusedSuppression } from '../rules/unused-suppression/rule.ts';
import { byPlace, type PlacedFinding } from './levels.ts';
import type { Range } from './positions.ts';

/** A finding that the writer does not want to hear of. */
export interface SuppressedFinding {
  readonly finding: PlacedFinding;
  readonly suppression: Suppression;
}

export interface Suppressing {
  /** What is left to be said, suppressions without effect included, in the order of the file. */
  readonly findings: readonly PlacedFinding[];
  readonly suppressed: readonly SuppressedFinding[];
}

/** One rule that one suppression names. */
interface Entry {
  readonly suppression: Suppression;
  readonly rule: NamedRule;
}

/**
 * Takes away the findings that the essay's suppressions concern, and reports the suppressions that concern none. It goes
 * by the places of findings alone, whatever rule they are from.
 * @param placed the findings of all rules, in their places
 * @param isOff whether a rule is switched off: what suppresses it is then not useless
 * @param place gives the finding of a suppression its level and its place; null if its rule is switched off
 */
export function suppress(
  placed: readonly PlacedFinding[],
  { text, suppressions }: Essay,
  rules: readonly Rule[],
  isOff: (rule: string) => boolean,
  place: (finding: BlockFinding) => PlacedFinding | null,
): Suppressing {
  if (suppressions.length === 0) return { findings: placed, suppressed: [] };
  const ids = rules.map((rule) => rule.id);
  const known = new Set(ids);
  const entries: Entry[] = suppressions.flatMap((suppression) =>
    suppression.rules.map((rule) => ({ suppression, rule })),
  );
  const unknown = suppressions.flatMap((suppression) => {
    if (suppression.rules.length === 0) return [unknownFinding(text, suppression, null, ids)];
    return suppression.rules
      .filter((rule) => !known.has(rule.id))
      .map((rule) => unknownFinding(text, suppression, rule, ids));
  });
  const unused = (used: ReadonlySet<NamedRule>, among: readonly Entry[]): BlockFinding[] =>
    among
      .filter(({ rule }) => known.has(rule.id) && !used.has(rule) && !isOff(rule.id))
      .map(({ suppression, rule }) => unusedFinding(text, suppression, rule));
  const placeAll = (findings: readonly BlockFinding[]): PlacedFinding[] =>
    findings.flatMap((finding) => place(finding) ?? []);

  // What is said of suppressions may be suppressed too; a suppression of that which has no use is reported in any case.
  const first = apply(placed, entries);
  const aboutOthers = entries.filter(({ rule }) => !isAboutSuppressions(rule.id));
  const aboutSuppressions = entries.filter(({ rule }) => isAboutSuppressions(rule.id));
  const second = apply(placeAll([...unknown, ...unused(first.used, aboutOthers)]), aboutSuppressions);
  const third = placeAll(unused(second.used, aboutSuppressions));
  return {
    findings: [...first.kept, ...second.kept, ...third].sort(byPlace),
    suppressed: [...first.suppressed, ...second.suppressed],
  };
}

const isAboutSuppressions = (rule: string): boolean => rule === unknownSuppression.id || rule === unusedSuppression.id;

/** Parts the findings that one of the entries concerns from the others; an entry is used if it concerns any. */
function apply(
  findings: readonly PlacedFinding[],
  entries: readonly Entry[],
): { kept: PlacedFinding[]; suppressed: SuppressedFinding[]; used: ReadonlySet<NamedRule> } {
  const byRule = new Map<string, Entry[]>();
  for (const entry of entries) {
    const same = byRule.get(entry.rule.id);
    if (same) same.push(entry);
    else byRule.set(entry.rule.id, [entry]);
  }
  const kept: PlacedFinding[] = [];
  const suppressed: SuppressedFinding[] = [];
  const used = new Set<NamedRule>();
  for (const finding of findings) {
    const own = (byRule.get(finding.rule) ?? []).filter(({ suppression }) => concerns(suppression, finding.range));
    for (const { rule } of own) used.add(rule);
    const [entry] = own;
    if (entry) suppressed.push({ finding, suppression: entry.suppression });
    else kept.push(finding);
  }
  return { kept, suppressed, used };
}

/**
 * Whether a suppression concerns what stands in a range: if the range begins or ends in its target. One that goes over
 * it on both sides, such as a finding about the whole essay, is not meant by a comment at a paragraph.
 */
export function concerns({ target }: Suppression, { startOffset, endOffset }: Range): boolean {
  if (!target) return false;
  const holds = (offset: number): boolean => target.start <= offset && offset <= target.end;
  return holds(startOffset) || holds(endOffset);
}
