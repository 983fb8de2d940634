import { edtfRange } from './edtf.ts';
import type { Lexicon } from './lexicon.ts';
import { didYouMean } from './nearest.ts';
import type { PackProblem, ParsedFile } from './pack-files.ts';
import type { Amount, Citation, DatedValue, Evidence, PackDate, PlacedText } from './records.ts';

type Fields = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];

/** Every kind of record, as the folder or file of a pack is called. */
export type RecordKind =
  | 'people'
  | 'organisations'
  | 'places'
  | 'offices'
  | 'terms'
  | 'events'
  | 'historians'
  | 'quotations'
  | 'figures'
  | 'factors'
  | 'questions'
  | 'series';

/** What all records of a pack share while it is compiled: who else there is, and what is wrong so far. */
export interface PackScope {
  /** The pack's id. */
  readonly pack: string;
  readonly lexicon: Lexicon;
  readonly kinds: ReadonlyMap<string, RecordKind>;
  readonly sources: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  readonly problems: PackProblem[];
}

const scales: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9 };

/**
 * A place in a pack file whose shape the schema has already checked: reads the fields there, and reports dates, ids and
 * sources that the schema cannot know at their line.
 */
export class PackCursor {
  readonly #file: ParsedFile;
  readonly #path: Path;
  readonly #value: Fields;
  readonly scope: PackScope;

  constructor(file: ParsedFile, path: Path, value: unknown, scope: PackScope) {
    this.#file = file;
    this.#path = path;
    this.#value = value as Fields;
    this.scope = scope;
  }

  has(field: string): boolean {
    return this.#value[field] !== undefined;
  }

  is(field: string, value: unknown): boolean {
    return this.#value[field] === value;
  }

  problem(field: string | null, message: string): void {
    this.scope.problems.push(this.#file.problem(field === null ? this.#path : [...this.#path, field], message));
  }

  text(field: string): string {
    return String(this.#value[field]);
  }

  number(field: string): number {
    return Number(this.#value[field]);
  }

  /** The texts of a list, or of a single value; none if the field is not there. */
  texts(field: string): string[] {
    const value = this.#value[field];
    if (value === undefined) return [];
    return (Array.isArray(value) ? value : [value]).filter((item) => typeof item !== 'object').map(String);
  }

  /** The texts of a list with the places where they stand. */
  placedTexts(field: string): PlacedText[] {
    return this.texts(field).map((text, n) => {
      const { path, line, column } = this.#file.problem([...this.#path, field, n], '');
      return { text, path, line, column };
    });
  }

  /** The objects of a list, each with its place; values that are no objects are left out. */
  items(field: string): PackCursor[] {
    const value = this.#value[field];
    if (!Array.isArray(value)) return [];
    return value.flatMap((item, n) =>
      typeof item === 'object' && item !== null
        ? [new PackCursor(this.#file, [...this.#path, field, n], item, this.scope)]
        : [],
    );
  }

  /** One field as a part of the record, if it is there: `{ note: … }` or nothing. */
  maybe<K extends string, T>(field: K, read: (field: K) => T): { readonly [key in K]?: T } {
    return this.has(field) ? ({ [field]: read(field) } as { readonly [key in K]?: T }) : {};
  }

  date(field: string): PackDate {
    return this.#date(this.#value[field], [...this.#path, field]);
  }

  /** A date, or a date with its old style, accepted and contested values. */
  dated(field: string): DatedValue {
    const value = this.#value[field];
    if (typeof value !== 'object' || value === null) return { date: this.date(field), accepted: [], contested: [] };
    return new PackCursor(this.#file, [...this.#path, field], value, this.scope).datedHere();
  }

  /** The same of the fields that stand here: `date`, `julian`, `accepted`, `contested`. */
  datedHere(): DatedValue {
    return {
      date: this.date('date'),
      ...this.maybe('julian', (field) => this.date(field)),
      accepted: this.items('accepted').map((value) => ({ ...value.date('date'), note: value.text('note') })),
      contested: this.items('contested').map((value) => ({
        ...value.date('date'),
        by: value.text('by'),
        note: value.text('note'),
      })),
    };
  }

  /** The id of another record of the pack, of one of the kinds if some are named. */
  id(field: string, ...kinds: readonly RecordKind[]): string {
    return this.ids(field, ...kinds)[0] as string;
  }

  ids(field: string, ...kinds: readonly RecordKind[]): string[] {
    const ids = this.texts(field);
    for (const id of ids) {
      const kind = this.scope.kinds.get(id);
      if (kind === undefined)
        this.problem(
          field,
          `No record has the id “${id}”.${didYouMean(id, this.scope.kinds.keys())} Add it to ${(kinds.length > 0 ? kinds : namedKinds).join(', ')}, or mend the spelling.`,
        );
      else if (kinds.length > 0 && !kinds.includes(kind))
        this.problem(field, `“${id}” stands in ${kind}; here one of ${kinds.join(', ')} is wanted.`);
    }
    return ids;
  }

  acts(field: string): string[] {
    const acts = this.texts(field);
    for (const act of acts)
      if (!this.scope.lexicon.acts.has(act))
        this.problem(
          field,
          `The lexicon has no act “${act}”.${didYouMean(act, this.scope.lexicon.acts) || ` It has: ${[...this.scope.lexicon.acts].sort().join(', ')}.`}`,
        );
    return acts;
  }

  /** A number or a range, in units of one: `value: 25, scale: million` is 25,000,000. */
  amount(field: string, scale: string): Amount {
    const value = this.#value[field];
    const factor = scales[scale] ?? 1;
    const ends = typeof value === 'object' && value !== null ? (value as Amount) : { from: value, to: value };
    const [from, to] = [Number(ends.from) * factor, Number(ends.to) * factor];
    if (from > to)
      this.problem(field, `The range runs backwards, from ${ends.from} to ${ends.to}. Write the smaller end first.`);
    return { from, to };
  }

  sources(): Citation[] {
    for (const item of this.items('sources')) {
      const source = item.text('source');
      if (!this.scope.sources.has(source))
        item.problem(
          'source',
          `No source has the id “${source}”.${didYouMean(source, this.scope.sources)} Add it to the pack's sources, or mend the spelling.`,
        );
    }
    const citations = (this.#value.sources ?? []) as Citation[];
    return citations.map((citation) => ({ ...citation, source: `${this.scope.pack}/${citation.source}` }));
  }

  /** The fields that all records share. */
  recorded(): { id: string } & Evidence {
    return { id: this.text('id'), ...this.evidence() };
  }

  /** Where it is from, and what a student should know of it. If it is not said how often it was checked, it was once. */
  evidence(): Evidence {
    const sources = this.sources();
    if (this.is('checked', 'two') && new Set(sources.map(({ source }) => source)).size < 2)
      this.problem('checked', 'Two references are claimed, and one is named. Add the other, or write “checked: one”.');
    return {
      ...this.maybe('note', (field) => this.text(field)),
      checked: this.is('checked', 'two') ? 'two' : 'one',
      sources,
    };
  }

  #date(value: unknown, path: Path): PackDate {
    const edtf = String(value);
    const range = edtfRange(edtf);
    if (range) return { edtf, range };
    const [from, to] = edtf.split('/').map(edtfRange);
    const message =
      from && to && from.first > to.last
        ? `The interval “${edtf}” runs backwards. Write the earlier date first.`
        : `“${edtf}” is not a date in EDTF. Write for instance 1929, 1929-02, 1929-02-12, 1929-01/1929-02 or 1926~.`;
    this.scope.problems.push(this.#file.problem(path, message));
    return { edtf, range: { first: 0, last: 0 } };
  }
}

const namedKinds: readonly RecordKind[] = ['people', 'organisations', 'places', 'offices', 'terms', 'events'];
