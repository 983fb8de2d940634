import { isMap, isNode, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';
import type { Span } from './span.ts';

/** A rule as a suppression names it, with its place in the file; whether there is such a rule is not known here. */
export interface NamedRule extends Span {
  readonly id: string;
}

/**
 * What a writer has put into an essay so that Clio says nothing of a kind about it: a comment
 * `<!-- clio-ignore wrong-date -- the reason -->`, or the field `clio-ignore` of the front matter.
 */
export interface Suppression extends Span {
  /** What it concerns: the next block, its own line, or the whole file. */
  readonly scope: 'block' | 'line' | 'file';
  /** Where that is; null for a comment that nothing follows. */
  readonly target: Span | null;
  /** The word `clio-ignore`. */
  readonly keyword: Span;
  readonly rules: readonly NamedRule[];
  readonly reason: string | null;
}

/** A suppression before it is known what it concerns. */
export type SuppressionComment = Omit<Suppression, 'scope' | 'target'>;

/** The word by which comments and front matter are known. */
export const suppressionKeyword = 'clio-ignore';

const comments = /<!--(\s*)clio-ignore(?![\w-])(:?)([\s\S]*?)-->/g;
/** What stands after two hyphens, or after the dash that some editors make of them, is the reason. */
const reasonMark = /\s(?:--|[–—])(?=\s|$)/;

/**
 * The suppressions in a piece of HTML: every comment in it that begins with `clio-ignore`.
 * @param html its source, as it stands in the file
 * @param offset where that is in the file
 */
export function readSuppressionComments(html: string, offset: number): SuppressionComment[] {
  return [...html.matchAll(comments)].map((match) => {
    const [whole, blanks = '', colon = '', body = ''] = match;
    const start = offset + match.index;
    const keywordStart = start + '<!--'.length + blanks.length;
    const keyword = { start: keywordStart, end: keywordStart + suppressionKeyword.length };
    const mark = reasonMark.exec(body);
    return {
      start,
      end: start + whole.length,
      keyword,
      rules: rulesIn(body.slice(0, mark?.index ?? body.length), keyword.end + colon.length),
      reason: mark ? body.slice(mark.index + mark[0].length).trim() || null : null,
    };
  });
}

/** The words of a list that is separated by commas or blanks. */
function rulesIn(list: string, offset: number): NamedRule[] {
  return [...list.matchAll(/[^\s,]+/g)].map(({ 0: id, index }) => ({
    id,
    start: offset + index,
    end: offset + index + id.length,
  }));
}

/**
 * The suppression in a front matter that is YAML: `clio-ignore:` with a list, or with one text that names the rules.
 * @param fields the front matter
 * @param yaml its text
 * @param offset where that starts in the file
 * @param file the whole file, which it concerns
 */
export function readSuppressionField(fields: unknown, yaml: string, offset: number, file: Span): Suppression | null {
  if (!isMap(fields)) return null;
  const pair = pairOf(fields, suppressionKeyword);
  if (!pair || !isScalar(pair.key) || !pair.key.range) return null;
  const keyword = { start: offset + pair.key.range[0], end: offset + pair.key.range[1] };
  const { value } = pair;
  const items = isSeq(value) ? value.items : value === null ? [] : [value];
  const rules = items.flatMap((item): NamedRule[] => {
    if (!isScalar(item) || !item.range || item.value === null) return [];
    const [start, end] = item.range;
    let at = start;
    return rulesIn(String(item.value), 0).map(({ id }) => {
      const found = yaml.indexOf(id, at);
      // Written with escapes, it stands somewhere in the text.
      if (found < 0 || found + id.length > end) return { id, start: offset + start, end: offset + end };
      at = found + id.length;
      return { id, start: offset + found, end: offset + at };
    });
  });
  // A list with hyphens would reach up to the next field.
  const last = isSeq(value) && !value.flow ? value.items.at(-1) : value;
  const end = isNode(last) && last.range ? offset + last.range[1] : keyword.end;
  return { scope: 'file', target: file, start: keyword.start, end, keyword, rules, reason: null };
}

const pairOf = (map: YAMLMap, name: string): Pair | undefined =>
  map.items.find((item) => isScalar(item.key) && item.key.value === name);

/** The same in a front matter that is not YAML as a whole: the field's line, as it stands. */
export function readSuppressionLine(yaml: string, offset: number, file: Span): Suppression | null {
  const match = /^clio-ignore:[ \t]*(.*?)[ \t]*\r?$/m.exec(yaml);
  if (!match) return null;
  const start = offset + match.index;
  const keyword = { start, end: start + suppressionKeyword.length };
  const list = (match[1] ?? '').replace(/#.*$/, '').replace(/[[\]"']/g, ' ');
  const rules = rulesIn(list, start + match[0].indexOf(match[1] ?? '', suppressionKeyword.length + 1));
  return { scope: 'file', target: file, start, end: start + match[0].trimEnd().length, keyword, rules, reason: null };
}
