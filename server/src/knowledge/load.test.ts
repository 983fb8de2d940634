import { describe, expect, test } from 'vitest';
import { engineWithPack, shipped, testEngine } from '../../../test/support/engine.ts';
import { packTrials } from '../review/pack-trials.ts';
import { countRecords } from './counts.ts';
import { loadPack } from './load.ts';

const good = {
  'pack.yaml': `id: small
title: A small pack
period: 1920/1930
licence: CC0-1.0
sources:
  - { id: book, type: book, title: A Book }
`,
  'people.yaml': `- { id: trotsky, label: Trotsky, names: [Trotsky], sources: [{ source: book }] }
`,
  'places.yaml': `- { id: ussr, label: the USSR, names: [USSR], sources: [{ source: book }] }
`,
  'events.yaml': `- id: exile
  label: Trotsky's exile
  date: 1929-02
  says:
    - { do: exile, who: trotsky, from: ussr }
  checked: one
  sources:
    - { source: book }
  examples: [One., Two.]
  counterexamples: [Three., Four.]
`,
};

const load = (changes: Readonly<Record<string, string>> = {}) =>
  loadPack(
    'small',
    Object.entries({ ...good, ...changes }).map(([name, text]) => ({ name, path: `small/${name}`, text })),
    shipped.schemas,
    testEngine().knowledge.lexicon,
  );

const problems = (changes: Parameters<typeof load>[0]): string[] =>
  load(changes).problems.map(({ path, line, column, message }) => `${path}:${line}:${column} ${message}`);

test('a good pack loads', () => {
  const { pack } = load();
  expect(pack?.events[0]).toMatchObject({
    id: 'exile',
    date: { edtf: '1929-02' },
    frames: [{ acts: ['exile'], roles: { who: ['trotsky'], from: ['ussr'] } }],
  });
});

test('a kind may have a folder of files in the place of one, and a file of comments alone holds nothing', () => {
  const { 'events.yaml': events, ...others } = good;
  const files = Object.entries({ ...others, 'events/exiles.yaml': events, 'terms.yaml': '# to be written\n' });
  const { pack, problems: found } = loadPack(
    'small',
    files.map(([name, text]) => ({ name, path: name, text })),
    shipped.schemas,
    testEngine().knowledge.lexicon,
  );
  expect(found).toEqual([]);
  expect(pack?.events).toHaveLength(1);
});

test('every kind of record is read', () => {
  const sources = 'sources: [{ source: book }]';
  const { pack } = load({
    'pack.yaml': `${good['pack.yaml']}groups: [{ id: circumstances, label: the circumstances }]\n`,
    'people.yaml': `- { id: trotsky, label: Trotsky, names: [Trotsky], born: { date: 1879-11-07, julian: 1879-10-26 }, ${sources} }\n`,
    'organisations.yaml': `- { id: cheka, label: the Cheka, names: [Cheka], ${sources} }\n- { id: gpu, label: the GPU, names: [{ name: GPU, from: 1922-02 }], succeeds: cheka, ${sources} }\n`,
    'offices.yaml': `- { id: commissar, label: commissar, names: [commissar], holders: [{ who: trotsky, held: 1918/1925, ${sources} }], ${sources} }\n`,
    'historians.yaml': `- { id: carr, label: Carr, names: [Carr], school: [a], works: [{ id: w, title: W, year: 1950 }], positions: [{ claim: c, about: trotsky, work: w, ${sources} }], ${sources} }\n`,
    'quotations.yaml': `- { id: q, words: w, speaker: trotsky, occasion: o, status: verified, checked: one, ${sources} }\n`,
    'figures.yaml': `- { id: f, label: f, about: trotsky, value: 25, scale: million, unit: people, of: all, names: [p], checked: one, ${sources} }\n`,
    'factors.yaml': `- { id: luck, label: luck, group: circumstances, names: [luck], argument: A., examples: [B.], ${sources} }\n- { id: skill, label: skill, group: circumstances, names: [skill], argument: A., examples: [B.], ${sources} }\n`,
    'questions.yaml': `- { id: why, text: Why?, demand: explain, stated: luck, period: 1920/1930, against: skill, ${sources} }\n`,
  });
  expect(pack?.details).toMatchObject({
    records: expect.arrayContaining([
      expect.objectContaining({
        id: 'gpu',
        succeeds: ['cheka'],
        names: ['GPU'],
        timedNames: [{ name: 'GPU', from: expect.objectContaining({ edtf: '1922-02' }) }],
      }),
      expect.objectContaining({
        id: 'commissar',
        holders: [expect.objectContaining({ who: 'trotsky', untitled: false })],
      }),
    ]),
    figures: [expect.objectContaining({ value: { from: 25e6, to: 25e6 } })],
    questions: [expect.objectContaining({ stated: ['luck'], against: ['skill'] })],
  });
  expect(countRecords(pack as NonNullable<typeof pack>).map(({ kind, records }) => `${kind} ${records}`)).toEqual(
    expect.arrayContaining(['terms of office 1', 'positions 1', 'factors 2']),
  );
});

describe('a bad pack says where, what and what to do', () => {
  const { 'events.yaml': events, 'people.yaml': people } = good;
  test.each<[string, Parameters<typeof load>[0], RegExp]>([
    [
      'a missing field',
      { 'events.yaml': events.replace("  label: Trotsky's exile\n", '') },
      /^small\/events\.yaml:1:\d+ “exile”: the field “label” is missing\. Add it\.$/,
    ],
    [
      'a duplicate id',
      { 'people.yaml': people + people },
      /^small\/people\.yaml:2:\d+ The id “trotsky” is taken by another record \(small\/people\.yaml:1\)\./,
    ],
    [
      'an id in two files',
      { 'places.yaml': good['places.yaml'].replace('id: ussr', 'id: trotsky') },
      /^small\/places\.yaml:1:\d+ The id “trotsky” is taken/,
    ],
    [
      'a date that is not EDTF',
      { 'events.yaml': events.replace('1929-02', '1929-13') },
      /^small\/events\.yaml:3:3 “1929-13” is not a date in EDTF\. Write for instance/,
    ],
    [
      'a misspelt field',
      { 'events.yaml': events.replace('checked: one', 'chekced: one\n  checked: one') },
      /^small\/events\.yaml:6:\d+ “exile”: “chekced” is not a field/,
    ],
    [
      'a person nobody knows',
      { 'events.yaml': events.replace('who: trotsky', 'who: trotski') },
      /^small\/events\.yaml:5:\d+ No record has the id “trotski”\. Did you mean “trotsky”\?/,
    ],
    [
      'an act nobody knows',
      { 'events.yaml': events.replace('do: exile', 'do: exil') },
      /^small\/events\.yaml:5:\d+ The lexicon has no act “exil”\. Did you mean “exile”\?$/,
    ],
    [
      'a source nobody knows',
      { 'people.yaml': people.replace('book', 'boook') },
      /^small\/people\.yaml:1:\d+ No source has the id “boook”/,
    ],
    [
      'an interval that runs backwards',
      { 'events.yaml': events.replace('1929-02', '1930/1929') },
      /^small\/events\.yaml:3:3 The interval “1930\/1929” runs backwards/,
    ],
    [
      'two references of which one is named',
      { 'events.yaml': events.replace('checked: one', 'checked: two') },
      /^small\/events\.yaml:6:3 Two references are claimed, and one is named/,
    ],
    [
      'an event without a source',
      { 'events.yaml': events.replace('  sources:\n    - { source: book }\n', '') },
      /^small\/events\.yaml:1:\d+ “exile”: the field “sources” is missing\. Add it\.$/,
    ],
    [
      'an office held by a place',
      {
        'offices.yaml':
          '- id: leader\n  label: leader\n  names: [leader]\n  holders:\n    - { who: ussr, held: 1920/1921, sources: [{ source: book }] }\n  sources: [{ source: book }]\n',
      },
      /^small\/offices\.yaml:5:\d+ “ussr” stands in places; here one of people is wanted/,
    ],
    [
      'a factor of no group',
      {
        'factors.yaml':
          '- { id: luck, label: luck, group: chance, names: [luck], argument: A., examples: [B.], sources: [{ source: book }] }\n',
      },
      /^small\/factors\.yaml:1:\d+ pack\.yaml has no group “chance”/,
    ],
    [
      'a figure whose range runs backwards',
      {
        'figures.yaml':
          '- { id: dead, label: the dead, about: ussr, value: { from: 7, to: 5 }, unit: people, of: all, names: [dead], checked: one, sources: [{ source: book }] }\n',
      },
      /^small\/figures\.yaml:1:\d+ The range runs backwards, from 7 to 5/,
    ],
    ['a file of no kind', { 'notes.yaml': '- a\n' }, /^small\/notes\.yaml:1:1 A pack has no file of this name/],
    ['broken YAML', { 'people.yaml': '- { id: trotsky' }, /^small\/people\.yaml:1:\d+ This is not YAML/],
    [
      'a label that is a list',
      { 'people.yaml': people.replace('label: Trotsky', 'label: [a]') },
      /^small\/people\.yaml:1:\d+ “trotsky”: “label” has a value of the wrong kind \(a list\)/,
    ],
    [
      'an address that runs code',
      { 'pack.yaml': good['pack.yaml'].replace('title: A Book', 'title: A Book, URL: "command:x"') },
      /is not a web address/,
    ],
    [
      'YAML that grows',
      {
        'people.yaml': `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c]`,
      },
      /cannot be read/,
    ],
  ])('%s', (_, changes, expected) => {
    const found = problems(changes);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(expected);
    expect(load(changes).pack).toBeNull();
  });

  test('a folder without pack.yaml', () => {
    expect(loadPack('empty', [], shipped.schemas, testEngine().knowledge.lexicon).problems[0]?.message).toMatch(
      /holds no pack\.yaml/,
    );
  });

  test('names that are keys of every object do no harm', () => {
    expect(
      problems({
        'people.yaml': '- { id: trotsky, label: T, names: [T], sources: [{ source: book }], __proto__: { x: 1 } }',
      }),
    ).toHaveLength(1);
  });
});

const placed = (text: string) => ({ text, path: 'small/events.yaml', line: 1, column: 1 });

test('examples are read with the pack that they belong to', () => {
  const { pack } = load();
  const trials = packTrials(
    [
      {
        event: 'exile',
        examples: ['Trotsky was exiled from the USSR in 1929.', 'In 1929 he had to go.'].map(placed),
        counterexamples: ['Trotsky was exiled from Norway in 1936.', 'Trotsky was exiled from the USSR in 1928.'].map(
          placed,
        ),
      },
    ],
    engineWithPack(pack as NonNullable<typeof pack>),
  );
  expect(trials.map((trial) => trial.outcome)).toEqual(['right', 'pending', 'right', 'wrong']);
});
