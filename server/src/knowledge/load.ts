import { edtfRange } from './edtf.ts';
import type { Lexicon } from './lexicon.ts';
import {
  type PackFile,
  type PackProblem,
  type PackSchemas,
  type ParsedFile,
  parsePackFile,
  validatePackFile,
} from './pack-files.ts';
import {
  type Citation,
  type Entity,
  type EntityKind,
  type Event,
  type Frame,
  type Pack,
  type PackDate,
  type PackExamples,
  type Role,
  roles,
  type Series,
  type Source,
} from './records.ts';

/** What came of reading a pack. A pack with problems is not used at all: half of it might be wrong in silence. */
export interface LoadedPack {
  readonly pack: Pack | null;
  readonly examples: readonly PackExamples[];
  readonly problems: readonly PackProblem[];
}

const entityKinds: Readonly<Record<string, EntityKind>> = {
  people: 'person',
  organisations: 'organisation',
  places: 'place',
  offices: 'office',
  terms: 'term',
};

const kinds = ['pack', ...Object.keys(entityKinds), 'events'];

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads a pack from the text of its YAML files (`pack.yaml`, `events.yaml`, …). It opens nothing itself and executes
 * nothing that stands in them.
 * @param folder what problems that belong to no file are reported for
 */
export function loadPack(
  folder: string,
  files: readonly PackFile[],
  schemas: PackSchemas,
  lexicon: Lexicon,
): LoadedPack {
  const reader = new PackReader(schemas, lexicon);
  const byKind = new Map<string, PackFile>();
  for (const file of files) {
    const kind = fileKind(file.path);
    const problem = byKind.has(kind)
      ? `There is another file of this kind (${byKind.get(kind)?.path}). Put its records into one.`
      : kinds.includes(kind)
        ? undefined
        : `A pack has no file of this name. It has: ${kinds.map((one) => `${one}.yaml`).join(', ')}.`;
    if (problem) reader.problems.push({ path: file.path, line: 1, column: 1, message: problem });
    else byKind.set(kind, file);
  }
  if (!byKind.has('pack')) {
    const message =
      'This folder holds no pack.yaml. Name the folder of a pack, or add one with id, title, period, licence and sources.';
    return { pack: null, examples: [], problems: [{ path: folder, line: 1, column: 1, message }] };
  }
  for (const kind of kinds) {
    const file = byKind.get(kind);
    if (file) reader.read(kind, file);
  }
  const pack = reader.problems.length === 0 ? reader.compile() : null;
  return { pack: reader.problems.length === 0 ? pack : null, examples: reader.examples, problems: reader.problems };
}

const fileKind = (path: string): string => path.replace(/^.*[/\\]/, '').replace(/\.ya?ml$/, '');

class PackReader {
  readonly problems: PackProblem[] = [];
  readonly examples: PackExamples[] = [];
  readonly #parsed = new Map<string, ParsedFile>();
  /** Every id of the pack, with its kind. Sources have a name space of their own. */
  readonly #ids = new Map<string, string>();
  readonly #sources = new Set<string>();

  readonly schemas: PackSchemas;
  readonly lexicon: Lexicon;

  constructor(schemas: PackSchemas, lexicon: Lexicon) {
    this.schemas = schemas;
    this.lexicon = lexicon;
  }

  read(kind: string, file: PackFile): void {
    const parsed = parsePackFile(file);
    if (!('value' in parsed)) {
      this.problems.push(parsed);
      return;
    }
    const problems = validatePackFile(parsed, kind, this.schemas);
    this.problems.push(...problems);
    if (problems.length > 0) return;
    this.#parsed.set(kind, parsed);
    for (const [index, record] of this.#records(kind).entries())
      this.#claim(parsed, [index, 'id'], String(record.id), `${kind}.yaml`);
    if (kind !== 'pack') return;
    for (const [index, series] of ((this.#pack.series ?? []) as Fields[]).entries())
      this.#claim(parsed, ['series', index, 'id'], String(series.id), 'the series in pack.yaml');
    for (const [index, source] of (this.#pack.sources as Fields[]).entries()) {
      const id = String(source.id);
      if (this.#sources.has(id))
        this.problems.push(parsed.problem(['sources', index, 'id'], `The source id “${id}” stands here twice.`));
      this.#sources.add(id);
    }
  }

  /** Takes an id, which no other record may have. */
  #claim(parsed: ParsedFile, path: (string | number)[], id: string, where: string): void {
    const taken = this.#ids.get(id);
    if (taken !== undefined)
      this.problems.push(
        parsed.problem(path, `The id “${id}” is taken by another record (${taken}). Give this one an id of its own.`),
      );
    this.#ids.set(id, where);
  }

  compile(): Pack {
    const header = this.#pack;
    const packFile = this.#parsed.get('pack') as ParsedFile;
    this.#date(packFile, ['period'], header.period);
    const entities: Entity[] = [];
    for (const [kind, entityKind] of Object.entries(entityKinds))
      for (const [index, record] of this.#records(kind).entries())
        entities.push(this.#entity(kind, index, record, entityKind));
    const events = this.#records('events').map((record, index) => this.#event(record, index, entities));
    return {
      id: String(header.id),
      title: String(header.title),
      licence: String(header.licence),
      sources: (header.sources as Fields[]).map(
        (source) =>
          (source.issued === undefined ? source : { ...source, issued: String(source.issued) }) as unknown as Source,
      ),
      entities,
      events,
      closed: ((header.closed ?? []) as Fields[]).map((kind, index) => ({
        act: this.#act(packFile, ['closed', index, 'do'], String(kind.do)),
        who: this.#known(packFile, ['closed', index, 'who'], String(kind.who)),
        within: this.#date(packFile, ['closed', index, 'within'], kind.within).range,
      })),
      series: ((header.series ?? []) as Fields[]).map(
        (series, index): Series => ({
          id: String(series.id),
          label: String(series.label),
          names: series.names as string[],
          events: (series.events as string[]).map((id, n) => this.#known(packFile, ['series', index, 'events', n], id)),
          within: this.#date(packFile, ['series', index, 'within'], series.within).range,
        }),
      ),
    };
  }

  get #pack(): Fields {
    return this.#parsed.get('pack')?.value as Fields;
  }

  #records(kind: string): readonly Fields[] {
    const value = this.#parsed.get(kind)?.value;
    return Array.isArray(value) ? value : [];
  }

  #entity(kind: string, index: number, record: Fields, entityKind: EntityKind): Entity {
    const file = this.#parsed.get(kind) as ParsedFile;
    this.#citations(file, [index], record);
    for (const field of ['born', 'died', 'from', 'until'])
      if (record[field] !== undefined) this.#date(file, [index, field], record[field]);
    const larger = record.of ?? record.within;
    return {
      id: String(record.id),
      kind: entityKind,
      label: String(record.label),
      names: record.names as string[],
      ...(record.pronoun === undefined ? {} : { pronoun: record.pronoun as 'he' | 'she' }),
      ...(larger === undefined
        ? {}
        : { partOf: this.#known(file, [index, record.of === undefined ? 'within' : 'of'], String(larger)) }),
    };
  }

  #event(record: Fields, index: number, entities: Entity[]): Event {
    const file = this.#parsed.get('events') as ParsedFile;
    const id = String(record.id);
    const label = String(record.label);
    if (record.names) entities.push({ id, kind: 'event', label, names: record.names as string[] });
    this.examples.push({
      event: id,
      examples: record.examples as string[],
      counterexamples: record.counterexamples as string[],
    });
    const dated = (field: string): (PackDate & Fields)[] =>
      ((record[field] ?? []) as Fields[]).map((value, n) => ({
        ...value,
        ...this.#date(file, [index, field, n, 'date'], value.date),
      }));
    const optional = (field: string): PackDate | undefined =>
      record[field] === undefined ? undefined : this.#date(file, [index, field], record[field]);
    const julian = optional('julian');
    const until = optional('until');
    const once =
      record.once === undefined || record.once === true
        ? record.once
        : this.#date(file, [index, 'once'], record.once).range;
    const frames = ((record.says ?? []) as Fields[]).map((frame, n) => this.#frame(file, [index, 'says', n], frame));
    if (frames.length === 0 && !record.names)
      this.problems.push(
        file.problem(
          [index, 'id'],
          `“${id}” has neither “says” nor “names”, so no sentence can be linked to it. Add one of them.`,
        ),
      );
    return {
      id,
      label,
      date: this.#date(file, [index, 'date'], record.date),
      ...(julian ? { julian } : {}),
      ...(until ? { until } : {}),
      ...(once === undefined ? {} : { once: once as Event['once'] & {} }),
      accepted: dated('accepted').map(({ edtf, range, note }) => ({ edtf, range, note: String(note) })),
      contested: dated('contested').map(({ edtf, range, note, by }) => ({
        edtf,
        range,
        note: String(note),
        by: String(by),
      })),
      ...(record.note === undefined ? {} : { note: String(record.note) }),
      frames,
      sources: this.#citations(file, [index], record),
      checked: record.checked as 'one' | 'two',
    };
  }

  #frame(file: ParsedFile, path: (string | number)[], frame: Fields): Frame {
    const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [String(value)]);
    const filled = roles.filter((role) => frame[role] !== undefined);
    return {
      acts: list(frame.do).map((act) => this.#act(file, [...path, 'do'], act)),
      roles: Object.fromEntries(
        filled.map((role): [Role, string[]] => [
          role,
          list(frame[role]).map((id) => this.#known(file, [...path, role], id)),
        ]),
      ),
      ...(frame.which === undefined ? {} : { which: String(frame.which) }),
    };
  }

  #date(file: ParsedFile, path: (string | number)[], value: unknown): PackDate {
    const edtf = String(value);
    const range = edtfRange(edtf);
    if (range) return { edtf, range };
    const message = `“${edtf}” is not a date in EDTF. Write for instance 1929, 1929-02, 1929-02-12, 1929-01/1929-02 or 1926~.`;
    this.problems.push(file.problem(path, message));
    return { edtf, range: { first: 0, last: 0 } };
  }

  #known(file: ParsedFile, path: (string | number)[], id: string): string {
    if (!this.#ids.has(id))
      this.problems.push(
        file.problem(
          path,
          `No record has the id “${id}”. Add it to people, organisations, places, offices, terms or events, or mend the spelling.`,
        ),
      );
    return id;
  }

  #act(file: ParsedFile, path: (string | number)[], act: string): string {
    if (!this.lexicon.acts.has(act))
      this.problems.push(
        file.problem(path, `The lexicon has no act “${act}”. It has: ${[...this.lexicon.acts].sort().join(', ')}.`),
      );
    return act;
  }

  #citations(file: ParsedFile, path: (string | number)[], record: Fields): Citation[] {
    return (record.sources as unknown as Citation[]).map((citation, n) => {
      if (!this.#sources.has(citation.source))
        this.problems.push(
          file.problem(
            [...path, 'sources', n, 'source'],
            `No source has the id “${citation.source}”. Add it to the sources in pack.yaml.`,
          ),
        );
      return citation;
    });
  }
}
