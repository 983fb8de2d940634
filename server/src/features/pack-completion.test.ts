import { describe, expect, test } from 'vitest';
import { shipped, testEngine } from '../../../test/support/engine.ts';
import { packCompletions } from './pack-completion.ts';
import { packVocabulary } from './pack-vocabulary.ts';

const files = [
  { name: 'pack.yaml', text: 'id: p\ngroups:\n  - { id: luck-group, label: luck }\n' },
  { name: 'sources.yaml', text: '- id: a-book\n  type: book\n  title: A Book\n' },
  { name: 'people.yaml', text: '- id: william\n  label: William\n- id: harold\n  label: Harold\n  names: [' },
  { name: 'places.yaml', text: '- id: hastings\n  label: Hastings\n' },
];

/** Labels offered at the sign | of a file. */
function offered(name: string, marked: string): string[] {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const context = {
    schemas: shipped.schemas,
    acts: testEngine().knowledge.lexicon.acts,
    vocabulary: packVocabulary(files),
  };
  const at = (n: number) => ({ line: 0, character: n });
  return packCompletions(name, text, offset, context, (start, end) => ({ start: at(start), end: at(end) }))
    .sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1))
    .map(({ label }) => label);
}

describe('a pack file offers, at the caret,', () => {
  test('the fields of a record, those that have to be there first, and none twice', () => {
    const labels = offered('events.yaml', '- id: battle\n  label: the battle\n  |\n  date: 1066\n');
    expect(labels.slice(0, 4)).toEqual(['checked', 'sources', 'examples', 'counterexamples']);
    expect(labels).toContain('says');
    expect(labels).not.toContain('id');
    expect(labels).not.toContain('date');
  });

  test('the first field of a new record', () => {
    expect(offered('events/war.yaml', '- id: one\n\n- |')[0]).toBe('id');
    expect(offered('people.yaml', '|')).toContain('id');
  });

  test('acts, in a block and between braces', () => {
    expect(offered('events.yaml', '- id: x\n  says:\n    - do: |')).toContain('crown');
    expect(offered('events.yaml', '- id: x\n  says:\n    - { do: cr|')).toContain('crown');
    expect(offered('events.yaml', '- id: x\n  says:\n  - { do: [crown, ki| }')).toContain('kill');
  });

  test('ids of records where a role is filled', () => {
    expect(offered('events.yaml', '- id: x\n  says:\n    - { do: crown, who: w|')).toEqual(
      expect.arrayContaining(['william', 'harold', 'hastings']),
    );
    expect(offered('events.yaml', '- id: x\n  says:\n    - do: crown\n      who:\n        - |')).toContain('william');
  });

  test('people alone where only people can stand, the fields of a frame, sources, groups', () => {
    const holders = '- id: king\n  holders:\n    - who: |';
    expect(offered('offices.yaml', holders).sort()).toEqual(['harold', 'william']);
    expect(offered('events.yaml', '- id: x\n  says:\n    - { do: crown, |')).toEqual(
      expect.arrayContaining(['who', 'what', 'at']),
    );
    expect(offered('events.yaml', '- id: x\n  sources:\n    - source: |')).toEqual(['a-book']);
    expect(offered('factors.yaml', '- id: x\n  group: |')).toEqual(['luck-group']);
  });

  test('the words of a closed list', () => {
    expect(offered('events.yaml', '- id: x\n  checked: |')).toEqual(['one', 'two']);
    expect(offered('questions.yaml', '- id: x\n  demand: |')).toContain('how-far');
    expect(offered('sources.yaml', '- id: x\n  type: |')).toContain('book');
    expect(offered('events.yaml', '- id: x\n  once: |')).toEqual(['true']);
  });

  test('the fields of the pack itself', () => {
    expect(offered('pack.yaml', 'id: p\n|')).toEqual(expect.arrayContaining(['title', 'period', 'licence']));
    expect(offered('pack.yaml', 'id: p\ngroups:\n  - id: g\n    |')).toEqual(['label', 'note']);
  });

  test.each([
    ['a comment', 'events.yaml', '# the |'],
    ['a label', 'events.yaml', '- id: x\n  label: the |'],
    ['a text between quotation marks', 'events.yaml', "- id: x\n  label: 'the |"],
    ['an id that is new', 'events.yaml', '- id: |'],
    ['a file that is none of a pack', 'notes.yaml', '- |'],
  ])('nothing in %s', (_, name, text) => {
    expect(offered(name, text)).toEqual([]);
  });
});
