import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Event, Frame, Role } from '../../knowledge/records.ts';

/** Roles that set one event apart from another of the same people. */
export const tellingRoles: readonly Role[] = ['from', 'to', 'as', 'with', 'at', 'what'];

/** The records whose names tell two events apart: what plays a part in one of them and not in the other, and their own names. */
export function tellingNames(events: readonly [Event, Event], knowledge: Knowledge): ReadonlySet<string> {
  const [first, second] = events.map(partsOf) as [Set<string>, Set<string>];
  const apart = [...first, ...second].filter((id) => !(first.has(id) && second.has(id)));
  const named = events.map(({ id }) => id).filter((id) => knowledge.entities.has(id));
  return new Set([...apart, ...named]);
}

const partsOf = ({ frames }: Event): Set<string> => new Set(frames.flatMap(partsIn));

const partsIn = ({ roles }: Frame): readonly string[] => tellingRoles.flatMap((role) => roles[role] ?? []);

/** The words by which the labels of two events differ, but for the words for what both are: "internal", "expulsion". */
export function tellingWords([first, second]: readonly [Event, Event]): readonly string[] {
  const [one, other] = [longWords(first.label), longWords(second.label)];
  const shared = sharedActs(first, second).map(stem);
  return [...one.filter((word) => !other.includes(word)), ...other.filter((word) => !one.includes(word))].filter(
    (word) => !shared.some((act) => word.includes(act)),
  );
}

/** What all forms of an act's name have in common: "exil". */
export const stem = (act: string): string => act.replace(/e$/, '');

const longWords = (label: string): string[] => label.toLowerCase().match(/\p{L}{5,}/gu) ?? [];

/** Acts that both events are, done to or by the same person: what essays confuse. */
export const sharedActs = (a: Event, b: Event): readonly string[] =>
  a.frames.flatMap((one) =>
    b.frames.flatMap((other) =>
      (one.roles.who ?? []).some((id) => other.roles.who?.includes(id))
        ? one.acts.filter((act) => other.acts.includes(act))
        : [],
    ),
  );
