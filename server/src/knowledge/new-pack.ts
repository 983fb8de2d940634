import type { PackFile } from './pack-files.ts';

/** The files of a pack to begin with, by name, as `data/templates/pack` has them. */
export type PackTemplates = Readonly<Record<string, string>>;

/** An id from whatever a teacher calls the pack: "The Norman Conquest!" becomes `the-norman-conquest`; empty if nothing is left. */
export const packIdOf = (title: string): string =>
  title
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);

/** A pack to begin with: two events that work, and a note on every kind of record. */
export const newPack = (title: string, templates: PackTemplates): { id: string; files: Omit<PackFile, 'path'>[] } => {
  const id = packIdOf(title);
  const values: Readonly<Record<string, string>> = { id, title: JSON.stringify(title) };
  return {
    id,
    files: Object.entries(templates).map(([name, text]) => ({
      name,
      text: text.replace(/\{\{(id|title)\}\}/g, (_, key: string) => values[key] ?? ''),
    })),
  };
};
