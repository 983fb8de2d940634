import { LineCounter, parseDocument } from 'yaml';

/** What Clio reads from the YAML between the two `---` lines at the top of a file. */
export interface FrontMatter {
  /** The question that the essay answers. */
  readonly question: string | null;
  /** `clio: true` makes any file an essay, `clio: false` keeps Clio silent in it; absent: `null`. */
  readonly clio: boolean | null;
  /** `lang:` as written, for instance `en-GB` or `fr`; it wins over Clio's own guess. */
  readonly language: string | null;
  /** An examination board, for instance `aqa-25`. */
  readonly board: string | null;
  /** What keeps the front matter from being read, with the offset in the file where that is. */
  readonly problem: { readonly message: string; readonly offset: number } | null;
}

export const noFrontMatter: FrontMatter = { question: null, clio: null, language: null, board: null, problem: null };

/**
 * Reads front matter. It never throws: broken YAML leaves the fields empty and says so in `problem`.
 * @param yaml the text between the `---` lines
 * @param offset where that text starts in the file, in UTF-16 code units
 */
export function readFrontMatter(yaml: string, offset: number): FrontMatter {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, logLevel: 'silent' });
  const error = document.errors[0];
  if (error) {
    const message = error.message.split(' at line ')[0] ?? error.message;
    return { ...noFrontMatter, problem: { message, offset: offset + error.pos[0] } };
  }
  let fields: unknown;
  try {
    fields = document.toJS({ maxAliasCount: 100 });
  } catch (reason) {
    return { ...noFrontMatter, problem: { message: String(reason), offset } };
  }
  if (typeof fields !== 'object' || fields === null) return noFrontMatter;
  const field = (name: string): unknown =>
    Object.hasOwn(fields, name) ? (fields as Record<string, unknown>)[name] : null;
  const words = (value: unknown): string | null => (typeof value === 'string' && value.trim() ? value.trim() : null);
  const clio = field('clio');
  return {
    question: words(field('question')),
    clio: typeof clio === 'boolean' ? clio : null,
    language: words(field('lang')) ?? words(field('language')),
    board: words(field('board')),
    problem: null,
  };
}
