import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLabelled } from '../eval/fact-labels.mts';
import { root, testEngine } from '../support/engine.ts';

test('a label is of the words in the line above it, and the essay is read without labels', () => {
  const { text, labels } = readLabelled(
    [
      'Lenin died in 1924.',
      '<!-- right "1924" event:lenin-died -->',
      'Kirov died in 1935, they say.',
      '<!-- wrong wrong-date "1935" → "1934" event:kirov-murdered -->',
      '<!-- silent "they" -->',
    ].join('\n'),
    'essay.md',
  );
  expect(text).toBe('Lenin died in 1924.\nKirov died in 1935, they say.\n');
  expect(labels.map(({ start, end }) => text.slice(start, end))).toEqual(['1924', '1935', 'they']);
  expect(labels[1]).toMatchObject({
    kind: 'wrong',
    rule: 'wrong-date',
    expected: '1934',
    record: 'event:kirov-murdered',
  });
});

test.each([
  ['Lenin died in 1924.\n<!-- right "1925" -->', /line 2: “1925” does not stand exactly once/],
  ['In 1924 and in 1924.\n<!-- right "1924" -->', /line 2: “1924” does not stand exactly once/],
  ['Lenin died.\n<!-- wrong "died" -->', /line 2: not a label/],
])('%j', (source, message) => {
  expect(() => readLabelled(source, 'essay.md')).toThrow(message);
});

test('our own labelled essays can be read, and name records that exist', () => {
  const { entities, events, details } = testEngine().knowledge;
  const unknown: string[] = [];
  let labels = 0;
  for (const half of ['open', 'held'])
    for (const name of readdirSync(join(root, 'test/eval/facts', half))) {
      const path = join(root, 'test/eval/facts', half, name);
      for (const { record } of readLabelled(readFileSync(path, 'utf8'), path).labels) {
        labels += 1;
        const id = record?.split(':')[1];
        const known =
          id === undefined ||
          entities.has(id) ||
          events.has(id) ||
          details.records.has(id) ||
          details.figures.has(id) ||
          details.quotations.has(id) ||
          details.factors.has(id);
        if (!known) unknown.push(`${name}: ${record}`);
      }
    }
  expect(unknown).toEqual([]);
  expect(labels).toBeGreaterThan(800);
});
