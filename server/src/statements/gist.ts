import type { Span } from '../essay/span.ts';
import { overlaps } from '../knowledge/calendar.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Lexicon } from '../knowledge/lexicon.ts';
import type { Mention } from '../knowledge/names.ts';
import type { Event } from '../knowledge/records.ts';
import { stem, stemsOf } from '../language/stem.ts';
import type { DatedTime, TimeExpression } from '../time/expression.ts';
import { type Clause, subjects } from './clause.ts';
import type { Predicate } from './predicates.ts';
import { insideQuotation } from './quotations.ts';
import type { SentenceReading } from './reading.ts';
import { isSlipOfYear } from './slip.ts';
import { distance } from './verdict.ts';

/** What the words about a date are like, where the grammar links them to no event. */
export interface Gist {
  readonly event: Event;
  readonly verdict: 'confirmed' | 'imprecise' | 'contested' | 'wrong';
  readonly note?: string;
}

/** How fine a date is. */
type Grain = 'day' | 'month' | 'season' | 'year';

/** What is said about one date: the records named and the stems of the words. */
interface Scope {
  readonly ids: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
}

/**
 * How much the words have to be those of an event before a date confirms it: the finer the date, the less it can agree
 * by chance. Set on the essays of `npm run eval:facts`.
 */
const enough: Readonly<Record<Grain, number>> = {
  day: 5,
  month: 7,
  season: 8,
  year: 10,
};

/**
 * How much more before a date can contradict it: what the words alone have to weigh, and all together. A day that is the
 * event's own in another year is hardly chance, a month may be, and a year by itself says nothing of the kind.
 */
const enoughForSlip: Readonly<Partial<Record<Grain, { words: number; all: number }>>> = {
  day: { words: 3, all: 6.5 },
  month: { words: 6, all: 11 },
  year: { words: 9, all: 19 },
};

/** What the words have to weigh where the verb is that of another kind of event. */
const againstTheVerb = { day: 5, month: 8 };

/** How much more where nobody and nothing at the core of the event is named. */
const wordsAlone = 1.8;

/** In days: what a year by itself may be away. */
const yearsAway = 5 * 366;

/**
 * Finds the event that a date belongs to by what the words are about, whatever the grammar. It confirms where the date
 * is that of the event. It contradicts only a date that has the event's own day or month in a year close by, where no
 * other event fits: a slip of the year, or a lucky anniversary, which the caller has to rule out.
 * @param time a date of the sentence, @param found the same as it stands in the chunks
 */
export function gistOf(
  reading: SentenceReading,
  time: DatedTime,
  found: TimeExpression,
  prose: string,
  knowledge: Knowledge,
): Gist | null {
  const grain = grainOf(time);
  const least = grain && enough[grain];
  if (!grain || !least || time.kind === 'duration' || time.relation !== 'in') return null;
  const scope = scopeOf(reading, found, prose, knowledge);
  const near = grain === 'day' || grain === 'month' ? eventsAround(time, grain === 'day', knowledge) : [];
  const events = new Set([...knowledge.gist.about(scope.ids), ...near]);
  const likely = [...events].flatMap((event) => {
    const match = matchOf(event, time);
    if (!match) return [];
    const { core, records, words } = knowledge.gist.likeness(event, scope.ids, scope.stems);
    const told = core ? words > 0 : words >= least * wordsAlone;
    return told ? [{ event, ...match, words, likeness: records + words }] : [];
  });
  likely.sort((a, b) => b.likeness - a.likeness);
  const fitting = likely.find(({ verdict }) => verdict !== 'wrong');
  if (fitting && fitting.likeness >= least) return gist(fitting);
  const best = likely.find(({ verdict }) => verdict === 'wrong');
  const certain = enoughForSlip[grain];
  if (!best || certain === undefined || best.words < certain.words || best.likeness < certain.all) return null;
  // What fits the date only half as well is reason enough to be silent.
  if (fitting && (time.precision === 'year' || fitting.likeness * rivalry >= best.likeness)) return null;
  return mayBeSlip(reading, time, found, best, scope, prose, knowledge.lexicon) ? gist(best) : null;
}

const gist = ({ event, verdict, note }: Gist): Gist => ({ event, verdict, ...(note ? { note } : {}) });

/** The events of the year of a date, and of those from which it may have slipped. */
const eventsAround = ({ range }: DatedTime, slips: boolean, { gist }: Knowledge): readonly Event[] =>
  slips
    ? gist
        .during({ first: range.first - yearsAway, last: range.first })
        .concat(gist.during({ first: range.last, last: range.last + yearsAway }))
    : gist.during(range);

/** How fine a date is, by the days that it covers; null for what says next to nothing. */
function grainOf({ range: { first, last } }: DatedTime): Grain | null {
  const days = last - first + 1;
  return days <= 10 ? 'day' : days <= 62 ? 'month' : days <= 184 ? 'season' : days <= 366 ? 'year' : null;
}

/** How many times as likely as an event that fits the date another one has to be to contradict it. */
const rivalry = 2;

/** Whether the writer asserts the date, and it can be no anniversary, and nothing else in the sentence is dated by the event. */
function mayBeSlip(
  { sentence, mood, found: all, attachments, parsed, quoted, completed }: SentenceReading,
  time: DatedTime,
  found: TimeExpression,
  { event, words }: { readonly event: Event; readonly words: number },
  scope: Scope,
  prose: string,
  lexicon: Lexicon,
): boolean {
  if (mood !== 'asserted' || time.approximate || time.open || insideQuotation(quoted, time)) return false;
  const own = attachments.filter((one) => one.time.chunk.time === found).map(({ predicate }) => predicate);
  const sure = attachments
    .filter((one) => one.time.chunk.time === found && one.grade === 'strong')
    .map(({ predicate }) => predicate);
  const clause = parsed.times.find(({ chunk }) => chunk.time === found)?.clause;
  // "wrote to the Central Committee" is not "was expelled from the Central Committee".
  const acts = actsOf(event, scope.ids);
  const another = own.some(
    ({ kind, patterns }) => kind === 'verb' && patterns.length > 0 && !patterns.some(({ act }) => acts.has(act)),
  );
  if (own.some(({ patterns }) => patterns.some(({ act }) => lexicon.repeatable.has(act)))) return false;
  if (another && event.names.length === 0 && words < againstTheVerb[time.precision === 'day' ? 'day' : 'month'])
    return false;
  // A year by itself has to be that of what is said, and of nothing else.
  const alone = all.every((one) => one === found || one.kind === 'duration');
  if (time.precision === 'year' && !(alone && sure.some((one) => isAbout(one, event, scope, prose)))) return false;
  const moods = (sure.length > 0 ? sure : own).map((one) => one.mood);
  if ([...moods, ...(sure.length > 0 ? [] : [clause?.mood ?? 'asserted'])].some((one) => one !== 'asserted'))
    return false;
  // "arrested for the second time": another event of the kind.
  const cues = new Set([...event.cues.strong, ...event.cues.weak]);
  if (sentence.tokens.some(({ lower }) => lexicon.words['repetition-words'].has(lower) && !cues.has(stem(lower))))
    return false;
  const anniversary = parsed.chunks.some(
    (chunk) => chunk.kind === 'np' && chunk.words.some((word) => lexicon.words['anniversary-nouns'].has(word)),
  );
  if (anniversary) return false;
  return all.every((one) => one === found || (one.kind !== 'duration' && !fitsEvent(completed(one), event)));
}

/** How a date agrees with those of an event; null if it is neither one of them nor a slip of the year away. */
function matchOf(event: Event, time: DatedTime): Omit<Gist, 'event'> | null {
  const values = event.julian ? [event.date, event.julian] : [event.date];
  if (values.some(({ range }) => overlaps(range, time.range))) return { verdict: 'confirmed' };
  const accepted = event.accepted.find(({ range }) => overlaps(range, time.range));
  if (accepted) return { verdict: 'imprecise', note: accepted.note };
  const contested = event.contested.find(({ range }) => overlaps(range, time.range));
  if (contested) return { verdict: 'contested', note: `${contested.by}: ${contested.note}` };
  const closeBy = time.precision === 'year' && distance(event, time) <= yearsAway;
  // Of what happens once in a time only a date in that time is a slip.
  const another = typeof event.once === 'object' && !overlaps(event.once, time.range);
  return !another && (closeBy || isSlipOfYear(event, time)) ? { verdict: 'wrong' } : null;
}

/** Whether what is dated is what the event is: by its name, by its act, or, of a verb of no act, by a word of its cues. */
function isAbout({ patterns, named, start, end }: Predicate, event: Event, { ids }: Scope, prose: string): boolean {
  if (named.includes(event.id)) return true;
  const acts = actsOf(event, ids);
  if (patterns.length > 0) return patterns.some(({ act }) => acts.has(act));
  return [...stemsOf(prose.slice(start, end))].some((one) => event.cues.strong.includes(one));
}

/** What is done in an event to somebody or something that is named. */
const actsOf = ({ frames }: Event, ids: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(
    frames.filter(({ roles }) => (roles.what ?? roles.who ?? []).some((id) => ids.has(id))).flatMap(({ acts }) => acts),
  );

const fitsEvent = ({ range }: TimeExpression, event: Event): boolean =>
  range !== undefined && [event.date, ...event.accepted].some((value) => overlaps(value.range, range));

/** What is said about a date: the whole sentence if it has no other, else the clause that the date stands in. */
function scopeOf(
  { sentence, found, parsed, mentions, referents }: SentenceReading,
  time: TimeExpression,
  prose: string,
  knowledge: Knowledge,
): Scope {
  const alone = found.every((one) => one === time || one.kind === 'duration');
  const clause = alone ? undefined : parsed.times.find(({ chunk }) => chunk.time === time)?.clause;
  const span = clause ? spanOf(clause) : sentence;
  const phrases = parsed.chunks.flatMap((chunk) => (chunk.kind === 'np' ? [chunk] : []));
  const meant = [
    ...phrases.filter((phrase) => (phrase.pronoun || phrase.possessor?.pronoun) && isIn(span, phrase)),
    ...(clause ? subjects(clause) : []),
  ].flatMap((phrase) => [phrase, ...(phrase.possessor ? [phrase.possessor] : [])]);
  // "the Eleventh Congress of the KPD" is another than the one of that name.
  const elsewhere = phrases.filter((phrase) => phrase.ids.length > 0 && referents.of(phrase).unknown);
  return {
    ids: new Set([
      ...mentions
        .filter((mention) => isIn(span, mention) && !elsewhere.some((phrase) => isIn(phrase, mention)))
        .flatMap(({ ids }) => ids),
      ...meant.flatMap((phrase) => referents.of(phrase).ids),
    ]),
    stems: stemsOf(withoutNames(prose, span, mentions, knowledge)),
  };
}

/** The words of a stretch of prose but for the names of people and bodies, which count as records. */
function withoutNames(prose: string, span: Span, mentions: readonly Mention[], { entities }: Knowledge): string {
  const isNamed = (id: string): boolean => /person|organisation/.test(entities.get(id)?.kind ?? '');
  let text = '';
  let at = span.start;
  for (const { start, end, ids } of mentions) {
    if (start < at || end > span.end || !ids.some(isNamed)) continue;
    text += prose.slice(at, start);
    at = end;
  }
  return text + prose.slice(at, span.end);
}

const isIn = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

function spanOf(clause: Clause): Span {
  const parts = [...clause.slots.flatMap(({ phrases }) => phrases), ...(clause.verb ? [clause.verb] : [])];
  return { start: Math.min(...parts.map(({ start }) => start)), end: Math.max(...parts.map(({ end }) => end)) };
}
