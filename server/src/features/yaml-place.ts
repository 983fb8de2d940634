/** Where the caret stands in a YAML file that may be half written. */
export interface YamlPlace {
  /** The fields from the root to here; `null` stands for an item of a list. */
  readonly path: readonly (string | null)[];
  /** Whether a field's name or its value is being written. */
  readonly writing: 'field' | 'value';
  /** What has been typed of it, up to the caret. */
  readonly typed: string;
  /** The fields that the same record has already. */
  readonly present: ReadonlySet<string>;
}

interface Line {
  readonly indent: number;
  /** How many "- " open list items here. */
  readonly dashes: number;
  /** The column of the first field or value. */
  readonly column: number;
  readonly key: string | null;
}

const shape = /^( *)((?:- +)*)(?:(["']?)([\w-]+)\3:(?= |$))?/;

function readLine(text: string): Line | null {
  if (/^\s*(?:#|$)/.test(text)) return null;
  const match = shape.exec(text);
  const [, blanks = '', dashes = '', , key] = match ?? [];
  return {
    indent: blanks.length,
    dashes: (dashes.match(/-/g) ?? []).length,
    column: blanks.length + dashes.length,
    key: key ?? null,
  };
}

/**
 * Finds the place by indentation, so that a file in which the caret's line is no YAML yet can be read all the same.
 * @param offset in UTF-16 code units of `text`
 * @returns null in a comment, in a quoted or folded text, and where the caret is in a field's name that is finished
 */
export function yamlPlace(text: string, offset: number): YamlPlace | null {
  const before = text.slice(0, offset);
  const lines = before.split(/\r\n?|\n/);
  const current = lines.pop() ?? '';
  if (/(?:^|\s)#/.test(current)) return null;
  const flow = flowPlace(current);
  const own = readLine(current) ?? { indent: current.length, dashes: 0, column: current.length, key: null };
  const rest = current.slice(own.column);
  const value = /^(["']?)[\w-]+\1:\s(.*)$/.exec(rest);
  if (value && /^\s*["'|>]/.test(value[2] ?? '')) return null;
  const outer = outerPath(lines, own);
  const following = text
    .slice(offset)
    .split(/\r\n?|\n/)
    .slice(1);
  const present = siblings(lines, following, own);
  if (flow)
    return {
      path: [...outer, ...(value && own.key ? [own.key] : []), ...flow.path],
      writing: flow.writing,
      typed: flow.typed,
      present: flow.present,
    };
  if (value && own.key)
    return {
      path: [...outer, own.key],
      writing: 'value',
      typed: value[2]?.trimStart() ?? '',
      present,
    };
  if (own.key) return null;
  if (!/^[\w-]*$/.test(rest)) return null;
  return { path: outer, writing: 'field', typed: rest, present };
}

/** The fields and lists that a line lies in, from the lines above it. */
function outerPath(above: readonly string[], own: Line): (string | null)[] {
  const path: (string | null)[] = Array.from({ length: own.dashes }, () => null);
  let limit = own.dashes > 0 ? own.indent : own.column;
  // "key:" may stand at the same column as the dashes of its list.
  let orSame = own.dashes > 0;
  for (let i = above.length - 1; i >= 0; i -= 1) {
    const line = readLine(above[i] ?? '');
    if (!line) continue;
    if (line.dashes > 0 && line.column === limit && !orSame) {
      // The first field of the item that the caret's field belongs to.
      path.unshift(...Array.from({ length: line.dashes }, () => null));
      limit = line.indent;
      orSame = true;
      continue;
    }
    const isParent =
      line.key !== null && (line.column < limit || (orSame && line.column === limit && line.dashes === 0));
    if (!isParent) continue;
    path.unshift(line.key);
    limit = line.column;
    orSame = false;
    if (line.dashes > 0) {
      path.unshift(...Array.from({ length: line.dashes }, () => null));
      limit = line.indent;
      orSame = true;
    }
  }
  return path;
}

/** The fields at the caret's column in the same record, above and below. */
function siblings(above: readonly string[], below: readonly string[], own: Line): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (texts: readonly string[], down: boolean): void => {
    for (const text of texts) {
      const line = readLine(text);
      if (!line) continue;
      if (down && (line.column < own.column || (line.dashes > 0 && line.indent < own.column))) return;
      if (line.column === own.column && line.key) found.add(line.key);
      if (!down && (line.column < own.column || (line.dashes > 0 && line.column === own.column))) return;
    }
  };
  if (own.dashes === 0) walk([...above].reverse(), false);
  walk(below, true);
  return found;
}

/** A place inside "{ do: remove, who: tr" or "[a, b" on the caret's line. */
function flowPlace(
  current: string,
): (Pick<YamlPlace, 'writing' | 'typed' | 'present'> & { path: (string | null)[] }) | null {
  const stack: { readonly bracket: string; key: string | null; readonly keys: Set<string> }[] = [];
  let word = '';
  let quoted = '';
  for (const letter of current) {
    const top = stack.at(-1);
    if (quoted) {
      if (letter === quoted) quoted = '';
      continue;
    }
    if ((letter === '"' || letter === "'") && word.trim() === '') quoted = letter;
    else if (letter === '{' || letter === '[') {
      if (stack.length > 0 || /(?:^|[:\s-])\s*$/.test(word) || word.trim().endsWith(':')) {
        stack.push({ bracket: letter, key: null, keys: new Set() });
        word = '';
      }
    } else if (letter === '}' || letter === ']') {
      stack.pop();
      word = '';
    } else if (letter === ',' && top) {
      top.key = null;
      word = '';
    } else if (letter === ':' && top?.bracket === '{' && top.key === null) {
      top.key = word.trim();
      top.keys.add(top.key);
      word = '';
    } else word += letter;
  }
  const top = stack.at(-1);
  if (!top || quoted) return null;
  const path = stack.flatMap(({ bracket, key }, i): (string | null)[] => {
    if (bracket === '[') return [null];
    return key !== null || i < stack.length - 1 ? [key] : [];
  });
  const writing = top.bracket === '{' && top.key === null ? 'field' : 'value';
  return { path, writing, typed: word.trimStart(), present: top.keys };
}
