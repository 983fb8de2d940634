import type { Span } from '../../essay/span.ts';
import type { NamedRule, Suppression } from '../../essay/suppressions.ts';
import { nearest } from '../../knowledge/nearest.ts';
import type { BlockFinding } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { removals } from '../unused-suppression/removal.ts';

/**
 * A suppression that names no rule, or one that there is not. Its findings are made where suppressions are applied: in
 * `review/suppress.ts`.
 */
export const unknownSuppression: Rule = {
  id: 'unknown-suppression',
  severity: 'warning',
  summary: 'A suppression that names no rule, or a rule that Clio does not have.',
  fixable: 'unsafe',
};

/**
 * @param text the file, in which the spans of the suppression and of the finding are
 * @param rule what it names; null if it names nothing
 * @param known the ids of all rules
 */
export function unknownFinding(
  text: string,
  suppression: Suppression,
  rule: NamedRule | null,
  known: readonly string[],
): BlockFinding {
  const { start, end } = rule ?? suppression.keyword;
  const range: Span = { start, end };
  const meant = rule ? nearest(rule.id, known) : undefined;
  const example = suppression.scope === 'file' ? 'clio-ignore: [wrong-date]' : '<!-- clio-ignore wrong-date -->';
  const message = rule
    ? `There is no rule “${rule.id}”, so nothing is suppressed. ${meant ? `Did you mean “${meant}”?` : `The rules are: ${known.join(', ')}.`}`
    : `This suppression names no rule, so nothing is suppressed. Name the rule: ${example}`;
  return {
    rule: unknownSuppression.id,
    severity: unknownSuppression.severity,
    range,
    message,
    sources: [],
    fixes: [
      ...(rule && meant
        ? [{ title: `Change ${rule.id} to ${meant}`, safe: false, edits: [{ range, newText: meant }] }]
        : []),
      ...removals(text, suppression, rule),
    ],
    words: [range],
  };
}
