import { parseDocument } from 'yaml';
import { fileKind } from '../knowledge/load.ts';

/** What may be written in a pack's files where an id is wanted: as the files stand, finished or not. */
export interface PackVocabulary {
  readonly records: readonly { readonly id: string; readonly kind: string; readonly label: string }[];
  readonly sources: readonly { readonly id: string; readonly label: string }[];
  readonly groups: readonly { readonly id: string; readonly label: string }[];
}

/** Collects the ids of a pack from the text of its files, which need not be without mistakes. */
export function packVocabulary(files: readonly { readonly name: string; readonly text: string }[]): PackVocabulary {
  const records: { id: string; kind: string; label: string }[] = [];
  const sources: { id: string; label: string }[] = [];
  const groups: { id: string; label: string }[] = [];
  for (const { name, text } of files) {
    const kind = fileKind(name);
    const value = readLeniently(text);
    if (kind === 'pack') {
      groups.push(...labelled(field(value, 'groups'), 'label'));
      sources.push(...labelled(field(value, 'sources'), 'title'));
    } else if (kind === 'sources') sources.push(...labelled(value, 'title'));
    else if (kind) records.push(...labelled(value, 'label').map((record) => ({ ...record, kind })));
  }
  return { records, sources, groups };
}

function readLeniently(text: string): unknown {
  try {
    return parseDocument(text, { logLevel: 'silent' }).toJS({ maxAliasCount: 50 });
  } catch {
    return null;
  }
}

const field = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;

function labelled(list: unknown, key: string): { id: string; label: string }[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => {
    const [id, label] = [field(item, 'id'), field(item, key)];
    return typeof id === 'string' ? [{ id, label: typeof label === 'string' ? label : id }] : [];
  });
}
