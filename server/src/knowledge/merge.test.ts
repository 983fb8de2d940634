import { expect, test } from 'vitest';
import { shipped, testEngine } from '../../../test/support/engine.ts';
import { makeKnowledge } from './knowledge.ts';
import { loadPack } from './load.ts';
import { conflictInWords } from './merge.ts';
import type { Pack } from './records.ts';

const { lexicon } = testEngine().knowledge;

/** A small pack; `people` and `events` are YAML without their sources. */
function pack(id: string, people: string, events = ''): Pack {
  const withSource = (records: string): string =>
    records.replace(/\}$/gm, ', sources: [{ source: book }] }').replace(/^(?=- \{)/gm, '');
  const files = {
    'pack.yaml': `id: ${id}\ntitle: ${id}\nperiod: 1900\nlicence: CC0-1.0\nsources: [{ id: book, type: book, title: Book of ${id} }]\n`,
    'people.yaml': withSource(people),
    'events.yaml': withSource(events),
  };
  const { pack: made, problems } = loadPack(
    id,
    Object.entries(files).map(([name, text]) => ({ name, path: name, text })),
    shipped.schemas,
    lexicon,
  );
  expect(problems).toEqual([]);
  return made as Pack;
}

const trotsky = (rest: string): string => `- { id: trotsky, label: Trotsky, ${rest} }`;
const exile = (rest: string): string =>
  `- { id: exile, label: the exile, ${rest}, says: [{ do: exile, who: trotsky }], checked: one, examples: [A., B.], counterexamples: [C., D.] }`;

test('records of two packs are one: lists are united, and what one lacks comes from the other', () => {
  const { entities, details, names } = makeKnowledge(
    [
      pack('one', trotsky('names: [Trotsky], born: 1879')),
      pack('two', trotsky('names: [Trotsky, Bronstein], died: 1940')),
    ],
    lexicon,
  );
  expect(entities.get('trotsky')?.names).toEqual(['Trotsky', 'Bronstein']);
  expect(names.find('Bronstein was his name.')[0]?.ids).toEqual(['trotsky']);
  expect(details.records.get('trotsky')).toMatchObject({
    born: { date: { edtf: '1879' } },
    died: { date: { edtf: '1940' } },
  });
  expect(details.conflicts).toEqual([]);
});

test('each fact keeps the source of its own pack, though both call it by one id', () => {
  const { details } = makeKnowledge(
    [pack('one', trotsky('names: [Trotsky]')), pack('two', trotsky('names: [Trotsky]'))],
    lexicon,
  );
  const titles = details.records.get('trotsky')?.sources.map(({ source }) => details.sources.get(source)?.title);
  expect(titles).toEqual(['Book of one', 'Book of two']);
});

test('a finer date is no contradiction; another date is, and the first pack is believed', () => {
  const finer = makeKnowledge(
    [
      pack('one', trotsky('names: [T]'), exile('date: 1929')),
      pack('two', trotsky('names: [T]'), exile('date: 1929-02')),
    ],
    lexicon,
  );
  expect(finer.details.conflicts).toEqual([]);
  const other = makeKnowledge(
    [pack('one', trotsky('names: [T]'), exile('date: 1929')), pack('two', trotsky('names: [T]'), exile('date: 1928'))],
    lexicon,
  );
  expect(other.events.get('exile')?.date.edtf).toBe('1929');
  expect(other.details.conflicts.map(conflictInWords)).toEqual([
    '“exile”: date is 1929 in the pack “one” and 1928 in “two”. The first is used; mend the one that is wrong.',
  ]);
});

test('where a date is contradicted, nothing of the other pack is put beside the date that is believed', () => {
  const julian = makeKnowledge(
    [
      pack('one', trotsky('names: [T]'), exile('date: 1905-01-22')),
      pack('two', trotsky('names: [T]'), exile('date: 1905-02-22, julian: 1905-02-09')),
    ],
    lexicon,
  );
  expect(julian.events.get('exile')?.julian).toBeUndefined();
});

test('an id that is a person in one pack and an event in another is told once', () => {
  const person = trotsky('names: [T]').replace('id: trotsky', 'id: exile');
  const { details } = makeKnowledge(
    [pack('one', person), pack('two', trotsky('names: [T]'), exile('date: 1929'))],
    lexicon,
  );
  expect(details.conflicts.map(conflictInWords)).toEqual([
    '“exile”: kind is person in the pack “one” and event in “two”. The first is used; mend the one that is wrong.',
  ]);
});

test('an id that is a person in one pack and a place in another is told once', () => {
  const files = (id: string, kind: string) => [
    {
      name: 'pack.yaml',
      path: 'pack.yaml',
      text: `id: ${id}\ntitle: ${id}\nperiod: 1900\nlicence: CC0-1.0\nsources: [{ id: book, type: book, title: B }]\n`,
    },
    { name: kind, path: kind, text: '- { id: x, label: X, names: [X], sources: [{ source: book }] }\n' },
  ];
  const packs = [files('one', 'people.yaml'), files('two', 'places.yaml')].map(
    (one) => loadPack('p', one, shipped.schemas, lexicon).pack as Pack,
  );
  expect(makeKnowledge(packs, lexicon).details.conflicts).toHaveLength(1);
});
