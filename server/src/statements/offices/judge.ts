import { civilDate, type DayRange, overlaps, stretch, yearRange } from '../../knowledge/calendar.ts';
import { daysOf, type OfficeIndex } from '../../knowledge/offices.ts';
import { partOfDate, type TermOfOffice } from '../../knowledge/records.ts';
import type { OfficeFault } from '../statement.ts';
import type { LinkTime, OfficeLink, Succession } from './link.ts';

/** What the packs say of a link. */
export interface OfficeJudgement {
  readonly verdict: 'confirmed' | 'imprecise' | 'wrong';
  readonly fault?: OfficeFault;
  readonly right: readonly string[];
  readonly note?: string;
  /** For wrong years: those of the term. */
  readonly term?: TermOfOffice;
}

/** In days: how far from his term a date has to be before it is another time, and how far it may be to be a slip. */
const tolerance = 45;
const furthestSlip = 7 * 366;

const confirmed: OfficeJudgement = { verdict: 'confirmed', right: [] };
const wrong = (fault: OfficeFault, right: readonly TermOfOffice[] = []): OfficeJudgement => ({
  verdict: 'wrong',
  fault,
  right: [...new Set(right.map(({ who }) => who))],
});

const near = (range: DayRange, days: readonly DayRange[], within: number): boolean =>
  days.some((one) => overlaps(stretch(one, within), range));

/** A time that says when it was so, surely. */
const sure = (time: LinkTime | null): DayRange | null =>
  time?.strong && ['in', 'from', 'since'].includes(time.time.relation) ? time.time.range : null;

/** Compares a person and an office with the pack's holders; null if nothing can be said. */
export function judgeLink(link: OfficeLink, index: OfficeIndex): OfficeJudgement | null {
  const { who, office, time } = link;
  if (index.office(office.id)?.never) return index.holdsAny(who.id, office.id) ? wrong('no-such-office') : null;
  const own = index.terms(office.id, who.id);
  const at = sure(time);
  if (own.length === 0) return never(link, at, index);
  if (link.first) return first(link, index);
  if (!at) return !time || near(time.time.range, own.flatMap(daysOf), 0) ? confirmed : null;
  if (isTerm(link)) return years(at, own, time as LinkTime);
  if (link.manner !== 'state') return change(link, at, own, index);
  return then(link, at, own, index);
}

/** "Foreign Commissar (1930–39)", "General Secretary from 1925": the years of the term itself. */
const isTerm = ({ time, form, manner }: OfficeLink): boolean =>
  manner === 'state' &&
  time?.own === true &&
  (time.time.relation === 'from' || time.time.relation === 'since' || time.time.kind === 'range') &&
  form !== 'title';

function never({ who, office, manner }: OfficeLink, at: DayRange | null, index: OfficeIndex): OfficeJudgement | null {
  if (!index.isOfCircle(who.id, office.id)) return null;
  if (!at) return index.isCompleteForLifeOf(office.id, who.id) ? wrong('never') : null;
  if (!index.isComplete(office.id, at)) return null;
  const holders = index.holdersIn(office.id, at);
  const changed = holders.filter(({ held }) =>
    overlaps(at, partOfDate(held, manner === 'exit' ? 'end' : 'start').range),
  );
  return wrong('never', manner !== 'state' && changed.length > 0 ? changed : holders);
}

/** When a term began or ended, by the pack and by other books: a day, or a year if no more is known. */
const edges = ({ held, accepted }: TermOfOffice, edge: 'start' | 'end'): readonly DayRange[] =>
  [held, ...accepted.map((one) => one.held)].map((date) => partOfDate(date, edge).range);

/** "headed at first by Kerensky" */
function first({ who, office }: OfficeLink, index: OfficeIndex): OfficeJudgement | null {
  const [earliest] = index.inOrder(office.id);
  const record = index.office(office.id);
  if (!earliest || !index.isSingle(office.id)) return null;
  if (earliest.who === who.id) return confirmed;
  const isFirst = record?.from && near(partOfDate(earliest.held, 'start').range, [record.from.range], tolerance);
  return isFirst ? wrong('first', [earliest]) : null;
}

/** Whether the years that are given lie within a term; a year that a term only touches is one of its years. */
function years(at: DayRange, own: readonly TermOfOffice[], { time }: LinkTime): OfficeJudgement | null {
  const days = own.flatMap(daysOf);
  const starts = own.some((term) => near(at, edges(term, 'start'), tolerance));
  if (time.relation === 'from' || time.relation === 'since') {
    if (starts) return confirmed;
  } else {
    const whole = yearRange(
      civilDate(Math.min(...days.map(({ first: day }) => day))).year,
      civilDate(Math.max(...days.map(({ last: day }) => day))).year,
    );
    // A part of his term is no mistake, and no statement of how long it was.
    if (whole.first <= at.first && at.last <= whole.last)
      return starts && own.some((term) => near(at, edges(term, 'end'), tolerance)) ? confirmed : null;
  }
  const [term, more] = own;
  if (!term || more || !near(at, days, furthestSlip)) return null;
  return { ...wrong('term'), term };
}

/** "became … in 1932": whose term began then. What is another event's date is left to the check of dates. */
function change(
  { manner, event, office }: OfficeLink,
  at: DayRange,
  own: readonly TermOfOffice[],
  index: OfficeIndex,
): OfficeJudgement | null {
  const ends = own.flatMap((one) => edges(one, manner === 'entry' ? 'start' : 'end'));
  if (near(at, ends, 0)) return confirmed;
  const [term, more] = own;
  if (event || !term || more || near(at, ends, tolerance) || !near(at, ends, furthestSlip)) return null;
  return index.isSingle(office.id) ? { ...wrong('term'), term } : null;
}

function then(
  { form, event, office, time }: OfficeLink,
  at: DayRange,
  own: readonly TermOfOffice[],
  index: OfficeIndex,
): OfficeJudgement | null {
  if (own.some(({ held }) => overlaps(held.range, at))) return confirmed;
  const accepted = own.flatMap((term) => term.accepted).find(({ held }) => overlaps(held.range, at));
  if (accepted) return { verdict: 'imprecise', right: [], note: accepted.note };
  const days = own.flatMap(daysOf);
  // A title stays with a man, and what he was or would be may be said on the side.
  if (form === 'title' || (form === 'apposition' && event) || at.last - at.first > 366) return null;
  // "Trotsky, the War Commissar, was exiled in 1928": what he is known for, long after.
  if (form === 'apposition' && !time?.own && days.every((one) => one.last < at.first)) return null;
  if (near(at, days, tolerance) || !near(at, days, furthestSlip) || !index.isComplete(office.id, at)) return null;
  return wrong('then', index.holdersIn(office.id, at));
}

/** Who is wrong in a succession: the one who came, or the one who went. */
export interface SuccessionJudgement extends OfficeJudgement {
  readonly office: string;
  readonly about: 'old' | 'next';
}

/** Compares two people who followed each other with the pack's holders. */
export function judgeSuccession(succession: Succession, index: OfficeIndex): SuccessionJudgement | null {
  const { old, next, office, time } = succession;
  const at = sure(time);
  const id = office?.id ?? (at && old.certain ? left(old.id, at, index) : null);
  if (id === null || !index.isSingle(id)) return null;
  const after = index.successors(id, old.id);
  if (after.some(({ who }) => who === next.id)) return { ...confirmed, office: id, about: 'next' };
  if (at) return atTime(succession, at, id, index);
  // Without a time: he held it once, and it is known who came next.
  if (!old.certain || !next.certain || index.terms(id, old.id).length !== 1 || after.length !== 1) return null;
  return isOfIt(next.id, id, index) ? { ...wrong('successor', after), office: id, about: 'next' } : null;
}

/** Who took over from whom at a time: if one change is known of, and one of the two is in it, the other is wrong. */
function atTime({ old, next }: Succession, at: DayRange, id: string, index: OfficeIndex): SuccessionJudgement | null {
  if (!index.isComplete(id, at)) return null;
  const changedIn = (edge: 'start' | 'end'): readonly TermOfOffice[] =>
    index.inOrder(id).filter((term) => near(at, edges(term, edge), tolerance));
  const [came, went] = [changedIn('start'), changedIn('end')];
  const has = (terms: readonly TermOfOffice[], who: string): boolean => terms.some((term) => term.who === who);
  if (new Set(came.map(({ who }) => who)).size !== 1 || new Set(went.map(({ who }) => who)).size !== 1) return null;
  const [hasCome, hasGone] = [has(came, next.id), has(went, old.id)];
  if (!hasCome && next.certain && (hasGone || !old.certain) && isOfIt(next.id, id, index))
    return { ...wrong('successor', came), office: id, about: 'next' };
  if (!hasGone && old.certain && (hasCome || !next.certain) && isOfIt(old.id, id, index))
    return { ...wrong('predecessor', went), office: id, about: 'old' };
  return null;
}

const isOfIt = (who: string, office: string, index: OfficeIndex): boolean => index.isOfCircle(who, office);

/** The one office that somebody lost in a time. */
function left(who: string, at: DayRange, index: OfficeIndex): string | null {
  const lost = index
    .officesOf(who, stretch(at, tolerance))
    .filter(({ id }) => index.terms(id, who).some((term) => near(at, edges(term, 'end'), 0)));
  const [one, more] = lost.filter(({ id }) => index.isSingle(id));
  return one && !more ? one.id : null;
}
