import { type DayRange, overlaps, stretch } from './calendar.ts';
import type { Knowledge } from './knowledge.ts';
import type { Office, TermOfOffice } from './records.ts';

/** Breaks between two terms that no list of holders counts, in days: a successor is seldom chosen on the same day. */
const breather = 45;

/** Terms whose ends are known to the year only may overlap by a year on paper; those of colleagues overlap longer. */
const longestOverlap = 400;

/** An age at which nobody has held an office, in days. */
const tooYoung = 20 * 365;

/** The days of a term, and those that other books give it. */
export const daysOf = ({ held, accepted }: TermOfOffice): readonly DayRange[] => [
  held.range,
  ...accepted.map((one) => one.held.range),
];

/** Who held which office when, and how far the packs know all holders of it. */
export class OfficeIndex {
  readonly #offices: ReadonlyMap<string, Office>;
  readonly #lives: ReadonlyMap<string, Partial<DayRange>>;
  /** Of each person, the offices that the packs know. */
  readonly #heldBy = new Map<string, Office[]>();
  /** "head", then the body: which offices are called so. */
  readonly #named = new Map<string, Set<string>>();
  readonly #circles: ReadonlyMap<string, number>;
  readonly #runs = new Map<string, readonly DayRange[]>();

  constructor(knowledge: Knowledge) {
    const records = [...knowledge.details.records.values()];
    this.#offices = new Map(records.flatMap((one) => (one.kind === 'office' ? [[one.id, one] as const] : [])));
    this.#lives = new Map(
      records.flatMap((one) =>
        one.kind === 'person'
          ? [
              [
                one.id,
                {
                  ...(one.born ? { first: one.born.date.range.first } : {}),
                  ...(one.died ? { last: one.died.date.range.last } : {}),
                },
              ] as const,
            ]
          : [],
      ),
    );
    for (const office of this.#offices.values()) {
      for (const who of new Set(office.holders.map((term) => term.who)))
        this.#heldBy.set(who, [...(this.#heldBy.get(who) ?? []), office]);
      for (const name of office.names) this.#indexName(name, office.id, knowledge);
    }
    this.#circles = circles([...this.#offices.values()]);
  }

  /** "head of the Comintern" → the office that somebody holds who heads the Comintern. */
  #indexName(name: string, office: string, { names, lexicon }: Knowledge): void {
    const parts = /^(\p{L}+) of (?:the )?(.+)$/u.exec(name);
    const noun = parts?.[1]?.toLowerCase() ?? '';
    const rest = parts?.[2] ?? '';
    if (!lexicon.words['heading-nouns'].has(noun)) return;
    const [mention] = names.find(rest);
    if (mention?.start !== 0 || mention.end !== rest.length) return;
    for (const body of mention.ids) {
      const key = `${noun} ${body}`;
      this.#named.set(key, (this.#named.get(key) ?? new Set()).add(office));
    }
  }

  office(id: string): Office | undefined {
    return this.#offices.get(id);
  }

  /** Which office the head, chairman, editor … of a body holds; null if that is not one office. */
  headOf(nouns: Iterable<string>, bodies: readonly string[]): string | null {
    const found = new Set(
      [...nouns].flatMap((noun) => bodies.flatMap((body) => [...(this.#named.get(`${noun} ${body}`) ?? [])])),
    );
    return found.size === 1 ? ([...found][0] as string) : null;
  }

  terms(office: string, who?: string): readonly TermOfOffice[] {
    const all = this.#offices.get(office)?.holders ?? [];
    return who === undefined ? all : all.filter((term) => term.who === who);
  }

  /** The terms in order of time. */
  inOrder(office: string): readonly TermOfOffice[] {
    return [...this.terms(office)].sort((a, b) => a.held.range.first - b.held.range.first);
  }

  /** Whether one person at a time holds it. */
  isSingle(office: string): boolean {
    const terms = this.inOrder(office);
    return terms.every((term, i) => {
      const next = terms[i + 1];
      return !next || next.who === term.who || next.held.range.first > term.held.range.last - longestOverlap;
    });
  }

  /** The stretches of time in which somebody whom the packs know held it on every day. */
  #known(office: string): readonly DayRange[] {
    const known = this.#runs.get(office);
    if (known) return known;
    const runs: DayRange[] = [];
    const days = this.terms(office).flatMap(daysOf);
    for (const range of [...days].sort((a, b) => a.first - b.first)) {
      const last = runs.at(-1);
      if (last && range.first <= last.last + breather)
        runs[runs.length - 1] = { first: last.first, last: Math.max(last.last, range.last) };
      else runs.push(range);
    }
    this.#runs.set(office, runs);
    return runs;
  }

  /** Whether the packs know all its holders of a time. */
  isComplete(office: string, { first, last }: DayRange): boolean {
    return (
      this.isSingle(office) &&
      this.#known(office).some((run) => run.first - breather <= first && last <= run.last + breather)
    );
  }

  /** Whether the packs know all holders whom a person can have had as fellow holders: of all his grown-up life. */
  isCompleteForLifeOf(office: string, who: string): boolean {
    const record = this.#offices.get(office);
    const runs = this.#known(office);
    const [run] = runs;
    if (!record || !run || runs.length > 1 || !this.isSingle(office)) return false;
    const { first: born, last: died } = this.#lives.get(who) ?? {};
    const ended = (record.until && record.until.range.first <= run.last + breather) || (died ?? Infinity) <= run.last;
    const begun =
      (record.from && record.from.range.last >= run.first - breather) || (born ?? -Infinity) + tooYoung >= run.first;
    return Boolean(ended && begun);
  }

  /** Who held it in a time, by the pack's own dates. */
  holdersIn(office: string, range: DayRange): readonly TermOfOffice[] {
    return this.inOrder(office).filter((term) => overlaps(term.held.range, range));
  }

  /** The offices that somebody held in a time. */
  officesOf(who: string, range: DayRange): readonly Office[] {
    return (this.#heldBy.get(who) ?? []).filter((office) =>
      this.terms(office.id, who).some((term) => daysOf(term).some((days) => overlaps(days, range))),
    );
  }

  /** Whether somebody held an office of which holders also held this one: others may be of a country of their own. */
  isOfCircle(who: string, office: string): boolean {
    const circle = this.#circles.get(office);
    return (this.#heldBy.get(who) ?? []).some((other) => this.#circles.get(other.id) === circle);
  }

  /** Whether somebody held one of the offices with which one that never was is confused. */
  holdsAny(who: string, never: string): boolean {
    const offices = this.#offices.get(never)?.confusedWith ?? [];
    return offices.some((office) => this.isOfCircle(who, office));
  }

  /** Whoever held it after somebody, at once. */
  successors(office: string, who: string): readonly TermOfOffice[] {
    return this.#neighbours(office, who, 1);
  }

  predecessors(office: string, who: string): readonly TermOfOffice[] {
    return this.#neighbours(office, who, -1);
  }

  #neighbours(office: string, who: string, step: 1 | -1): readonly TermOfOffice[] {
    const terms = this.inOrder(office);
    return terms.flatMap((term, i) => {
      const other = terms[i + step];
      if (term.who !== who || !other || other.who === who) return [];
      const near = daysOf(other).some((days) => daysOf(term).some((own) => overlaps(stretch(days, breather), own)));
      return near ? [other] : [];
    });
  }
}

/** Offices that share holders, directly or through others, get the same number. */
function circles(offices: readonly Office[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  const byHolder = new Map<string, Office[]>();
  for (const office of offices)
    for (const { who } of office.holders) byHolder.set(who, [...(byHolder.get(who) ?? []), office]);
  for (const [n, office] of offices.entries()) {
    const waiting = [office];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (numbers.has(next.id)) continue;
      numbers.set(next.id, n);
      for (const { who } of next.holders) waiting.push(...(byHolder.get(who) ?? []));
    }
  }
  return numbers;
}

const indexes = new WeakMap<Knowledge, OfficeIndex>();

/** The offices of what is known; made when it is asked for for the first time. */
export function officeIndex(knowledge: Knowledge): OfficeIndex {
  const known = indexes.get(knowledge);
  if (known) return known;
  const made = new OfficeIndex(knowledge);
  indexes.set(knowledge, made);
  return made;
}
