import type { NounPhrase } from './chunk.ts';
import { type Clause, type Slot, subjects } from './clause.ts';

/**
 * Whether a phrase that shares the verb before it has a subject's part in it: "Lenin died in 1924, Stalin in 1953", but
 * "lost Leningrad in 1926 and the Comintern in 1927". It has where no complement went before, or where it is of the
 * subject's kind and not of the complement's.
 * @param kindOf the kind of a record, by its id
 */
export function isLikeSubject(
  phrase: NounPhrase,
  clause: Clause,
  complement: Slot | undefined,
  kindOf: (id: string) => string | undefined,
): boolean {
  if (!complement || complement.place === 'subject') return true;
  const kind = (one: NounPhrase | undefined): string | undefined => kindOf(one?.ids[0] ?? '');
  const own = kind(phrase);
  const subject = kind(subjects(clause)[0]);
  const other = kind(complement.phrases[0]);
  return own === undefined
    ? phrase.proper && subject === 'person' && other !== undefined
    : own === subject && own !== other;
}
