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
  /** The frames of an act that somebody or something fills at the core. */
  frames(act: string, core: string): readonly EventFrame[];
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
  const conflicts: Conflict[] = [];
  const named = merge(packs, (pack) => pack.entities, conflicts);
  const events = merge(packs, (pack) => pack.events, conflicts);
  const series = merge(packs, (pack) => pack.series, conflicts);
  const entities = new Map<string, Entity>(named);
  for (const { id, label, names } of events.values())
    if (names.length > 0 && !entities.has(id)) entities.set(id, { id, kind: 'event', label, names });
  let details: KnowledgeDetails | undefined;
  return {
    lexicon,
    entities,
    events,
    series,
    closed: packs.flatMap((pack) => pack.closed),
    names: indexNames([...entities.values(), ...series.values()]),
    frames: indexFrames(events.values()),
    get details() {
      details ??= detailsOf(packs, conflicts);
      return details;
    },
  };
}

function detailsOf(packs: readonly Pack[], ofNames: readonly Conflict[]): KnowledgeDetails {
  const conflicts = [...ofNames];
  return {
    records: merge(packs, (pack) => pack.details.records, conflicts),
    quotations: merge(packs, (pack) => pack.details.quotations, conflicts),
    figures: merge(packs, (pack) => pack.details.figures, conflicts),
    factors: merge(packs, (pack) => pack.details.factors, conflicts),
    questions: merge(packs, (pack) => pack.details.questions, conflicts),
    sources: new Map(
      packs.flatMap(({ id, details }) => details.sources.map((source) => [`${id}/${source.id}`, source])),
    ),
    conflicts,
  };
}

function merge<T extends { readonly id: string }>(
  packs: readonly Pack[],
  recordsOf: (pack: Pack) => readonly T[],
  conflicts: Conflict[],
): Map<string, T> {
  const owners = new Map<string, string>();
  const found = new Map<string, T>();
  for (const pack of packs)
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
      conflicts.push(...result.conflicts);
    }
  return found;
}

function indexNames(named: readonly { readonly id: string; readonly names: readonly string[] }[]): NameIndex {
  const index = new NameIndex();
  for (const { id, names } of named) for (const name of names) index.add(name, id);
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
