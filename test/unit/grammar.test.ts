import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../support/engine.ts';

const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const [grammar] = contributes.grammars;
const { scopeName, repository } = JSON.parse(readFileSync(join(root, grammar.path), 'utf8'));

/** What a pattern of the grammar marks in a line. Its expressions are plain enough to mean the same in both engines. */
const marked = (name: string, line: string): string[] => line.match(new RegExp(repository[name].match, 'g')) ?? [];

test('the injection grammar is the one that the extension contributes', () => {
  expect(grammar).toMatchObject({ scopeName, injectTo: ['text.html.markdown'] });
});

test('citations and open places are marked, links and lists are not', () => {
  const line = 'He lost [see @service2009, p. 62; @lynch1990] a [link](x), [ ] a task and [evidence needed].';
  expect(marked('citation', line)).toEqual(['[see @service2009, p. 62; @lynch1990]']);
  expect(marked('placeholder', line)).toEqual(['[evidence needed]']);
});
