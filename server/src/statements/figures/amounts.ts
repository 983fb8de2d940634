import type { Span } from '../../essay/span.ts';
import { numberWords, tens } from '../../time/vocabulary.ts';

/** What the words before a number make of it: `over` is also "at least", `under` also "nearly" and "up to". */
export type Rounding = 'about' | 'over' | 'under';

/** A number in prose, in units of one. */
export interface Amount extends Span {
  readonly kind: 'count' | 'percent' | 'fraction';
  readonly from: number;
  readonly to: number;
  /** The smallest step that the writer distinguishes: 100,000 in "5.9 million". */
  readonly step: number;
  readonly rounding?: Rounding;
  /** Where the number itself stands, with its scale and without "per cent". */
  readonly digits: Span;
  /** "million" if it is written so. */
  readonly scale?: string;
  /** The other number of a vote, "559 to 65". */
  readonly against?: Amount;
}

interface Word extends Span {
  readonly lower: string;
}

interface Read {
  readonly value: number;
  readonly step: number;
  readonly next: number;
  readonly scale?: string;
}

const written = /\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[\p{L}\p{M}]+|%|½|[-‐‑–—:]/gu;

const scales: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['milliard', 1e9],
  ['trillion', 1e12],
  ['dozen', 12],
]);
const shortScales: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['m', 1e6],
  ['mn', 1e6],
  ['mln', 1e6],
  ['bn', 1e9],
]);
const fractions: ReadonlyMap<string, number> = new Map([
  ['half', 50],
  ['third', 100 / 3],
  ['thirds', 100 / 3],
  ['quarter', 25],
  ['quarters', 25],
  ['fifth', 20],
  ['fifths', 20],
  ['tenth', 10],
  ['tenths', 10],
]);

/** Whether a text can have an amount at all: one look, so that texts without numbers cost nothing more. */
export const mayHaveAmounts = (text: string): boolean =>
  /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|half|thirds?|quarters?|dozen)\b/i.test(
    text,
  );

/**
 * The amounts in a stretch of prose. Ordinals are none, nor is what stands in one of the spans given (dates and names).
 * @param offset where the stretch begins, which spans are counted from
 */
export function amountsIn(text: string, offset: number, taken: readonly Span[]): readonly Amount[] {
  const words: Word[] = [...text.matchAll(written)].map((match) => ({
    start: offset + match.index,
    end: offset + match.index + match[0].length,
    lower: match[0].toLowerCase(),
  }));
  return new AmountReader(words, taken).read();
}

const mayBegin = (word: string): boolean =>
  /^\d/.test(word) || numberWords.has(word) || tens.has(word) || word === 'a' || word === 'an' || word === 'half';

class AmountReader {
  readonly #words: readonly Word[];
  readonly #taken: readonly Span[];

  constructor(words: readonly Word[], taken: readonly Span[]) {
    this.#words = words;
    this.#taken = taken;
  }

  read(): readonly Amount[] {
    const found: Amount[] = [];
    for (let i = 0; i < this.#words.length; ) {
      const begins = mayBegin(this.#words[i]?.lower ?? '');
      const pair = begins ? this.#vote(i) : null;
      const one = pair || !begins ? null : this.#amount(i);
      if (pair) found.push(...pair.amounts);
      else if (one) found.push(one.amount);
      i = pair?.next ?? one?.next ?? i + 1;
    }
    return found;
  }

  #lower(i: number): string {
    return this.#words[i]?.lower ?? '';
  }

  #isTaken(i: number): boolean {
    const word = this.#words[i];
    return word !== undefined && this.#taken.some(({ start, end }) => start < word.end && word.start < end);
  }

  /** Whether a word follows the one before it without a blank. */
  #adjoins(i: number): boolean {
    return this.#words[i]?.start === this.#words[i - 1]?.end;
  }

  /** "559 votes to 65", "559 to 65", "559–65", "559 : 65" */
  #vote(i: number): { amounts: Amount[]; next: number } | null {
    const first = this.#number(i);
    if (!first || first.scale) return null;
    let next = first.next;
    const votes = /^(votes|vote|delegates)$/.test(this.#lower(next));
    if (votes) next += 1;
    if (!/^(to|against|:|–|-|‑)$/.test(this.#lower(next))) return null;
    const second = this.#number(next + 1);
    if (!second || second.scale || second.value >= first.value || fractions.has(this.#lower(second.next))) return null;
    if (/^(per|percent|%|pc)$/.test(this.#lower(second.next))) return null;
    const a = this.#make(i, first.next, 'count', first);
    const b = this.#make(next + 1, second.next, 'count', second);
    return {
      amounts: [
        { ...a, against: b },
        { ...b, against: a },
      ],
      next: second.next,
    };
  }

  #amount(i: number): { amount: Amount; next: number } | null {
    return this.#fraction(i) ?? this.#plain(i);
  }

  #plain(i: number): { amount: Amount; next: number } | null {
    const first = this.#number(i);
    if (!first) return null;
    const range = this.#rangeTo(first);
    const read = range ? { ...first, next: range.next, scale: range.scale } : first;
    const percent = this.#percent(read.next);
    const from = range && !first.scale && range.scale ? first.value * (scales.get(range.scale) ?? 1) : first.value;
    const step = range && !first.scale && range.scale ? first.step * (scales.get(range.scale) ?? 1) : first.step;
    const amount = this.#make(i, read.next, percent ? 'percent' : 'count', {
      ...read,
      value: from,
      step,
      ...(range ? { to: range.value } : {}),
    } as Read & { to?: number });
    const end = percent ? (this.#words[percent - 1]?.end ?? amount.end) : amount.end;
    // "one" alone is as often a pronoun.
    if (amount.kind === 'count' && amount.to === 1) return null;
    return { amount: { ...amount, end }, next: percent ?? read.next };
  }

  /** "to 7 million" after "5", "–7", "and seven million" after "between five" */
  #rangeTo(first: Read): Read | null {
    const joint = this.#lower(first.next);
    const between = this.#lower(first.next - 2) === 'between' || this.#lower(first.next - 3) === 'between';
    if (!/^(to|or|-|‑|–|—)$/.test(joint) && !(joint === 'and' && between)) return null;
    const second = this.#number(first.next + 1);
    if (!second) return null;
    const low = first.scale || !second.scale ? first.value : first.value * (scales.get(second.scale) ?? 1);
    return second.value > low && second.value <= 10 * low ? second : null;
  }

  /** The index after "per cent". */
  #percent(i: number): number | null {
    if (/^(%|percent|pc)$/.test(this.#lower(i))) return i + 1;
    return this.#lower(i) === 'per' && /^cents?$/.test(this.#lower(i + 1)) ? i + 2 : null;
  }

  /** "a third", "two-thirds", "three quarters", "half of" */
  #fraction(i: number): { amount: Amount; next: number } | null {
    if (this.#isTaken(i)) return null;
    const article = /^(a|an|one)$/.test(this.#lower(i));
    const count = article ? 1 : (numberWords.get(this.#lower(i)) ?? (this.#lower(i) === 'half' ? 1 : undefined));
    if (count === undefined) return null;
    let at = this.#lower(i) === 'half' ? i : i + 1;
    if (/^[-‐‑]$/.test(this.#lower(at))) at += 1;
    const part = fractions.get(this.#lower(at));
    if (part === undefined || this.#lower(at + 1) !== 'of' || /^(a|an)$/.test(this.#lower(at + 2))) return null;
    const amount = this.#make(i, at + 1, 'fraction', { value: count * part, step: 6, next: at + 1 });
    return { amount, next: at + 1 };
  }

  #make(from: number, next: number, kind: Amount['kind'], read: Read & { readonly to?: number }): Amount {
    const start = this.#words[from]?.start ?? 0;
    const end = this.#words[next - 1]?.end ?? 0;
    const rounding = this.#rounding(from);
    return {
      start,
      end,
      digits: { start, end },
      kind,
      from: read.value,
      to: read.to ?? read.value,
      step: read.step,
      ...(rounding ? { rounding } : {}),
      ...(read.scale ? { scale: read.scale } : {}),
    };
  }

  #rounding(i: number): Rounding | undefined {
    const one = this.#lower(i - 1);
    const two = `${this.#lower(i - 2)} ${one}`;
    if (/^(more than|at least|as many as|no fewer than|no less than|close to)$/.test(two)) {
      return two === 'close to' ? 'about' : 'over';
    }
    if (/^(less than|fewer than|up to|at most|close on|short of)$/.test(two)) return 'under';
    if (/^(over|above|exceeding)$/.test(one)) return 'over';
    if (/^(nearly|almost|under|below)$/.test(one)) return 'under';
    return /^(about|around|some|roughly|approximately|c|ca|circa|perhaps|maybe|approx)$/.test(one)
      ? 'about'
      : undefined;
  }

  /** "1,566", "5.9 million", "3.6m", "twenty-five thousand", "a hundred", "two and a half million", "half a million" */
  #number(i: number): Read | null {
    if (this.#isTaken(i)) return null;
    const lower = this.#lower(i);
    if (lower === '') return null;
    const half = this.#halfMillion(i);
    if (half) return half;
    const base = /^\d/.test(lower) ? this.#digits(i) : this.#worded(i);
    if (!base) return null;
    const short = this.#adjoins(base.next) ? shortScales.get(this.#lower(base.next)) : undefined;
    if (short !== undefined)
      return {
        value: base.value * short,
        step: base.step * short,
        next: base.next + 1,
        scale: short === 1e3 ? 'thousand' : short === 1e6 ? 'million' : 'billion',
      };
    return this.#scaled(base);
  }

  #scaled(base: Read): Read {
    let { value, step, next } = base;
    let scale: string | undefined;
    for (let word = this.#lower(next); scales.has(word); word = this.#lower(next)) {
      const factor = scales.get(word) as number;
      value *= factor;
      step *= factor;
      scale = word;
      next += 1;
      // "two hundred and fifty thousand", "three hundred thousand"
      const rest = this.#lower(next) === 'and' ? next + 1 : next;
      const more = word === 'hundred' ? this.#worded(rest) : null;
      if (more && more.value < factor && !/^(a|an)$/.test(this.#lower(rest))) {
        value += more.value;
        step = more.step;
        next = more.next;
      }
    }
    const spelt = scale === undefined || scale === 'hundred' || scale === 'dozen' ? {} : { scale };
    return { value, step, next, ...spelt };
  }

  #halfMillion(i: number): Read | null {
    if (this.#lower(i) !== 'half' || !/^an?$/.test(this.#lower(i + 1))) return null;
    const scale = this.#lower(i + 2);
    const factor = scales.get(scale);
    return factor ? { value: factor / 2, step: factor / 5, next: i + 3, scale } : null;
  }

  #digits(i: number): Read | null {
    const { lower, end } = this.#words[i] as Word;
    const after = this.#words[i + 1];
    const before = this.#words[i - 1];
    // "14th", "1920s", "T34", "1917-18" are no amounts; nor is a number that goes on ("1.2.3").
    if (after?.start === end && /^\p{L}/u.test(after.lower) && !shortScales.has(after.lower)) return null;
    if (before?.end === this.#words[i]?.start && /^\p{L}/u.test(before?.lower ?? '')) return null;
    const value = Number(lower.replaceAll(',', ''));
    const decimals = lower.split('.')[1]?.length;
    return { value, step: decimals ? 10 ** -decimals : stepOf(value), next: i + 1 };
  }

  #worded(i: number): Read | null {
    const lower = this.#lower(i);
    if (/^an?$/.test(lower)) return scales.has(this.#lower(i + 1)) ? { value: 1, step: 1, next: i + 1 } : null;
    const ten = tens.get(lower);
    if (ten === undefined) {
      const one = numberWords.get(lower);
      return one === undefined ? null : this.#andAHalf({ value: one, step: 1, next: i + 1 });
    }
    const hyphen = /^[-‐‑–]$/.test(this.#lower(i + 1)) ? 2 : 1;
    const one = numberWords.get(this.#lower(i + hyphen));
    return one !== undefined && one < 10
      ? { value: ten + one, step: 1, next: i + hyphen + 1 }
      : { value: ten, step: stepOf(ten), next: i + 1 };
  }

  #andAHalf(base: Read): Read {
    const and = /^[-‐‑]$/.test(this.#lower(base.next)) ? base.next + 1 : base.next;
    const isHalf = this.#lower(and) === 'and' && this.#lower(and + 1) === 'a' && this.#lower(and + 2) === 'half';
    return isHalf ? { value: base.value + 0.5, step: 0.5, next: and + 3 } : base;
  }
}

/** 1000 for 24,000 and 1 for 1,566: how finely a round number is meant. */
function stepOf(value: number): number {
  let step = 1;
  while (value !== 0 && value % (step * 10) === 0) step *= 10;
  return step;
}
