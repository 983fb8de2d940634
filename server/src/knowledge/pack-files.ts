import { type Schema, Validator } from '@cfworker/json-schema';
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';

/** A file of a pack, as the host read it. */
export interface PackFile {
  /** Below the pack's folder, with slashes: `people.yaml`, `events/terror.yaml`. */
  readonly name: string;
  /** Shown to the author as it is given here. */
  readonly path: string;
  readonly text: string;
}

/** What is wrong with a pack file, where, and what to write instead. Lines and columns count from 1. */
export interface PackProblem {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** Where it ends, if it ends in the same line. */
  readonly endColumn?: number;
  readonly message: string;
}

/** JSON Schemas by kind: `pack`, `people`, `events`, …, and `common`, to which they refer. */
export type PackSchemas = Readonly<Record<string, object>>;

/** One YAML file after parsing: its value, and the place of each of its fields. */
export interface ParsedFile {
  readonly file: PackFile;
  readonly value: unknown;
  problem(path: readonly (string | number)[], message: string): PackProblem;
}

/** Parses one YAML file. Aliases are limited, so a small file cannot grow into a large one. */
export function parsePackFile(file: PackFile): ParsedFile | PackProblem {
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines, logLevel: 'silent', prettyErrors: false });
  const at = (offset: number, message: string, endOffset = offset): PackProblem => {
    const { line, col } = lines.linePos(offset);
    const end = lines.linePos(endOffset);
    return {
      path: file.path,
      line: Math.max(1, line),
      column: Math.max(1, col),
      ...(end.line === line && end.col > col ? { endColumn: end.col } : {}),
      message,
    };
  };
  const error = document.errors[0];
  if (error)
    return at(error.pos[0], `This is not YAML: ${error.message}. Check the indentation and the quotation marks.`);
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 50 });
  } catch (reason) {
    return at(0, `This YAML cannot be read: ${reason instanceof Error ? reason.message : String(reason)}.`);
  }
  const problem: ParsedFile['problem'] = (path, message) => {
    const [start, end] = spanOf(document, path);
    return at(start, message, end);
  };
  return { file, value, problem };
}

/** The place of a field with its value, or of the nearest thing around it that has one. */
function spanOf(document: Document, path: readonly (string | number)[]): [number, number] {
  for (let length = path.length; length >= 0; length -= 1) {
    const parent: unknown = length > 0 ? document.getIn(path.slice(0, length - 1), true) : undefined;
    const key = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (pair && isNode(pair.key) && pair.key.range)
        return [pair.key.range[0], (isScalar(pair.value) && pair.value.range?.[1]) || pair.key.range[1]];
    } else if (isSeq(parent) && typeof key === 'number') {
      const item = parent.items[key];
      if (isNode(item) && item.range) return [item.range[0], item.range[1]];
    }
  }
  const start = document.contents?.range?.[0] ?? 0;
  return [start, start];
}

/** Checks a parsed file against the schema of its kind. */
export function validatePackFile(parsed: ParsedFile, kind: string, schemas: PackSchemas): PackProblem[] {
  const schema = schemas[kind];
  if (!schema) return [];
  const validator = new Validator(identified(kind, schema), '2020-12', false);
  if (schemas.common) validator.addSchema(identified('common', schemas.common));
  const { errors } = validator.validate(parsed.value);
  const problems = new Map<string, PackProblem>();
  for (const error of errors) {
    const path = pathOf(error.instanceLocation);
    const extra = error.keyword === 'additionalProperties' ? /"([^"]+)"/.exec(error.error)?.[1] : undefined;
    const value = valueAt(parsed.value, path);
    const message = explain(error.keyword, error.error, path, value);
    if (message === null) continue;
    const problem = parsed.problem(
      extra === undefined ? path : [...path, extra],
      `${nameOf(parsed.value, path)}${message}`,
    );
    // A field that fails in several ways is reported once, in the first.
    const key = `${problem.line}:${problem.column}:${error.keyword === 'required' ? error.error : ''}`;
    if (!problems.has(key)) problems.set(key, problem);
  }
  return [...problems.values()];
}

/** The files refer to each other by name, as editors resolve them; the validator wants an absolute identifier, which is never opened. */
const identified = (kind: string, schema: object): Schema => ({
  ...schema,
  $id: `https://clio.invalid/schemas/${kind}.schema.json`,
});

const pathOf = (pointer: string): (string | number)[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  let at: unknown = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<string | number, unknown>)[key];
  }
  return at;
}

/** "event x: " – the record that a path lies in, so that the line can be understood without opening the file. */
function nameOf(root: unknown, path: readonly (string | number)[]): string {
  if (!Array.isArray(root) || typeof path[0] !== 'number') return '';
  const record: unknown = root[path[0]];
  const id = typeof record === 'object' && record !== null && 'id' in record ? record.id : undefined;
  return typeof id === 'string' ? `“${id}”: ` : `record ${path[0] + 1}: `;
}

/** The validator's error in an author's words; null for errors that only repeat one further down. */
function explain(keyword: string, error: string, path: readonly (string | number)[], value: unknown): string | null {
  const field = path.findLast((part) => typeof part === 'string') ?? 'the file';
  const quoted = /"([^"]+)"/.exec(error)?.[1];
  switch (keyword) {
    case 'required':
      return `the field “${quoted}” is missing. Add it.`;
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return quoted ? `“${quoted}” is not a field that a pack has here. Check its spelling, or leave it out.` : null;
    case 'false':
      return null;
    case 'type':
      return `“${field}” has a value of the wrong kind (${value === null ? 'nothing' : Array.isArray(value) ? 'a list' : typeof value}).`;
    case 'pattern':
      return field === 'URL'
        ? `“${String(value)}” is not a web address. Write it from http:// or https:// on.`
        : `“${String(value)}” is not an id. Write small letters, digits and hyphens: “stalin-general-secretary”.`;
    case 'minItems':
      return `“${field}” needs more entries.`;
    case 'minLength':
      return `“${field}” is empty.`;
    case 'enum':
    case 'const':
    case 'oneOf':
      if (typeof value === 'object') return null; // the error below it says more
      return `“${String(value)}” cannot stand in “${field}”. ${error}`;
    default:
      return null; // properties, items, $ref: the error below them says more
  }
}
