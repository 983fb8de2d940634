import { isMap, isNode, isScalar, parseDocument, type YAMLMap } from 'yaml';
import { lineEndAt, lineEndOf, lineStartAt } from '../essay/lines.ts';
import type { Span } from '../essay/span.ts';

/** A change of a text, by its offsets. */
export interface OffsetEdit {
  readonly range: Span;
  readonly newText: string;
}

export const applyEdit = (text: string, { range, newText }: OffsetEdit): string =>
  text.slice(0, range.start) + newText + text.slice(range.end);

/**
 * Sets the level of a rule in the text of a project's file, and leaves everything else as it is, comments too.
 * @returns null if the text is no YAML, or holds something else under `rules:`
 */
export function setRuleLevel(text: string, rule: string, level: string): OffsetEdit | null {
  const document = parseDocument(text, { logLevel: 'silent' });
  if (document.errors.length > 0) return null;
  const before: unknown = document.toJS({ maxAliasCount: 50 }) ?? {};
  if (!isFields(before) || !(before.rules == null || isFields(before.rules))) return null;
  const wanted = sorted({ ...before, rules: { ...(before.rules as object | null), [rule]: level } });
  const isRight = (edit: OffsetEdit): boolean => {
    const after = parseDocument(applyEdit(text, edit), { logLevel: 'silent' });
    return after.errors.length === 0 && sorted(after.toJS({ maxAliasCount: 50 })) === wanted;
  };
  const edit = smallEdit(text, document.contents, rule, level);
  if (edit && isRight(edit)) return edit;
  // Written in an unusual way, such as all in braces: the library writes it anew, comments included.
  if (before.rules == null) document.set('rules', document.createNode({}));
  document.setIn(['rules', rule], level);
  const rewritten = { range: { start: 0, end: text.length }, newText: String(document) };
  return isRight(rewritten) ? rewritten : null;
}

function smallEdit(text: string, contents: unknown, rule: string, level: string): OffsetEdit | null {
  const eol = lineEndOf(text);
  const line = `${rule}: ${level}`;
  const at = (offset: number, newText: string): OffsetEdit => ({ range: { start: offset, end: offset }, newText });
  const rules = isMap(contents) ? fieldOf(contents, 'rules') : undefined;
  if (rules === undefined) {
    const opening = text === '' || /[\r\n]$/.test(text) ? '' : eol;
    return at(text.length, `${opening}rules:${eol}  ${line}${eol}`);
  }
  if (!isNode(rules) || !rules.range) return null;
  if (!isMap(rules)) return at(lineEndAt(text, rules.range[0]), `${eol}  ${line}`);
  const present = fieldOf(rules, rule);
  if (isNode(present) && present.range)
    return { range: { start: present.range[0], end: present.range[1] }, newText: level };
  const [first, last] = [rules.items[0], rules.items.at(-1)];
  if (rules.flow) {
    if (!isNode(last?.value) || !last.value.range)
      return { range: { start: rules.range[0], end: rules.range[1] }, newText: `{ ${line} }` };
    return at(last.value.range[1], `, ${line}`);
  }
  if (!isNode(first?.key) || !first.key.range || !isNode(last?.value) || !last.value.range) return null;
  const [start] = first.key.range;
  return at(lineEndAt(text, last.value.range[1]), `${eol}${text.slice(lineStartAt(text, start), start)}${line}`);
}

const fieldOf = (map: YAMLMap, name: string): unknown =>
  map.items.find((item) => isScalar(item.key) && item.key.value === name)?.value;

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value as text in which the order of fields makes no difference. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    isFields(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
