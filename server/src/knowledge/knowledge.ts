import type { Lexicon } from './lexicon.ts';
import { NameIndex } from './names.ts';
import type { ClosedKind, Entity, Event, Frame, Pack, Role, Series, Source } from './records.ts';

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
  readonly entities: ReadonlyMap<string, Entity>;
  readonly events: ReadonlyMap<string, Event>;
  readonly series: ReadonlyMap<string, Series>;
  readonly closed: readonly ClosedKind[];
  readonly names: NameIndex;
  /** The sources of each event's own pack, by the event's id: two packs may use one source id for different works. */
  readonly sources: ReadonlyMap<string, ReadonlyMap<string, Source>>;
  /** The frames of an act that somebody or something fills at the core. */
  frames(act: string, core: string): readonly EventFrame[];
}

/** The role that decides: what was done to something, else who did or suffered it. */
export const coreRole = (frame: Frame): Role => (frame.roles.what ? 'what' : 'who');

/** Indexes packs. Records of several packs stand beside each other; the first pack that has an id keeps it. */
export function makeKnowledge(packs: readonly Pack[], lexicon: Lexicon): Knowledge {
  const entities = new Map<string, Entity>();
  const events = new Map<string, Event>();
  const series = new Map<string, Series>();
  const sources = new Map<string, ReadonlyMap<string, Source>>();
  const names = new NameIndex();
  const frames = new Map<string, EventFrame[]>();
  const addFrame = (key: string, entry: EventFrame): void => {
    const list = frames.get(key);
    if (list) list.push(entry);
    else frames.set(key, [entry]);
  };
  for (const pack of packs) {
    const own = new Map(pack.sources.map((source) => [source.id, source]));
    for (const entity of pack.entities) {
      if (entities.has(entity.id)) continue;
      entities.set(entity.id, entity);
      for (const name of entity.names) names.add(name, entity.id);
    }
    for (const one of pack.series) {
      if (series.has(one.id)) continue;
      series.set(one.id, one);
      for (const name of one.names) names.add(name, one.id);
    }
    for (const event of pack.events) {
      if (events.has(event.id)) continue;
      if (event.names.length > 0) {
        entities.set(event.id, { id: event.id, kind: 'event', label: event.label, names: event.names });
        for (const name of event.names) names.add(name, event.id);
      }
      events.set(event.id, event);
      sources.set(event.id, own);
      for (const frame of event.frames) {
        const core = coreRole(frame);
        for (const act of frame.acts)
          for (const id of frame.roles[core] ?? []) addFrame(`${act} ${id}`, { event, frame, core });
      }
    }
  }
  return {
    lexicon,
    entities,
    events,
    series,
    closed: packs.flatMap((pack) => pack.closed),
    names,
    sources,
    frames: (act, core) => frames.get(`${act} ${core}`) ?? [],
  };
}
