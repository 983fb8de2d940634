import { GistIndex } from './gist.ts';
import type { Lexicon } from './lexicon.ts';
import { type Conflict, mergeRecords } from './merge.ts';
import { NameIndex } from './names.ts';
import type {
  ClosedKind,
  Entity,
  EntityRecord,
  Event,
  Factor,
  Figure,
  Frame,
  Pack,
  Question,
  Quotation,
  Role,
  Series,
  Source,
} from './records.ts';

/** An event with one of the ways to speak of it. */
export interface EventFrame {
  readonly event: Event;
  readonly frame: Frame;
  /** The role without which it is not this event. */
  readonly core: Role;
}

/** Everything that the active packs know, indexed once and never changed. */
export interface Knowledge {
  readonly lexicon: Lexicon;
  /** Whatever has a name: people, bodies, …, and events with a name of their own. */
  readonly entities: ReadonlyMap<string, Entity>;
  readonly events: ReadonlyMap<string, Event>;
  readonly series: ReadonlyMap<string, Series>;
  readonly closed: readonly ClosedKind[];
  readonly names: NameIndex;
  /** Events and terms by what essays call them where nothing else can be meant, in small letters: "the war". */
  readonly shortNames: ReadonlyMap<string, readonly string[]>;
  /** The frames of an act that somebody or something fills at the core. */
  frames(act: string, core: string): readonly EventFrame[];
  /** How much the words of a sentence are those of an event. Made when it is asked for for the first time. */
  readonly gist: GistIndex;
  /** What is only looked up, made when it is asked for for the first time. */
  readonly details: KnowledgeDetails;
}

export interface KnowledgeDetails {
  /** The full records of whatever is no event and has a name. */
  readonly records: ReadonlyMap<string, EntityRecord>;
  readonly quotations: ReadonlyMap<string, Quotation>;
  readonly figures: ReadonlyMap<string, Figure>;
  readonly factors: ReadonlyMap<string, Factor>;
  readonly questions: ReadonlyMap<string, Question>;
  /** By the id that citations have. */
  readonly sources: ReadonlyMap<string, Source>;
  /** Where two packs contradict each other. */
  readonly conflicts: readonly Conflict[];
}

/** The role that decides: what was done to something, else who did or suffered it. */
export const coreRole = (frame: Frame): Role => (frame.roles.what ? 'what' : 'who');

/** Indexes packs. Records of the same id are merged; where they contradict each other, the pack that comes first is believed. */
export function makeKnowledge(packs: readonly Pack[], lexicon: Lexicon): Knowledge {
  const named = new Merger(packs).records((pack) => pack.entities);
  const series = new Merger(packs).records((pack) => pack.series);
  const ofEvents = new Merger(packs);
  const events = ofEvents.records((pack) => pack.events);
  const entities = new Map<string, Entity>(named);
  for (const { id, label, names } of events.values())
    if (names.length > 0 && !entities.has(id)) entities.set(id, { id, kind: 'event', label, names });
  for (const [id, life] of new Merger(packs).records((pack) => pack.lives)) if (!events.has(id)) events.set(id, life);
  let gist: GistIndex | undefined;
  let details: KnowledgeDetails | undefined;
  return {
    lexicon,
    entities,
    events,
    series,
    closed: packs.flatMap((pack) => pack.closed),
    names: indexNames([...entities.values(), ...series.values()]),
    shortNames: indexShortNames([...named.values(), ...events.values()]),
    frames: indexFrames(events.values()),
    get gist() {
      gist ??= new GistIndex([...events.values()]);
      return gist;
    },
    get details() {
      details ??= detailsOf(packs, [...ofEvents.conflicts, ...clashes(packs, named, events)]);
      return details;
    },
  };
}

/** @param ofEvents where the packs contradict each other about events */
function detailsOf(packs: readonly Pack[], ofEvents: readonly Conflict[]): KnowledgeDetails {
  const merged = new Merger(packs);
  const details = {
    records: merged.records((pack) => pack.details.records),
    quotations: merged.records((pack) => pack.details.quotations),
    figures: merged.records((pack) => pack.details.figures),
    factors: merged.records((pack) => pack.details.factors),
    questions: merged.records((pack) => pack.details.questions),
    sources: new Map(
      packs.flatMap(({ id, details: { sources } }) => sources.map((source) => [`${id}/${source.id}`, source])),
    ),
  };
  return { ...details, conflicts: [...merged.conflicts, ...ofEvents] };
}

/** Ids that one pack gives to an event and another to a person, a place and so on. */
function clashes(
  packs: readonly Pack[],
  named: ReadonlyMap<string, Entity>,
  events: ReadonlyMap<string, Event>,
): Conflict[] {
  const owners = (id: string): Conflict['kept'][] =>
    packs.flatMap((pack) => [
      ...pack.entities.filter((one) => one.id === id).map(({ kind }) => ({ pack: pack.id, value: kind })),
      ...pack.events.filter((one) => one.id === id).map(() => ({ pack: pack.id, value: 'event' })),
    ]);
  return [...events.keys()]
    .filter((id) => named.has(id))
    .map((id) => {
      const [kept, other] = owners(id) as [Conflict['kept'], Conflict['other']];
      return { id, field: 'kind', kept, other };
    });
}

/** Merges the records of several packs, kind by kind, and collects where they contradict each other. */
class Merger {
  readonly conflicts: Conflict[] = [];
  readonly #packs: readonly Pack[];

  constructor(packs: readonly Pack[]) {
    this.#packs = packs;
  }

  records<T extends { readonly id: string }>(recordsOf: (pack: Pack) => readonly T[]): Map<string, T> {
    const owners = new Map<string, string>();
    const found = new Map<string, T>();
    for (const pack of this.#packs)
      for (const record of recordsOf(pack)) {
        const known = found.get(record.id);
        if (!known) {
          owners.set(record.id, pack.id);
          found.set(record.id, record);
          continue;
        }
        const owner = owners.get(record.id) ?? '';
        const result = mergeRecords(record.id, { pack: owner, record: known }, { pack: pack.id, record });
        found.set(record.id, result.record);
        this.conflicts.push(...result.conflicts);
      }
    return found;
  }
}

function indexNames(named: readonly { readonly id: string; readonly names: readonly string[] }[]): NameIndex {
  const index = new NameIndex();
  for (const { id, names } of named) for (const name of names) index.add(name, id);
  return index;
}

function indexShortNames(
  records: readonly { readonly id: string; readonly short?: readonly string[] }[],
): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const { id, short } of records)
    for (const name of new Set(short?.map((one) => one.toLowerCase()))) {
      const ids = index.get(name);
      if (ids) ids.push(id);
      else index.set(name, [id]);
    }
  return index;
}

function indexFrames(events: Iterable<Event>): Knowledge['frames'] {
  const frames = new Map<string, EventFrame[]>();
  for (const event of events)
    for (const frame of event.frames) {
      const core = coreRole(frame);
      for (const act of frame.acts)
        for (const id of frame.roles[core] ?? []) {
          const list = frames.get(`${act} ${id}`);
          if (list) list.push({ event, frame, core });
          else frames.set(`${act} ${id}`, [{ event, frame, core }]);
        }
    }
  return (act, core) => frames.get(`${act} ${core}`) ?? [];
}
