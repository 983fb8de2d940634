import type { Chunk } from '../grammar/chunk.ts';
import type { Predicate } from '../grammar/predicates.ts';
import type { SentenceReading } from '../reading.ts';
import { type Claim, Happenings } from './happenings.ts';

/** At the head of a clause: "then", "soon afterwards". */
const next =
  /^(?:only )?(?:then|(?:(?:soon|shortly|not long) )?(?:after|afterwards?|later)|subsequently|thereafter)\b,?\s/i;
/** Between the auxiliary and the verb: "was only afterwards removed". */
const inside = /\b(?:then|afterwards?|later|subsequently|thereafter)\b/i;
/** At the end of a clause: "only after that". */
const atEnd = /^[^.;:,]*?\b((after|before) (?:that|this))\s*(?:[.,;:)]|$)/i;
const plain = new Set<Chunk['kind']>(['np', 'prep', 'time', 'comma', 'and', 'stop']);

/** What one clause tells after another, of the same sentence or of the one before: "…, and then …", "Soon afterwards …". */
export function sequencesIn(
  happenings: Happenings,
  prose: string,
  before: SentenceReading | undefined,
): readonly Claim[] {
  const { reading, chunks } = happenings;
  const mains = reading.predicates.filter(({ kind, clause }) => kind === 'verb' && clause.type === 'main');
  return mains.flatMap((verb, i): Claim[] => {
    const first = mains[i - 1];
    const joint = chunks.findLastIndex(({ kind }, at) => at < verb.at && (kind === 'and' || kind === 'stop'));
    const from = first ? (chunks[joint]?.end ?? 0) : reading.sentence.start;
    if (first && (joint < first.at || !onlyPhrases(chunks, first, verb))) return [];
    const trailing = linkAfter(verb, reading, prose);
    const said = linkIn(chunks[joint], prose, from, verb) ?? trailing;
    if (
      !said ||
      (verb.clause.verb?.perfect && said !== trailing) ||
      chunks.slice(first ? joint : 0, verb.at).some(isTime)
    )
      return [];
    const told = first ? happenings.whatHappens(first.clause) : lastTold(before, happenings);
    const later = happenings.whatHappens(verb.clause);
    if (!told || !later || (!first && verb.at >= 6)) return [];
    const [earlier, last] = said.before ? [later, told] : [told, later];
    return [{ earlier, later: last, link: { start: said.start, end: said.end }, causal: false }];
  });
}

const isTime = ({ kind }: Chunk): boolean => kind === 'time';

const onlyPhrases = (chunks: readonly Chunk[], first: Predicate, verb: Predicate): boolean =>
  chunks.slice(first.at + 1, verb.at).every(({ kind }) => plain.has(kind));

type Link = Claim['link'] & { readonly before?: boolean };

function linkAfter({ at, end }: Predicate, { parsed, sentence }: SentenceReading, prose: string): Link | null {
  const found = atEnd.exec(prose.slice(end, sentence.end));
  if (!found) return null;
  const start = end + found[0].indexOf(found[1] as string);
  const another = parsed.chunks.some((chunk, i) => i > at && chunk.start < start && !plain.has(chunk.kind));
  return another
    ? null
    : { start, end: start + (found[1] as string).length, before: /^before/i.test(found[1] as string) };
}

function linkIn(joint: Chunk | undefined, prose: string, from: number, verb: Predicate): Link | null {
  if (joint?.kind === 'and' && joint.word === 'then' && joint.end === from)
    return { start: joint.start, end: joint.end };
  const start = from + (/^[\s,]*/.exec(prose.slice(from, verb.start))?.[0].length ?? 0);
  const head = next.exec(prose.slice(start, verb.start))?.[0];
  if (head) return { start, end: start + head.replace(/,?\s$/, '').length };
  const within = inside.exec(prose.slice(verb.start, verb.end));
  return within ? { start: verb.start + within.index, end: verb.start + within.index + within[0].length } : null;
}

/** The last thing that a sentence tells, if it is its last main verb. */
function lastTold(before: SentenceReading | undefined, { knowledge }: Happenings): Predicate | null {
  const verb = before?.predicates.findLast(({ kind, clause }) => kind === 'verb' && clause.type === 'main');
  return verb && before && before.mood === 'asserted'
    ? new Happenings(before, knowledge).whatHappens(verb.clause)
    : null;
}
