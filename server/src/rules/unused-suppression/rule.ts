import type { Span } from '../../essay/span.ts';
import type { NamedRule, Suppression } from '../../essay/suppressions.ts';
import type { BlockFinding } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { removals } from './removal.ts';

/**
 * A suppression that suppresses nothing. That is known only when all other rules have spoken, so its findings are made
 * where suppressions are applied: in `review/suppress.ts`.
 */
export const unusedSuppression: Rule = {
  id: 'unused-suppression',
  severity: 'warning',
  summary: 'A suppression that suppresses nothing.',
  fixable: 'unsafe',
};

/**
 * @param text the file, in which the spans of the suppression and of the finding are
 * @param rule the one of its rules that has nothing to say there
 */
export function unusedFinding(text: string, suppression: Suppression, rule: NamedRule): BlockFinding {
  const range: Span = { start: rule.start, end: rule.end };
  const { scope, target } = suppression;
  const place =
    scope === 'file' ? 'in this essay' : target === null ? 'here, where no text follows' : `in this ${scope}`;
  const advice =
    scope === 'file' ? 'Remove it.' : 'Remove it, or put it at the line or before the block that you mean.';
  return {
    rule: unusedSuppression.id,
    severity: unusedSuppression.severity,
    range,
    message: `There is no ${rule.id} to suppress ${place}. ${advice}`,
    sources: [],
    fixes: removals(text, suppression, rule),
    // While something is being typed there, it may become useful again. The whole essay is not kept waiting.
    words: scope === 'file' || target === null ? [range] : [range, target],
  };
}
