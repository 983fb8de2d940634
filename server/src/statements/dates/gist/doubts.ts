import { overlaps } from '../../../knowledge/calendar.ts';
import type { Lexicon } from '../../../knowledge/lexicon.ts';
import type { Event } from '../../../knowledge/records.ts';
import { stem, stemsOf } from '../../../language/stem.ts';
import type { DatedTime, TimeExpression } from '../../../time/expression.ts';
import type { Mood } from '../../grammar/clause.ts';
import type { Predicate } from '../../grammar/predicates.ts';
import { insideQuotation } from '../../grammar/quotations.ts';
import type { SentenceReading } from '../../reading.ts';
import type { Gist, Scope } from './scope.ts';

/** An event, and what the words that are like it weigh. */
interface Likely {
  readonly event: Event;
  readonly words: number;
}

/** What the words have to weigh where the verb is that of another kind of event. */
const againstTheVerb = { day: 5, month: 8 };

const counting = /^\s*(?:after|before|later|earlier|since|from|ago|prior|following|on\b)/i;

/** They put something before or after an event, whose own date is then not what is given. */
const setting: ReadonlySet<string> = new Set(['before', 'after', 'since', 'until', 'till', 'following', 'for', 'to']);

/** A clause that opens so says something else than the one around it. */
const opening: ReadonlySet<string> = new Set(['before', 'after', 'since', 'until', 'till', 'that', 'if', 'because']);

/**
 * Whether a sentence dates something else than the event that it is like: "arrested in March 1913, before the printing of",
 * "attacked the New Course on 15 December", "the leaders of the rising were murdered".
 */
export function isOfAnother(
  { attachments, predicates, parsed }: SentenceReading,
  found: TimeExpression,
  { event, words, verdict }: Likely & { readonly verdict: Gist['verdict'] },
  scope: Scope,
  prose: string,
  lexicon: Lexicon,
): boolean {
  // A value that is only tolerable has to be that of what is dated; one in dispute needs surer words.
  if (verdict === 'contested') return true;
  const dated = attachments.filter((one) => one.time.chunk.time === found && one.grade === 'strong');
  if (verdict !== 'confirmed' && !dated.some(({ predicate }) => isAbout(predicate, event, scope, prose))) return true;
  const names = predicates.filter(({ named }) => named.includes(event.id));
  if (names.some((name) => attachments.some((one) => one.time.chunk.time === found && one.predicate === name)))
    return false;
  const clause = parsed.times.find(({ chunk }) => chunk.time === found)?.clause;
  const isApart = (name: Predicate): boolean =>
    isSet(name, parsed.chunks) || (name.clause !== clause && opening.has(name.clause.connective ?? ''));
  if (names.length > 0 && names.every(isApart)) return true;
  if (words >= againstTheVerb.month) return false;
  const acts = actsOf(event, scope.ids);
  const verbs = dated.map(({ predicate }) => predicate).filter(({ kind }) => kind === 'verb');
  const isOther = ({ patterns }: Predicate): boolean =>
    patterns.length > 0 && !patterns.some(({ act }) => acts.has(act) || lexicon.aspects.has(act));
  // What is done at an event is done when it is, whatever it is.
  const at = names.some(({ governor }) => governor !== undefined && governor !== 'of');
  return verbs.some(isOther) && !at;
}

/** "three months after the revolt", "before the printing of the article", "the prelude to the rising" */
function isSet({ at, governor }: Predicate, chunks: SentenceReading['parsed']['chunks']): boolean {
  if (governor === undefined) return false;
  if (setting.has(governor)) return true;
  const outer = chunks[at - 3];
  return governor === 'of' && outer?.kind === 'prep' && setting.has(outer.word);
}

/** Whether the writer asserts the date, and it can be no anniversary, and nothing else in the sentence is dated by the event. */
export function mayBeSlip(
  { sentence, mood, found: all, attachments, parsed, quoted, completed }: SentenceReading,
  time: DatedTime,
  found: TimeExpression,
  { event, words }: Likely,
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
  const acts = new Set(event.frames.flatMap((frame) => frame.acts));
  const another = own.some(
    ({ kind, patterns }) => kind === 'verb' && patterns.length > 0 && !patterns.some(({ act }) => acts.has(act)),
  );
  if (own.some(({ patterns }) => patterns.length > 0 && patterns.every(({ act }) => lexicon.repeatable.has(act))))
    return false;
  if (another && event.names.length === 0 && words < againstTheVerb[time.precision === 'day' ? 'day' : 'month'])
    return false;
  // A year by itself has to be that of what is said, and of nothing else.
  const alone = all.every((one) => one === found || one.kind === 'duration');
  if (time.precision === 'year' && !(alone && sure.some((one) => isAbout(one, event, scope, prose)))) return false;
  const named = scope.ids.has(event.id);
  if (!isAsserted(sure, own, clause?.mood) && !(named && isAttempted(sure, lexicon))) return false;
  // "arrested for the second time": another event of the kind.
  const cues = new Set([...event.cues.strong, ...event.cues.weak]);
  if (sentence.tokens.some(({ lower }) => lexicon.words['repetition-words'].has(lower) && !cues.has(stem(lower))))
    return false;
  const anniversary = parsed.chunks.some(
    (chunk) => chunk.kind === 'np' && chunk.words.some((word) => lexicon.words['anniversary-nouns'].has(word)),
  );
  if (anniversary) return false;
  // "Six months later" counts from something, and "it took six months" from nothing.
  const counts = ({ end }: TimeExpression): boolean => counting.test(prose.slice(end, end + 20));
  return all.every(
    (one) => one === found || (one.kind === 'duration' ? !counts(one) : !fitsEvent(completed(one), event)),
  );
}

/** "They attempted to seize power on 8 November in what is known as the Beer Hall Putsch": the attempt is what it was. */
const isAttempted = (sure: readonly Predicate[], { words }: Lexicon): boolean =>
  sure.length > 0 &&
  sure.every(
    ({ clause }) =>
      clause.type === 'infinitive' &&
      clause.parent?.mood === 'asserted' &&
      words['attempting-verbs'].has(clause.parent.verb?.lemma ?? ''),
  );

/**
 * Whether the writer says what is dated. In "On 27 December he called to 'liquidate the kulaks'" the call is the writer's,
 * whatever is called for.
 */
function isAsserted(sure: readonly Predicate[], own: readonly Predicate[], mood: Mood = 'asserted'): boolean {
  const asserts = (one: Predicate): boolean => one.mood === 'asserted';
  if (sure.length === 0) return mood === 'asserted' && own.every(asserts);
  return sure.some(asserts) && sure.every((one) => asserts(one) || one.mood === 'attributed');
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
