import { lineAfter, lineEndAt, lineStartAt } from '../../essay/lines.ts';
import type { Span } from '../../essay/span.ts';
import type { NamedRule, Suppression } from '../../essay/suppressions.ts';
import type { Fix } from '../finding.ts';

/**
 * Takes a rule out of a suppression; with its last rule, or if it names none, the suppression goes as a whole.
 * @param text the file, in which all offsets are
 * @returns one fix, or none where the front matter is written so that taking something out might break it
 */
export function removals(text: string, suppression: Suppression, rule: NamedRule | null): Fix<Span>[] {
  const { rules, scope } = suppression;
  const several = rule !== null && rules.length > 1;
  const range = several
    ? withSeparator(text, rules, rule)
    : scope === 'file'
      ? field(text, suppression)
      : comment(text, suppression);
  if (!range) return [];
  const title = several ? `Remove ${rule.id} from this suppression` : 'Remove this suppression';
  // It may be useless only here, where a pack is missing that another reader of the essay has.
  return [{ title, safe: false, edits: [{ range, newText: '' }] }];
}

/** The rule with what keeps it apart from the one before, or from the one after if it is the first. */
function withSeparator(text: string, rules: readonly NamedRule[], rule: NamedRule): Span | null {
  const at = rules.indexOf(rule);
  const [before, after] = [rules[at - 1], rules[at + 1]];
  const quote = (one: NamedRule): string => /["']/.exec(text.charAt(one.end))?.[0] ?? '';
  const neighbour = before ?? after;
  if (!neighbour || quote(neighbour) !== quote(rule)) return null;
  return before ? { start: before.end, end: rule.end } : { start: rule.start, end: neighbour.start };
}

/** The field's lines, if nothing else stands in them. */
function field(text: string, { start, end }: Span): Span | null {
  const first = lineStartAt(text, start);
  const last = lineEndAt(text, end);
  if (text.slice(first, start).trim() !== '' || !/^\s*(?:#.*)?$/.test(text.slice(end, last))) return null;
  return { start: first, end: lineAfter(text, last) };
}

/** The comment's lines, if nothing else stands in them but the signs of a quotation; else it and a blank beside it. */
function comment(text: string, { start, end }: Span): Span {
  const first = lineStartAt(text, start);
  const last = lineEndAt(text, end);
  if (/^[ \t>]*$/.test(text.slice(first, start)) && text.slice(end, last).trim() === '')
    return { start: first, end: lineAfter(text, last) };
  let from = start;
  if (/^(?:\s|$)/.test(text.slice(end, end + 1))) while (from > first && /[ \t]/.test(text.charAt(from - 1))) from -= 1;
  // A list item or a cell that holds nothing else keeps the blank after its sign.
  const isAlone = /^[ \t>]*(?:[-+*]|\d+[.)])$|\|$/.test(text.slice(first, from));
  return { start: isAlone ? Math.min(start, from + 1) : from, end };
}
