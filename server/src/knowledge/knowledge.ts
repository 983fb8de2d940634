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
  /** The full records of whatever is no event and has a name. */
  readonly records: ReadonlyMap<string, EntityRecord>;
  readonly events: ReadonlyMap<string, Event>;
  readonly series: ReadonlyMap<string, Series>;
  readonly quotations: ReadonlyMap<string, Quotation>;
  readonly figures: ReadonlyMap<string, Figure>;
  readonly factors: ReadonlyMap<string, Factor>;
  readonly questions: ReadonlyMap<string, Question>;
  readonly closed: readonly ClosedKind[];
  readonly names: NameIndex;
  /** By the id that citations have. */
  readonly sources: ReadonlyMap<string, Source>;
  /** Where two packs contradict each other. */
  readonly conflicts: readonly Conflict[];
  /** The frames of an act that somebody or something fills at the core. */
  frames(act: string, core: string): readonly EventFrame[];
}

/** The role that decides: what was done to something, else who did or suffered it. */
export const coreRole = (frame: Frame): Role => (frame.roles.what ? 'what' : 'who');

/** Indexes packs. Records of the same id are merged; where they contradict each other, the pack that comes first is believed. */
export function makeKnowledge(packs: readonly Pack[], lexicon: Lexicon): Knowledge {
  const conflicts: Conflict[] = [];
  const merged = <T extends { readonly id: string }>(recordsOf: (pack: Pack) => readonly T[]): Map<string, T> => {
    const found = new Map<string, { pack: string; record: T }>();
    for (const pack of packs)
      for (const record of recordsOf(pack)) {
        const known = found.get(record.id);
        if (!known) {
          found.set(record.id, { pack: pack.id, record });
          continue;
        }
        const result = mergeRecords(record.id, known, { pack: pack.id, record });
        found.set(record.id, { pack: known.pack, record: result.record });
        conflicts.push(...result.conflicts);
      }
    return new Map([...found].map(([id, { record }]) => [id, record]));
  };
  const records = merged((pack) => pack.entities);
  const events = merged((pack) => pack.events);
  const series = merged((pack) => pack.series);
  const entities = new Map<string, Entity>(records);
  for (const { id, label, names } of events.values())
    if (names.length > 0 && !entities.has(id)) entities.set(id, { id, kind: 'event', label, names });
  return {
    lexicon,
    entities,
    records,
    events,
    series,
    quotations: merged((pack) => pack.quotations),
    figures: merged((pack) => pack.figures),
    factors: merged((pack) => pack.factors),
    questions: merged((pack) => pack.questions),
    closed: packs.flatMap((pack) => pack.closed),
    names: indexNames([...entities.values(), ...series.values()]),
    sources: new Map(packs.flatMap((pack) => pack.sources.map((source) => [`${pack.id}/${source.id}`, source]))),
    conflicts,
    frames: indexFrames(events.values()),
  };
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
