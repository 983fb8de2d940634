import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@cfworker/json-schema';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { projectLevels, type ReadProject, readProjectFile } from '../../server/src/review/project-file.ts';
import { rules } from '../../server/src/rules/all.ts';
import { data, shipped } from '../support/engine.ts';

const packs = shipped.packs.map(({ id }) => id);
const ids = rules.map(({ id }) => id);
const read = (text: string, known: readonly string[] | null = packs): ReadProject =>
  readProjectFile('class/.clio.yaml', text, { rules: ids, packs: known });
const schema = JSON.parse(readFileSync(join(data, 'schemas/clio.schema.json'), 'utf8'));

const good: readonly string[] = [
  '',
  '# nothing yet\n',
  'rules:\n',
  'rules:\n  wrong-date: off\n',
  'rules: { wrong-date: warning }\npacks: [stalin]\n',
  'packs:\n  - stalin\n  - weimar-nazi\n',
  'packs: []\n',
];

const bad: readonly (readonly [text: string, line: number, column: number, message: RegExp])[] = [
  ['rules:\n  wrong-dates: off\n', 2, 3, /^There is no rule “wrong-dates”\. Did you mean “wrong-date”\?$/],
  ['rules:\n  spelling: off\n', 2, 3, /^There is no rule “spelling”\. The rules are: wrong-date, /],
  ['rules:\n  wrong-date: loud\n', 2, 3, /^“loud” is not a level of wrong-date\. Write one of: off, hint, /],
  ['rules:\n  wrong-date: false\n', 2, 3, /^“false” is not a level of wrong-date\./],
  ['rules:\n  wrong-date:\n', 2, 3, /^“null” is not a level/],
  ['rules: [wrong-date]\n', 1, 1, /^Under “rules:” stands each rule with its level/],
  ['packs: stalin\n', 1, 1, /^Under “packs:” stands a list of the ids of packs, for instance \[stalin\]\.$/],
  ['packs: [stalim]\n', 1, 9, /^No pack has the id “stalim”\. Did you mean “stalin”\?$/],
  ['packs:\n  - stalin\n  - rome\n', 3, 5, /^No pack has the id “rome”\. The packs are: stalin, weimar-nazi\.$/],
  [
    'packs: [../../etc]\n',
    1,
    9,
    /^No pack has the id “\.\.\/\.\.\/etc”\. A pack is named by its id, never by a path\.$/,
  ],
  ['packs: [{ a: 1 }]\n', 1, 9, /^No pack has the id “\{"a":1\}”\./],
  ['rule:\n  wrong-date: off\n', 1, 1, /^“rule” is not a field of \.clio\.yaml\. Did you mean “rules”\?$/],
  ['include: ../other.yaml\n', 1, 1, /^“include” is not a field of \.clio\.yaml\. It has: rules, packs\.$/],
  ['- wrong-date\n', 1, 1, /^A \.clio\.yaml has fields, not a list\. Write for instance/],
  ['off\n', 1, 1, /^A \.clio\.yaml has fields, not a text\./],
  ['rules:\n  wrong-date: off\n  wrong-date: error\n', 3, 3, /^This is not YAML: Map keys must be unique/],
  ['rules: [\n', 2, 1, /^This is not YAML: /],
];

test.each(good)('%j has no problems, and the schema agrees', (text) => {
  expect(read(text).problems).toEqual([]);
  const { errors } = new Validator(schema, '7').validate(parse(text) ?? {});
  expect(errors).toEqual([]);
});

describe('what is wrong is told at its place', () => {
  test.each(bad)('%j', (text, line, column, message) => {
    const { problems } = read(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ path: 'class/.clio.yaml', line, column });
    expect(problems[0]?.message).toMatch(message);
  });

  test('several at once', () => {
    expect(
      read('rules:\n  a: off\n  wrong-date: b\npack: []\npacks: [c, d]\n').problems.map(({ line }) => line),
    ).toEqual([4, 2, 3, 5, 5]);
  });
});

test('what is right counts beside what is wrong; a slip in the list of packs switches none off', () => {
  expect(read('rules:\n  wrong-date: hint\n  x: off\npacks: [stalin, rome]\n').project).toEqual({
    levels: { 'wrong-date': 'hint' },
    packs: null,
  });
  expect(read('packs: []\n').project?.packs).toEqual([]);
  expect(read('rules: [').project).toBeNull();
});

test('where packs may not be chosen, what is said of them is passed over', () => {
  expect(read('rules:\n  wrong-date: off\npacks: [../x]\n', null)).toEqual({
    project: { levels: { 'wrong-date': 'off' }, packs: null },
    problems: [],
  });
});

test('a key of JavaScript’s own is a rule like any other that there is not', () => {
  expect(read('rules:\n  __proto__: off\n  constructor: off\n').problems).toHaveLength(2);
});

test('the schema has every rule and every level', () => {
  const settings = schema.properties.rules.properties;
  expect(Object.keys(settings)).toEqual(ids);
  for (const { id, summary } of rules) expect(settings[id].description).toBe(summary);
  expect(schema.definitions.level.enum).toEqual(projectLevels);
});
