import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { ActPattern } from '../../knowledge/lexicon.ts';
import type { Event, Frame, Role } from '../../knowledge/records.ts';
import type { DatedStatement } from '../../statements/statement.ts';

interface Insertion {
  readonly at: number;
  readonly newText: string;
}

/** The fewest words that say which of two events is meant: " to Alma-Ata"; null where none can simply be put in. */
export function precisely(
  event: Event,
  other: Event,
  statement: DatedStatement,
  prose: string,
  knowledge: Knowledge,
): Insertion | null {
  const at = placeFor(statement, prose);
  if (at === null) return null;
  for (const frame of event.frames) {
    for (const role of ['to', 'from', 'as'] as const) {
      const id = frame.roles[role]?.[0];
      const label = id === undefined ? undefined : nameOf(id, knowledge);
      if (id === undefined || label === undefined || other.frames.some(({ roles }) => roles[role]?.includes(id)))
        continue;
      const prep = prepositionFor(frame, role, knowledge);
      if (prep) return { at, newText: ` ${prep} ${label}` };
    }
  }
  return null;
}

/** Right behind the verb or noun, or behind what belongs to it; nowhere, if the date does not follow in the same breath. */
function placeFor({ words, time }: DatedStatement, prose: string): number | null {
  const [said] = words;
  if (!said) return null;
  const between = prose.slice(said.end, time.outerStart);
  if (time.outerStart >= said.end && between.length < 30 && !/[,.;:()]/.test(between))
    return said.end + between.trimEnd().length;
  const next = prose.slice(said.end, said.end + 12);
  return time.end <= said.start && /^\s*(?:[.,;]|$)/.test(next) ? said.end : null;
}

/** The name of a place or a body, which stands in a sentence as it is; that of an office would need an article. */
function nameOf(id: string, knowledge: Knowledge): string | undefined {
  const entity = knowledge.entities.get(id);
  return entity?.kind === 'place' || entity?.kind === 'organisation' ? entity.label : undefined;
}

function prepositionFor({ acts }: Frame, role: Role, { lexicon }: Knowledge): string | null {
  const fits = (pattern: ActPattern): string | undefined =>
    acts.includes(pattern.act)
      ? Object.entries(pattern.prepositions).find(([prep, one]) => one === role && prep === role)?.[0]
      : undefined;
  for (const patterns of [...lexicon.nouns.values(), ...lexicon.verbs.values()])
    for (const pattern of patterns) {
      const prep = fits(pattern);
      if (prep) return prep;
    }
  return null;
}
