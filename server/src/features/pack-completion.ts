import { type CompletionItem, CompletionItemKind, InsertTextFormat, type Range } from 'vscode-languageserver-types';
import { fileKind } from '../knowledge/load.ts';
import type { PackSchemas } from '../knowledge/pack-files.ts';
import type { PackVocabulary } from './pack-vocabulary.ts';
import { type YamlPlace, yamlPlace } from './yaml-place.ts';

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly string[];
  readonly const?: unknown;
}

/** What a pack's author is offered at a place of a file. */
export interface PackCompletionContext {
  readonly schemas: PackSchemas;
  readonly acts: ReadonlySet<string>;
  readonly vocabulary: PackVocabulary;
}

/**
 * Completions in a pack's YAML file: the fields that the schema has here, and where a field is filled the values that it
 * may have: acts of the lexicon, ids of records and sources, words of a list.
 * @param name the file's name below the pack's folder
 * @param rangeOf turns offsets of `text` into a range
 */
export function packCompletions(
  name: string,
  text: string,
  offset: number,
  context: PackCompletionContext,
  rangeOf: (start: number, end: number) => Range,
): CompletionItem[] {
  const kind = fileKind(name);
  const place = yamlPlace(text, offset);
  const root = kind === null ? undefined : (context.schemas[kind] as Schema | undefined);
  if (!root || !kind || !place) return [];
  const range = rangeOf(offset - place.typed.length, offset);
  const schemas = schemasAt([root], place.path, context.schemas);
  if (place.writing === 'value') return values(place, schemas, kind, context, range);
  const isList = place.path.at(-1) !== null && schemas.some((schema) => schema.items);
  // On a line of its own below "who:", an item of a list may begin.
  const items = isList ? itemsOf(schemas, context.schemas) : schemas;
  const fields = fieldItems(items, place, isList, context.schemas, range);
  return fields.length > 0 ? fields : values(place, items, kind, context, range);
}

/** The schemas that describe a place: more than one where a field may be written in several ways. */
function schemasAt(roots: readonly Schema[], path: readonly (string | null)[], all: PackSchemas): Schema[] {
  let here = roots.flatMap((root) => resolved(root, all));
  for (const step of path) {
    const next = here.flatMap((schema) => {
      const inner = step === null ? schema.items : schema.properties?.[step];
      return inner ? resolved(inner, all) : [];
    });
    here = next;
  }
  return here;
}

function resolved(schema: Schema, all: PackSchemas): Schema[] {
  if (schema.$ref) {
    const target = schema.$ref.replace(/^common\.schema\.json#\/\$defs\//, '');
    const common = all.common as { $defs?: Record<string, Schema> } | undefined;
    const found = common?.$defs?.[target];
    // What a field says of itself is nearer than what its type says.
    return found
      ? resolved(found, all).map((one) => (schema.description ? { ...one, description: schema.description } : one))
      : [];
  }
  return schema.oneOf
    ? schema.oneOf.flatMap((one) =>
        resolved(one, all).map((inner) => ({ ...inner, description: schema.description ?? inner.description ?? '' })),
      )
    : [schema];
}

const itemsOf = (schemas: readonly Schema[], all: PackSchemas): Schema[] =>
  schemas.flatMap((schema) => (schema.items ? resolved(schema.items, all) : [schema]));

function fieldItems(
  schemas: readonly Schema[],
  place: YamlPlace,
  opensItem: boolean,
  all: PackSchemas,
  range: Range,
): CompletionItem[] {
  const offered = new Map<string, CompletionItem>();
  for (const schema of schemas)
    for (const [field, inner] of Object.entries(schema.properties ?? {})) {
      if (place.present.has(field) || offered.has(field)) continue;
      const options = resolved(inner, all);
      const required = schema.required?.includes(field) ?? false;
      const list = options.length > 0 && options.every((option) => option.items);
      offered.set(field, {
        label: field,
        kind: CompletionItemKind.Property,
        detail: required ? 'has to be there' : 'may be left out',
        documentation: inner.description ?? options[0]?.description ?? '',
        sortText: `${required ? 0 : 1}${String(offered.size).padStart(2, '0')}`,
        insertTextFormat: InsertTextFormat.PlainText,
        textEdit: { range, newText: `${opensItem ? '- ' : ''}${field}:${list ? '\n  - ' : ' '}` },
      });
    }
  return [...offered.values()];
}

function values(
  place: YamlPlace,
  schemas: readonly Schema[],
  kind: string,
  { acts, vocabulary }: PackCompletionContext,
  range: Range,
): CompletionItem[] {
  const field = place.path.findLast((step) => step !== null) ?? '';
  const words = schemas.flatMap((schema) => [
    ...(schema.enum ?? []),
    ...(schema.const === undefined ? [] : [String(schema.const)]),
    ...(schema.type === 'boolean' ? ['true', 'false'] : []),
  ]);
  const item = (label: string, detail: string, itemKind: CompletionItemKind): CompletionItem => ({
    label,
    detail,
    kind: itemKind,
    filterText: `${label} ${detail}`,
    textEdit: { range, newText: label },
  });
  if (words.length > 0) return words.map((word) => item(word, '', CompletionItemKind.EnumMember));
  if (field === 'do') return [...acts].map((act) => item(act, 'act', CompletionItemKind.Function));
  if (field === 'source')
    return vocabulary.sources.map(({ id, label }) => item(id, label, CompletionItemKind.Reference));
  if (field === 'group') return vocabulary.groups.map(({ id, label }) => item(id, label, CompletionItemKind.Reference));
  const isId = schemas.some((schema) => 'pattern' in schema && String(schema.pattern).startsWith('^[a-z0-9]'));
  if (!isId || field === 'id' || field === 'work' || field === 'unit') return [];
  const wanted = kindsOf(kind, field);
  return vocabulary.records
    .filter((record) => wanted === null || wanted.includes(record.kind))
    .map(({ id, kind: of, label }) => item(id, `${label} (${of})`, CompletionItemKind.Reference));
}

/** Which kinds of record a field may name; null: any. */
function kindsOf(kind: string, field: string): readonly string[] | null {
  if (kind === 'offices' && field === 'who') return ['people'];
  if (field === 'factors' || field === 'stated' || field === 'against') return ['factors'];
  if (field === 'person' || field === 'members' || field === 'outsiders' || field === 'defendants') return ['people'];
  if (field === 'speaker') return ['people', 'historians', 'organisations', 'events'];
  if (field === 'within' || (kind === 'events' && field === 'places')) return ['places'];
  if (field === 'succeeds') return [kind];
  if (field === 'events') return ['events'];
  return null;
}
