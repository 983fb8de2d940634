// The quiet corpus: texts that are right. What Clio says in them below the level of an error is pinned in findings.txt:
//
//   hands/flash-cards.md
//     anachronism, warning: 1
//       "KGB": Equally the KGB cannot arrest anyone in 1937.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Review } from '../../server/src/review/review.ts';
import type { Severity } from '../../server/src/rules/finding.ts';
import { root } from './engine.ts';

export const quietFolder = join(root, 'test/quiet');
export const pinFile = join(quietFolder, 'findings.txt');

/** Texts that Clio does not yet leave in peace, in the folders they will move to. */
export const isPending = (path: string): boolean => path.startsWith('pending/');

export interface QuietText {
  /** Below test/quiet, with slashes. */
  readonly path: string;
  /** What is read by itself: the whole text, or each paragraph of a file of sentences. */
  readonly parts: readonly string[];
}

/** Each paragraph of such a file is a case of its own: what is handed on from one to the next must not excuse a false alarm. */
const holdsSentences = (path: string): boolean => path.endsWith('-sentences.md');

export const quietTexts: readonly QuietText[] = readdirSync(quietFolder, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.md') && !path.endsWith('README.md'))
  .sort()
  .map((path) => {
    const text = readFileSync(join(quietFolder, path), 'utf8');
    return { path, parts: holdsSentences(path) ? text.trim().split('\n\n').slice(2) : [text] };
  });

export interface QuietFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** The words underlined and the sentence round them. */
  readonly place: string;
}

export const findingsIn = ({ essay: { text }, findings }: Review): QuietFinding[] =>
  findings.map(({ rule, severity, message, range: { startOffset, endOffset } }) => {
    const words = text.slice(startOffset, endOffset);
    return { rule, severity, message, place: oneLine(`"${words}": ${sentenceAt(text, startOffset, endOffset)}`) };
  });

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The sentence, list item or table row round a span. It is there to be read, and need not be exact. */
function sentenceAt(text: string, start: number, end: number): string {
  const before = text
    .slice(0, start)
    .split(/[.!?][)"'”’*_]*\s+(?=["'“‘*_(]*\p{Lu})|\n\s*\n|\n(?=\s*(?:[-*|>#]|\d+\.) ?)/u);
  const after =
    /^(?:(?!\n\s*(?:\n|[-*|>#]|\d+\.))[\s\S])*?(?:[.!?][)"'”’*_]*(?=\s+["'“‘*_(]*\p{Lu}|\s*$)|(?=\n\s*(?:\n|[-*|>#]|\d+\.))|$)/u;
  return (before.at(-1) ?? '') + text.slice(start, end) + (after.exec(text.slice(end))?.[0] ?? '');
}

/** By file, then by rule and level: the places, in the order of the text. */
export type Pins = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** An error is never pinned, except in a text that waits for it to go. */
export function pinsOf(found: ReadonlyMap<string, readonly QuietFinding[]>): Pins {
  const pins = new Map<string, Map<string, string[]>>();
  for (const [path, findings] of found)
    for (const { rule, severity, place } of findings) {
      if (severity === 'error' && !isPending(path)) continue;
      const rules = pins.get(path) ?? new Map<string, string[]>();
      const places = rules.get(`${rule}, ${severity}`) ?? [];
      pins.set(path, rules.set(`${rule}, ${severity}`, [...places, place]));
    }
  return pins;
}

export const writePins = (pins: Pins): string =>
  sorted(pins)
    .map(
      ([path, rules]) =>
        `${path}\n${sorted(rules)
          .map(([rule, places]) => `  ${rule}: ${places.length}\n${places.map((place) => `    ${place}\n`).join('')}`)
          .join('')}`,
    )
    .join('\n');

export function readPins(text: string): Pins {
  const pins = new Map<string, Map<string, string[]>>();
  let rules = new Map<string, string[]>();
  let places: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('    ')) places.push(line.slice(4));
    else if (line.startsWith('  ')) {
      places = [];
      rules.set(line.slice(2).replace(/: \d+$/, ''), places);
    } else if (line) {
      rules = new Map();
      pins.set(line, rules);
    }
  }
  return pins;
}

const sorted = <T>(map: ReadonlyMap<string, T>): [string, T][] => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

/** What changed, file by file: the rule, how many it was and is, the places that came and went. */
export function differences(was: Pins, now: Pins): string[] {
  const lines: string[] = [];
  for (const path of [...new Set([...was.keys(), ...now.keys()])].sort()) {
    const rules = new Set([...(was.get(path)?.keys() ?? []), ...(now.get(path)?.keys() ?? [])]);
    for (const rule of [...rules].sort()) {
      const before = was.get(path)?.get(rule) ?? [];
      const after = now.get(path)?.get(rule) ?? [];
      const came = without(after, before);
      const went = without(before, after);
      if (came.length + went.length === 0) continue;
      lines.push(`test/quiet/${path}: ${rule}: ${before.length} → ${after.length}`);
      lines.push(...came.map((place) => `  new   ${place}`), ...went.map((place) => `  gone  ${place}`));
    }
  }
  return lines;
}

function without(places: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return places.filter((place) => {
    const at = left.indexOf(place);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
