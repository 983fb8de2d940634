import { LineCounter, parseDocument } from 'yaml';
import type { Span } from './span.ts';
import { readSuppressionField, readSuppressionLine, type Suppression } from './suppressions.ts';

/** What Clio reads from the YAML between the two `---` lines at the top of a file. */
export interface FrontMatter {
  /** The question that the essay answers. */
  readonly question: string | null;
  /** `clio: true` makes any file an essay, `clio: false` keeps Clio silent in it; absent: `null`. */
  readonly clio: boolean | null;
  /** `lang:` as written, for instance `en-GB` or `fr`; it wins over Clio's own guess. */
  readonly language: string | null;
  /** The findings that are not wanted in the whole file: `clio-ignore: [wrong-date]`. */
  readonly suppression: Suppression | null;
  /** Where the text between the `---` lines stands in the file; null if there is no front matter. */
  readonly yaml: Span | null;
  /** What keeps the front matter from being read, with the offset in the file where that is. */
  readonly problem: { readonly message: string; readonly offset: number } | null;
}

export const noFrontMatter: FrontMatter = {
  question: null,
  clio: null,
  language: null,
  suppression: null,
  yaml: null,
  problem: null,
};

/** `question: Assess: was he …` is no YAML, and plain enough all the same: each field's line, as it stands. */
function readLeniently(yaml: string): Pick<FrontMatter, 'question' | 'clio' | 'language'> {
  const line = (name: string): string | null =>
    new RegExp(`^${name}:[ \\t]*(\\S.*?)[ \\t]*\\r?$`, 'm').exec(yaml)?.[1]?.replace(/^(["'])(.*)\1$/, '$2') ?? null;
  const clio = line('clio');
  return {
    question: line('question'),
    clio: clio === 'true' ? true : clio === 'false' ? false : null,
    language: line('lang') ?? line('language'),
  };
}

/**
 * Reads front matter. It never throws: of broken YAML it takes what it can, and says so in `problem`.
 * @param yaml the text between the `---` lines
 * @param offset where that text starts in the file, in UTF-16 code units
 * @param file the whole file
 */
export function readFrontMatter(yaml: string, offset: number, file: Span): FrontMatter {
  const place = { start: offset, end: offset + yaml.length };
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, logLevel: 'silent' });
  const error = document.errors[0];
  if (error) {
    const message = `${(error.message.split(' at line ')[0] ?? error.message).replace(/\.$/, '')}.`;
    return {
      ...readLeniently(yaml),
      suppression: readSuppressionLine(yaml, offset, file),
      yaml: place,
      problem: { message, offset: offset + error.pos[0] },
    };
  }
  let fields: unknown;
  try {
    fields = document.toJS({ maxAliasCount: 100 });
  } catch (reason) {
    return { ...noFrontMatter, yaml: place, problem: { message: String(reason), offset } };
  }
  if (typeof fields !== 'object' || fields === null) return { ...noFrontMatter, yaml: place };
  const field = (name: string): unknown =>
    Object.hasOwn(fields, name) ? (fields as Record<string, unknown>)[name] : null;
  const words = (value: unknown): string | null => (typeof value === 'string' && value.trim() ? value.trim() : null);
  const clio = field('clio');
  return {
    question: words(field('question')),
    clio: typeof clio === 'boolean' ? clio : null,
    language: words(field('lang')) ?? words(field('language')),
    suppression: readSuppressionField(document.contents, yaml, offset, file),
    yaml: place,
    problem: null,
  };
}
