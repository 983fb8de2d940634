import type { Knowledge } from './knowledge.ts';
import { isContentWord, quotedWords } from './quoted-words.ts';
import type { Quotation } from './records.ts';

/** The words of a quotation, or of another translation of it. */
export interface QuotedForm {
  readonly quotation: Quotation;
  /** As the pack has them. */
  readonly written: string;
  readonly words: readonly string[];
  /** Those words with blanks between and round them: contained words are contained text. */
  readonly line: string;
}

/** How many forms are compared with what an essay quotes. */
const mostCandidates = 10;

/** Finds the quotations that words may be from. Cost of a look-up: the number of words times the few forms that share one. */
export class QuotationIndex {
  readonly #byWord = new Map<string, QuotedForm[]>();
  readonly #byLine = new Map<string, QuotedForm[]>();
  readonly #forms = new Map<string, QuotedForm[]>();

  constructor(quotations: Iterable<Quotation>) {
    for (const quotation of quotations)
      for (const written of [quotation.words, ...quotation.variants.map((variant) => variant.words)]) {
        const words = quotedWords(written).map(({ word }) => word);
        const form = { quotation, written, words, line: ` ${words.join(' ')} ` };
        put(this.#forms, quotation.id, form);
        put(this.#byLine, form.line, form);
        for (const word of new Set(words.filter(isContentWord))) put(this.#byWord, word, form);
      }
  }

  /** All wordings of one quotation. */
  formsOf(id: string): readonly QuotedForm[] {
    return this.#forms.get(id) ?? [];
  }

  /** The wordings that share most with some words, best first; of rare words one weighs more than of common ones. */
  candidates(words: readonly string[]): readonly QuotedForm[] {
    const weights = new Map<QuotedForm, number>();
    for (const form of this.#byLine.get(` ${words.join(' ')} `) ?? []) weights.set(form, 10);
    for (const word of new Set(words)) {
      const forms = this.#byWord.get(word) ?? [];
      for (const form of forms) weights.set(form, (weights.get(form) ?? 0) + 1 / Math.sqrt(forms.length));
    }
    return [...weights]
      .sort(([a, x], [b, y]) => y - x || a.words.length - b.words.length)
      .slice(0, mostCandidates)
      .map(([form]) => form);
  }
}

function put(map: Map<string, QuotedForm[]>, key: string, form: QuotedForm): void {
  const list = map.get(key);
  if (list) list.push(form);
  else map.set(key, [form]);
}

const indexes = new WeakMap<Knowledge, QuotationIndex>();

/** The index of the quotations that the active packs know, made when an essay quotes something for the first time. */
export function quotationIndex(knowledge: Knowledge): QuotationIndex {
  const known = indexes.get(knowledge);
  if (known) return known;
  const made = new QuotationIndex(knowledge.details.quotations.values());
  indexes.set(knowledge, made);
  return made;
}
