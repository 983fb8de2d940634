import { entityCompilers } from './compile-entities.ts';
import { compileEvent, compileFactor, compileFigure, compileQuestion, compileQuotation } from './compile-records.ts';
import { entityOf } from './entity-index.ts';
import type { Lexicon } from './lexicon.ts';
import { livesOf } from './lives.ts';
import { PackCursor, type PackScope, type RecordKind } from './pack-cursor.ts';
import {
  type PackFile,
  type PackProblem,
  type PackSchemas,
  type ParsedFile,
  parsePackFile,
  validatePackFile,
} from './pack-files.ts';
import type { ClosedKind, Event, Pack, PackExamples, Series, Source } from './records.ts';

/** What came of reading a pack. A pack with problems is not used at all: half of it might be wrong in silence. */
export interface LoadedPack {
  readonly pack: Pack | null;
  readonly examples: readonly PackExamples[];
  readonly problems: readonly PackProblem[];
  /** Where each record stands, by its id. */
  readonly places: ReadonlyMap<string, Place>;
}

/** Lines and columns count from 1. */
export type Place = Omit<PackProblem, 'message'>;

const recordKinds: readonly Exclude<RecordKind, 'series'>[] = [
  'people',
  'organisations',
  'places',
  'offices',
  'terms',
  'historians',
  'events',
  'quotations',
  'figures',
  'factors',
  'questions',
];

/** The kinds of file that a pack has: `<kind>.yaml`, or any number of files in a folder `<kind>/`. */
export const fileKinds: readonly string[] = ['pack', 'sources', ...recordKinds];

/** The kind of a file of a pack, by its name below the pack's folder; null if a pack has no such file. */
export function fileKind(name: string): string | null {
  const [first = '', second, more] = name.replace(/\.ya?ml$/, '').split('/');
  if (more !== undefined || !fileKinds.includes(first)) return null;
  return second !== undefined && first === 'pack' ? null : first;
}

/**
 * Reads a pack from the text of its YAML files. It opens nothing itself and executes nothing that stands in them.
 * @param folder what problems that belong to no file are reported for
 */
export function loadPack(
  folder: string,
  files: readonly PackFile[],
  schemas: PackSchemas,
  lexicon: Lexicon,
): LoadedPack {
  if (!files.some((file) => fileKind(file.name) === 'pack')) {
    const message =
      'This folder holds no pack.yaml. Name the folder of a pack, or add one with id, title, period and licence.';
    return { pack: null, examples: [], problems: [{ path: folder, line: 1, column: 1, message }], places: new Map() };
  }
  const reader = new PackReader(schemas, lexicon);
  for (const file of [...files].sort(byKind)) reader.read(file);
  const loaded = reader.problems.length === 0 ? reader.compile() : null;
  return {
    pack: reader.problems.length === 0 ? (loaded?.pack ?? null) : null,
    examples: loaded?.examples ?? [],
    problems: reader.problems,
    places: reader.places(),
  };
}

const byKind = (a: PackFile, b: PackFile): number =>
  fileKinds.indexOf(fileKind(a.name) ?? '') - fileKinds.indexOf(fileKind(b.name) ?? '') || (a.name < b.name ? -1 : 1);

type Fields = Readonly<Record<string, unknown>>;

class PackReader {
  readonly problems: PackProblem[] = [];
  readonly #schemas: PackSchemas;
  readonly #lexicon: Lexicon;
  readonly #files: { readonly kind: string; readonly parsed: ParsedFile }[] = [];
  /** Every id of the pack. Sources have a name space of their own. */
  readonly #ids = new Map<string, { readonly kind: RecordKind; readonly place: Place }>();
  readonly #sources = new Map<string, Source>();

  constructor(schemas: PackSchemas, lexicon: Lexicon) {
    this.#schemas = schemas;
    this.#lexicon = lexicon;
  }

  /** Parses a file, checks it against its schema, and takes the ids in it. */
  read(file: PackFile): void {
    const kind = fileKind(file.name);
    if (kind === null) {
      const message = `A pack has no file of this name. It has: ${fileKinds.map((one) => `${one}.yaml`).join(', ')}; or a folder of such a name with files in it.`;
      this.problems.push({ path: file.path, line: 1, column: 1, message });
      return;
    }
    const parsed = parsePackFile(file);
    if (!('value' in parsed)) {
      this.problems.push(parsed);
      return;
    }
    // A file that holds nothing but comments is a file to be filled.
    if (parsed.value === null && kind !== 'pack') return;
    const problems = validatePackFile(parsed, kind, this.#schemas);
    this.problems.push(...problems);
    if (problems.length > 0) return;
    this.#files.push({ kind, parsed });
    if (kind === 'pack') {
      const { series = [], sources = [] } = parsed.value as { series?: Fields[]; sources?: Source[] };
      for (const [n, one] of series.entries()) this.#claim(parsed, ['series', n, 'id'], String(one.id), 'series');
      for (const [n, source] of sources.entries()) this.#claimSource(parsed, ['sources', n, 'id'], source);
    } else {
      for (const [n, record] of (parsed.value as Fields[]).entries()) {
        if (kind === 'sources') this.#claimSource(parsed, [n, 'id'], record as unknown as Source);
        else this.#claim(parsed, [n, 'id'], String(record.id), kind as RecordKind);
      }
    }
  }

  /** Takes an id, which no other record may have. */
  #claim(parsed: ParsedFile, path: (string | number)[], id: string, kind: RecordKind): void {
    const taken = this.#ids.get(id);
    const { message: _, ...place } = parsed.problem(path, '');
    if (taken)
      this.problems.push({
        ...place,
        message: `The id “${id}” is taken by another record (${taken.place.path}:${taken.place.line}). Give this one an id of its own.`,
      });
    else this.#ids.set(id, { kind, place });
  }

  #claimSource(parsed: ParsedFile, path: (string | number)[], source: Source): void {
    if (this.#sources.has(source.id))
      this.problems.push(parsed.problem(path, `The source id “${source.id}” stands here twice.`));
    const { issued } = source;
    this.#sources.set(source.id, issued === undefined ? source : { ...source, issued: String(issued) });
  }

  places(): ReadonlyMap<string, Place> {
    return new Map([...this.#ids].map(([id, { place }]) => [id, place]));
  }

  /** Makes the pack. Call it only when everything that was read is without problems. */
  compile(): { pack: Pack; examples: PackExamples[] } {
    const packFile = this.#files[0]?.parsed as ParsedFile;
    const header = packFile.value as Fields;
    const groups = (header.groups ?? []) as Pack['groups'];
    const scope: PackScope = {
      pack: String(header.id),
      lexicon: this.#lexicon,
      kinds: new Map([...this.#ids].map(([id, { kind }]) => [id, kind])),
      sources: new Set(this.#sources.keys()),
      groups: new Set(groups.map(({ id }) => id)),
      problems: this.problems,
    };
    const records = (kind: string): PackCursor[] =>
      this.#files
        .filter((file) => file.kind === kind)
        .flatMap(({ parsed }) =>
          (parsed.value as Fields[]).map((record, n) => new PackCursor(parsed, [n], record, scope)),
        );
    const head = new PackCursor(packFile, [], header, scope);
    const full = recordKinds.flatMap((kind) => {
      const compile = entityCompilers[kind];
      return compile ? records(kind).map(compile) : [];
    });
    const events = records('events').map(compileEvent);
    const pack: Pack = {
      id: head.text('id'),
      title: head.text('title'),
      period: head.date('period'),
      licence: head.text('licence'),
      groups,
      entities: full.map(entityOf),
      events,
      lives: livesOf(
        full.filter((record) => record.kind === 'person'),
        events,
      ),
      closed: head.items('closed').map(closedKind),
      series: head.items('series').map(series),
      details: {
        sources: [...this.#sources.values()],
        records: full,
        quotations: records('quotations').map(compileQuotation),
        figures: records('figures').map(compileFigure),
        factors: records('factors').map(compileFactor),
        questions: records('questions').map(compileQuestion),
      },
    };
    const examples = records('events').map((record) => ({
      event: record.text('id'),
      examples: record.placedTexts('examples'),
      counterexamples: record.placedTexts('counterexamples'),
    }));
    return { pack, examples };
  }
}

const closedKind = (kind: PackCursor): ClosedKind => ({
  act: kind.acts('do')[0] as string,
  who: kind.id('who'),
  within: kind.date('within').range,
  ...(kind.is('told', true) ? { told: true as const } : {}),
});

const series = (one: PackCursor): Series => ({
  id: one.text('id'),
  label: one.text('label'),
  names: one.texts('names'),
  events: one.ids('events', 'events') as Event['id'][],
  within: one.date('within').range,
});
