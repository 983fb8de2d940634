import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { NounPhrase } from './chunk.ts';
import { type ParsedSentence, type PlacedTime, subjects } from './clause.ts';
import type { Predicate } from './predicates.ts';

/** How sure it is that a time dates a predicate. A weak one may confirm and may never contradict. */
export type Grade = 'strong' | 'weak';

/**
 * "Rentenmark: new currency introduced in 1923", "Young Plan: 1929 plan that …": the name that a phrase, the first behind a
 * colon, explains; null if it explains none.
 */
export function explainedBy({ chunks }: Pick<ParsedSentence, 'chunks'>, phrase: NounPhrase): NounPhrase | null {
  const at = chunks.indexOf(phrase);
  const colon = chunks[at - 1]?.kind === 'time' ? at - 2 : at - 1;
  const [sign, title, before] = [chunks[colon], chunks[colon - 1], chunks[colon - 2]];
  if (sign?.kind !== 'stop' || sign.word !== ':' || title?.kind !== 'np' || title.ids.length === 0) return null;
  return before === undefined || before.kind === 'stop' ? title : null;
}

/**
 * `1928 – Trotsky exiled`, `Trotsky exiled: January 1928`, a row of a timeline: what a time dates that stands alone in its segment.
 * @returns null if it does not
 */
export function attachInLine(
  { clauses, chunks, clauseOf, times }: ParsedSentence,
  predicates: readonly Predicate[],
  placed: PlacedTime,
  { lexicon: { words } }: Knowledge,
): readonly { readonly predicate: Predicate; readonly grade: Grade }[] | null {
  const { clause } = placed;
  const found: { predicate: Predicate; grade: Grade }[] = [];
  const add = (predicate: Predicate, grade: Grade): void => {
    found.push({ predicate, grade });
  };
  const segments = Math.max(...clauses.map((one) => one.segment));
  if (segments === 0) return null;
  const alone = chunks.every(
    (chunk, i) =>
      clauseOf[i]?.segment !== clause.segment ||
      chunk.kind === 'time' ||
      chunk.kind === 'stop' ||
      chunk.kind === 'comma',
  );
  if (!alone) return null;
  const inSegment = (segment: number): readonly Predicate[] =>
    predicates.filter((one) => one.clause.segment === segment);
  const [behind, next] = [inSegment(clause.segment - 1), inSegment(clause.segment + 1)];
  // "1936: Zinoviev, Kamenev – executed": what is said of them stands behind another dash.
  const further = next.length === 0;
  const ahead = further ? inSegment(clause.segment + 2) : next;
  // "Yalta – Feb 1945 – Agreed to …": what stands before a date in the middle of a line is its title.
  const target = behind.length > 0 ? behind : ahead;
  // A date of its own beats the line's.
  const own = times.some(
    (time) => time !== placed && !time.chunk.time.open && time.clause.segment === target[0]?.clause.segment,
  );
  const heads = target.filter((one) => one.kind === 'verb' && one.clause.type === 'main');
  const first = heads[0] ?? target[0];
  // In a table, the cells on both sides of a date are about it.
  const table = chunks.some((chunk) => chunk.kind === 'stop' && chunk.word === '|');
  if (target !== ahead) for (const predicate of ahead) add(predicate, table ? 'strong' : 'weak');
  // "Fire Decree – 28 February 1933: the Reichstag fire was …": the date is that of a title that no pack knows.
  const titled =
    target === ahead &&
    !table &&
    chunks.some((chunk, i) => chunk.kind === 'np' && clauseOf[i]?.segment === clause.segment - 1);
  for (const predicate of target) {
    // "Beer Hall Putsch fails": whatever its verb, it is what the line is about.
    const subject =
      predicate.phrase !== undefined && first?.patterns.length === 0 && subjects(first.clause)[0] === predicate.phrase;
    // "1936: trial of Zinoviev, Yezhov appointed": what stands before the first verb, and is not its subject, is of the line.
    const before =
      predicate.phrase !== undefined &&
      predicate.governor === undefined &&
      first !== undefined &&
      predicate.at < first.at;
    // "1923 – Hitler leads the Munich Putsch": what somebody brings about or heads happens when he does.
    const verb = first?.clause.verb;
    const brings =
      predicate.kind === 'name' &&
      predicate.governor === undefined &&
      predicate.clause === first?.clause &&
      verb?.voice !== 'passive' &&
      (words['bringing-about-verbs'].has(verb?.lemma ?? '') || words['heading-verbs'].has(verb?.lemma ?? ''));
    const near = predicate === first || predicate.clause.continues === first?.clause || subject || before || brings;
    add(predicate, near && !own && !titled ? 'strong' : 'weak');
  }
  return found;
}
