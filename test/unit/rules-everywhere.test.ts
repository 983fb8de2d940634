import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rules } from '../../server/src/rules/all.ts';
import { root } from '../support/engine.ts';

test('the settings and the README list every rule, with its level and its summary', () => {
  const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const settings = contributes.configuration.properties['clio.rules'].properties;
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  expect(Object.keys(settings)).toEqual(rules.map((rule) => rule.id));
  for (const { id, severity, summary } of rules) {
    expect(settings[id].markdownDescription).toBe(summary);
    expect(readme).toContain(`| [${id}](server/src/rules/${id}/README.md) | ${severity} | ${summary} |`);
  }
});
