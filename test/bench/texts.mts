// What is read: history prose in many hands, and texts that nobody writes.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEssay } from '../../server/src/essay/parse.ts';

const quiet = resolve(import.meta.dirname, '../quiet');

/** Runs of letters and digits: "1/1/1" is three words, "((((" is none, and so a rate in words has the same meaning in both. */
const word = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

export const countWords = (text: string): number => text.match(word)?.length ?? 0;

/** The paragraphs of the essays and sentences in test/quiet, without Markdown's signs: what a recogniser gets to read. */
export function readParagraphs(): string[] {
  const essays = readdirSync(join(quiet, 'essays')).sort();
  return ['right-sentences.md', ...essays.map((name) => join('essays', name))].flatMap((name) =>
    parseEssay(readFileSync(join(quiet, name), 'utf8'))
      .blocks.filter(({ kind }) => kind === 'paragraph')
      .map(({ prose }) => prose.text),
  );
}

/** One string of so many words: the paragraphs one after the other, from the first again when they run out. */
export function inOneString(paragraphs: readonly string[], words: number): string {
  const parts: string[] = [];
  for (let at = 0, missing = words; missing > 0; at += 1) {
    const paragraph = paragraphs[at % paragraphs.length]!;
    const found = [...paragraph.matchAll(word)];
    const last = found[missing - 1];
    parts.push(last ? paragraph.slice(0, last.index + last[0].length) : paragraph);
    missing -= found.length;
  }
  return parts.join(' ');
}

/** What a recogniser with a bad case might stumble over: beginnings of expressions that never end, or that never stop. */
export const hostileUnits = [
  '1/',
  'the ',
  '1 January ',
  '(',
  'between 1 and ',
  'January and ',
  '1900-',
  'first and ',
  'the last ',
  'twenty-',
  'Service (2009, ',
  'a year before the ',
];

export const repeated = (unit: string, characters: number): string =>
  unit.repeat(Math.ceil(characters / unit.length)).slice(0, characters);
