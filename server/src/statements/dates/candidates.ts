import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { ActPattern } from '../../knowledge/lexicon.ts';
import type { Aspect, Event, Frame, Role } from '../../knowledge/records.ts';
import type { NounPhrase } from '../grammar/chunk.ts';
import type { Predicate } from '../grammar/predicates.ts';
import type { ReferentFinder, Referents } from '../grammar/referents.ts';

/** An event that a predicate may speak of. */
export interface Candidate {
  readonly event: Event;
  /** Whether the words single it out; otherwise they fit, and leave open what would. */
  readonly full: boolean;
  readonly aspect: Aspect;
  readonly act: string | null;
  readonly core: string;
  /** False if it rests on a pronoun with more than one person in reach. */
  readonly certain: boolean;
  /** The phrases that fill its roles. */
  readonly phrases: readonly NounPhrase[];
  /** How many of those whom the words name at the core it is about. */
  readonly covers: number;
  /** It rests on another reading of a pronoun than the likeliest: it may be confirmed and never contradicted. */
  readonly rival?: boolean;
}

export interface Filling {
  readonly rivals: readonly string[];
  readonly ids: readonly string[];
  readonly unknown: boolean;
  readonly certain: boolean;
  readonly phrases: readonly NounPhrase[];
}

export type Fillings = Partial<Record<Role, Filling>>;

/** Roles that set one event apart from its neighbours. Who did it ("by") does so only where the frame says who. */
const telling: readonly Role[] = ['from', 'to', 'as', 'with', 'by', 'at'];

/** All events of the packs that unify with what the predicate says. */
export function candidatesOf(
  predicate: Predicate,
  referents: ReferentFinder,
  knowledge: Knowledge,
): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  const add = (candidate: Candidate): void => {
    const known = found.get(candidate.event.id);
    if (!known || (candidate.full && !known.full && !candidate.rival)) found.set(candidate.event.id, candidate);
  };
  const named = predicate.phrase ? referents.of(predicate.phrase).ids : [];
  for (const id of predicate.named.filter((one) => named.includes(one))) {
    const ids = knowledge.series.get(id)?.events ?? [id];
    for (const one of ids) {
      const event = knowledge.events.get(one);
      if (event)
        add({
          event,
          full: ids.length === 1,
          aspect: 'whole',
          act: null,
          core: id,
          certain: true,
          phrases: [],
          covers: 1,
        });
    }
  }
  for (const candidate of ofSeriesByHead(predicate, referents, knowledge)) add(candidate);
  // "the election" of a parliament is nobody's election to an office.
  if ([...found.values()].some(({ certain, act }) => certain && act === null && predicate.kind === 'noun'))
    return [...found.values()];
  for (const pattern of predicate.patterns) {
    if (lacksObject(pattern, predicate)) continue;
    const fillings = fill(pattern, predicate, referents);
    for (const core of ['what', 'who'] as const) {
      const filling = fillings[core];
      for (const id of [...(filling?.ids ?? []), ...(filling?.rivals ?? [])]) {
        const rival = filling?.ids.includes(id) ? {} : { rival: true };
        for (const { event, frame, core: needed } of knowledge.frames(pattern.act, id)) {
          if (needed !== core) continue;
          const match = unify(frame, fillings, core, predicate.which);
          const aspect = knowledge.lexicon.aspects.get(pattern.act) ?? 'whole';
          const covers = filling?.ids.filter((one) => frame.roles[core]?.includes(one)).length ?? 1;
          if (match) add({ event, ...match, aspect, act: pattern.act, core: id, covers, ...rival });
        }
      }
    }
  }
  // "The Pact was concluded": an event that has words of its own for the verb is linked by them, and is not ended.
  for (const pattern of predicate.patterns) {
    if (lacksObject(pattern, predicate)) continue;
    const fillings = fill(pattern, predicate, referents);
    for (const candidate of aboutNamedEvent(pattern, fillings, knowledge))
      if (!found.has(candidate.event.id)) add(candidate);
  }
  return [...found.values()];
}

/**
 * "In the July 1932 election the Nazis won": a series by the last word of its name, which need say no more, and surely
 * that series if the sentence names nobody whom the packs do not know.
 */
function* ofSeriesByHead(
  { kind, clause, phrase, places }: Predicate,
  referents: ReferentFinder,
  { series, events, lexicon }: Knowledge,
): Generator<Candidate> {
  const { 'general-modifiers': general, 'calendar-words': calendar } = lexicon.words;
  const isPlain = (word: string): boolean => general.has(word) || calendar.has(word);
  if (kind !== 'noun' || !phrase || phrase.foreign || phrase.possessor || places.prepositions.length > 0) return;
  if (!phrase.words.slice(0, -1).every(isPlain)) return;
  for (const { id, names, events: ids } of series.values()) {
    const words = names.map((name) => name.toLowerCase().split(' '));
    if (!words.some((all) => all.at(-1) === phrase.head && all.slice(0, -1).every(isPlain))) continue;
    const certain = referents.namesOnlyTheKnown(clause);
    for (const one of ids) {
      const event = events.get(one);
      if (event) yield { event, full: false, aspect: 'whole', act: null, core: id, certain, phrases: [], covers: 1 };
    }
  }
}

/** "They lost at the Congress": without what was lost, it is another verb. A preposition may say it too: "out of Moscow". */
export function lacksObject(
  { subject, object, light, prepositions }: ActPattern,
  { kind, places }: Predicate,
): boolean {
  if (kind !== 'verb' || light || object === undefined || subject === undefined || object === subject) return false;
  return places.object.length === 0 && !places.prepositions.some(({ prep }) => prepositions[prep] === object);
}

/** "the Congress opened in …", "the Plan was launched in …": acts about a named event itself. */
function* aboutNamedEvent(pattern: ActPattern, fillings: Fillings, knowledge: Knowledge): Generator<Candidate> {
  const aspect = knowledge.lexicon.aspects.get(pattern.act);
  const filling = fillings.what;
  if (!aspect || !filling) return;
  for (const id of filling.ids) {
    const ids = knowledge.series.get(id)?.events ?? [id];
    for (const one of ids) {
      const event = knowledge.events.get(one);
      if (event)
        yield {
          event,
          full: ids.length === 1,
          aspect,
          act: pattern.act,
          core: id,
          certain: filling.certain,
          phrases: filling.phrases,
          covers: 1,
        };
    }
  }
}

const reflexives = new Set(['himself', 'herself', 'itself', 'themselves']);

export function fill(pattern: ActPattern, predicate: Predicate, referents: ReferentFinder): Fillings {
  const collected: Partial<Record<Role, NounPhrase[]>> = {};
  const put = (role: Role | undefined, all: readonly NounPhrase[]): void => {
    // "killed himself": it is said already who that is.
    const phrases = all.filter(({ head }) => !reflexives.has(head));
    if (role && phrases.length > 0) collected[role] = [...(collected[role] ?? []), ...phrases];
  };
  const { places } = predicate;
  if (predicate.kind === 'noun') put(pattern.object ?? pattern.subject, places.object);
  else {
    // "The War ended", but "the Congress ended the War": what is ended is the object, if there is one.
    if (pattern.object !== pattern.subject || places.object.length === 0) put(pattern.subject, places.subject);
    put(pattern.object, places.object);
    put(pattern.second, places.second);
  }
  for (const { prep, phrases } of places.prepositions) {
    // "expelled from the Politburo": two slots for one role are both heard.
    put(pattern.prepositions[prep], phrases);
  }
  const owner = pattern.object ?? pattern.subject;
  const ownerless = predicate.kind === 'noun' && owner === 'who' && !collected.who;
  const anybody = ownerless ? { who: { ...referents.anybody(), rivals: [], phrases: [] } } : {};
  return { ...anybody, ...filled(collected, referents) };
}

function filled(collected: Partial<Record<Role, NounPhrase[]>>, referents: ReferentFinder): Fillings {
  return Object.fromEntries(
    Object.entries(collected).map(([role, phrases]) => {
      const all: Referents[] = phrases.map((phrase) =>
        role === 'who' ? referents.whom(phrase) : referents.of(phrase),
      );
      const ids = [...new Set(all.flatMap((one) => one.ids))];
      return [
        role,
        {
          ids,
          unknown: ids.length === 0 && all.some((one) => one.unknown),
          certain: all.every((one) => one.certain || one.likely),
          rivals: [...new Set(all.flatMap((one) => one.rivals ?? []))].filter((id) => !ids.includes(id)),
          phrases,
        },
      ];
    }),
  );
}

/** Whether a frame and what the sentence says agree: null if a role is filled by something else. */
function unify(
  frame: Frame,
  fillings: Fillings,
  core: Role,
  which: string | undefined,
): { full: boolean; certain: boolean; phrases: readonly NounPhrase[] } | null {
  const phrases = [...(fillings[core]?.phrases ?? [])];
  let certain = fillings[core]?.certain ?? true;
  let told = false;
  let unknown = false;
  for (const [role, filling] of Object.entries(fillings) as [Role, Filling][]) {
    if (role === core) continue;
    const wanted = frame.roles[role];
    if (!wanted) {
      // Who did it, by whose hand and where is no obstacle where the frame leaves it open; anything else is another event.
      const unsaid = filling.ids.length === 0 && (!filling.unknown || core === 'what');
      if (role === 'by' || role === 'who' || role === 'at' || unsaid) continue;
      return null;
    }
    if (filling.ids.some((id) => wanted.includes(id))) {
      if (telling.includes(role)) told = true;
      certain &&= filling.certain;
      phrases.push(...filling.phrases);
    } else if (filling.ids.length > 0 || filling.unknown) {
      if (filling.unknown && (role === 'by' || core === 'what')) continue;
      // "returned to Petrograd from his wartime residence": a place without a name may be any, if another one tells.
      if (filling.ids.length > 0 || role !== 'from' || filling.phrases.some(({ proper }) => proper)) return null;
      unknown = true;
    }
  }
  if (unknown && !told) return null;
  if (which !== undefined && frame.which !== undefined && which !== frame.which) return null;
  if (which !== undefined && frame.which === which) told = true;
  // Who did it singles out nothing where it is said what was done.
  const open =
    telling.some((role) => frame.roles[role] && (role !== 'by' || core === 'who')) || frame.which !== undefined;
  return { full: told || !open, certain, phrases };
}
