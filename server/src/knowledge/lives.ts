import { cuesOf } from './gist.ts';
import type { DatedValue, Event, Person } from './records.ts';

/** What is done to whoever dies. */
export const endingActs = ['die', 'kill', 'execute', 'commit-suicide'];

/**
 * The births and deaths of the people of a pack, as events: once in a life, and with the sources of the person. A death
 * that the pack has as an event of its own is left to that.
 */
export function livesOf(people: readonly Person[], events: readonly Event[]): Event[] {
  const ended = new Set(
    events.flatMap(({ frames }) =>
      frames.filter(({ acts }) => acts.some((act) => endingActs.includes(act))).flatMap(({ roles }) => roles.who ?? []),
    ),
  );
  return people.flatMap((person) => [
    ...(person.born ? [life(person, 'birth', person.born, ['be-born'])] : []),
    ...(person.died && !ended.has(person.id) ? [life(person, 'death', person.died, endingActs)] : []),
  ]);
}

function life(person: Person, end: 'birth' | 'death', value: DatedValue, acts: readonly string[]): Event {
  const label = `${person.label}’s ${end}`;
  return {
    id: `${person.id}/${end}`,
    label,
    names: [],
    date: value.date,
    ...(value.julian ? { julian: value.julian } : {}),
    accepted: value.accepted,
    contested: value.contested,
    once: true,
    frames: [{ acts, roles: { who: [person.id] } }],
    cues: cuesOf(end === 'birth' ? `${label} born` : `${label} died`, [], [], new Set()),
    life: person.id,
    checked: person.checked,
    sources: person.sources,
  };
}

/** The id of a person's birth or death among the events. */
export const birthOf = (person: string): string => `${person}/birth`;
export const deathOf = (person: string): string => `${person}/death`;
