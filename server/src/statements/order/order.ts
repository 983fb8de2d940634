import { dayNumber } from '../../knowledge/calendar.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { PackDate } from '../../knowledge/records.ts';
import { allValues, hull, lastingMeantBy, type Meant } from '../dates/meant.ts';
import type { BlockProse, SentenceReading } from '../reading.ts';
import type { OrderStatement } from '../statement.ts';
import { CauseReader } from './causes.ts';
import { type Claim, type Happening, Happenings } from './happenings.ts';
import { meantHere } from './in-series.ts';
import { JointReader } from './joints.ts';
import { sequelOrders } from './later.ts';
import { sequencesIn } from './sequence.ts';

/** The statements of order that a sentence makes: "X after Y", "before X, Y", "X led to Y". */
export function orderStatementsOf(
  reading: SentenceReading,
  { prose }: BlockProse,
  knowledge: Knowledge,
  before: SentenceReading | undefined,
): readonly OrderStatement[] {
  if (reading.mood !== 'asserted' || reading.predicates.length === 0) return [];
  const happenings = new Happenings(reading, knowledge);
  const claims = [
    ...new JointReader(happenings, prose).claims(),
    ...new CauseReader(happenings, before).claims(),
    ...sequencesIn(happenings, prose, before),
    ...sequelOrders(reading, before, knowledge),
  ];
  const found = claims.flatMap((claim) => judged(claim, reading, before, knowledge) ?? []);
  return found.filter((one, i) => found.findIndex(({ checked }) => checked.start === one.checked.start) === i);
}

/** In days. What lies further apart than a slip would put it is something else of the name. */
const furthestSlip = 7 * 366;
/** In days: how long something lasts before its beginning and its end are a matter of opinion, and by how much. */
const long = 300;
const looseEnds = 180;
/** Before Russia changed its calendar, two dates may lie 13 days apart and be the same day. */
const calendarReform = dayNumber(1918, 3, 1);

/** Compares an order with the dates of the two events; null where nothing can be said for sure. */
function judged(
  claim: Claim,
  reading: SentenceReading,
  before: SentenceReading | undefined,
  knowledge: Knowledge,
): OrderStatement | null {
  const meant = (one: Happening): Meant | null => {
    if (one.kind === 'np') return lastingMeantBy(one, reading, knowledge);
    const here = reading.predicates.includes(one);
    return meantHere(one, here || !before ? reading : before, knowledge);
  };
  const [event, other] = claim.earlier.kind === 'np' ? [claim.later, claim.earlier] : [claim.earlier, claim.later];
  if (!meant(event) || !meant(other)) return null;
  const earlier = meant(claim.earlier);
  const later = meant(claim.later);
  if (!earlier || !later || earlier.event.id === later.event.id) return null;
  const verdict = verdictOf(earlier, later);
  const others = (claim.or ?? []).flatMap((one) => meant(one) ?? []);
  if (!verdict || (verdict === 'wrong' && others.some((one) => verdictOf(one, later) !== 'wrong'))) return null;
  const words = [...earlier.words, ...later.words, claim.link];
  return {
    kind: 'order',
    start: Math.min(...words.map(({ start }) => start)),
    end: Math.max(...words.map(({ end }) => end)),
    sentence: { start: reading.sentence.start, end: reading.sentence.end },
    checked: { start: claim.link.start, end: claim.link.end },
    subject: `${knowledge.events.has(later.event.id) ? 'event' : 'term'}:${later.event.id}`,
    earlier: earlier.event.id,
    later: later.event.id,
    causal: claim.causal,
    claimed: `${earlier.event.id} < ${later.event.id}`,
    expected: [later.event.date, ...later.event.accepted].map(({ edtf }) => edtf),
    verdict,
    words,
  };
}

function verdictOf(earlier: Meant, later: Meant): 'confirmed' | 'wrong' | null {
  const [first, second] = [daysOf(earlier), daysOf(later)];
  if (first.last <= second.first) return 'confirmed';
  const gap = first.first - second.last;
  const loose = [first, second].some((days) => days.last - days.first > long) ? looseEnds : 0;
  const calendars = second.first < calendarReform ? 14 : 2;
  if (gap <= Math.max(loose, calendars)) return null;
  const once = later.event.once === true && earlier.event.once === true;
  return gap <= furthestSlip || once ? 'wrong' : null;
}

/** The days of what happened, without those through which it then held: a pact of a day that was kept for two years. */
function daysOf({ event, days }: Meant): Meant['days'] {
  const { range } = event.date;
  const values = allValues(event);
  const all = hull(values.map((one) => one.range));
  // Where the words fit other events too, their days count as well.
  if (all.first !== days.first || all.last !== days.last || range.last - range.first > long) return days;
  return hull(values.filter((one) => !isHeld(one)).map((one) => one.range));
}

const isHeld = ({ edtf, range }: PackDate): boolean => edtf.includes('/') && range.last - range.first > long;
