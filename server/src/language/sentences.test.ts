import { expect, test } from 'vitest';
import { languageModel, testEngine } from '../../../test/support/engine.ts';
import { foreignLanguage } from './english.ts';
import { makeSentenceReader } from './sentences.ts';

const { readSentences } = testEngine();

test('the same prose is read the same, whatever was read before', () => {
  const prose = [
    "It mattered less than to Stalin's, and Trotsky’s expulsion followed.",
    "Stalin's rise.",
    'In Jan. 1928 Gen. Denikin wrote.',
    "Lenin's and Stalin's.",
  ];
  const first = prose.map((one) => JSON.stringify(readSentences(one)));
  expect(prose.toReversed().map((one) => JSON.stringify(readSentences(one)))).toEqual(first.toReversed());
  const fresh = makeSentenceReader(languageModel, testEngine().knowledge.lexicon.words.abbreviations);
  expect(prose.map((one) => JSON.stringify(fresh(one)))).toEqual(first);
});

test('tokens lie where their words are', () => {
  const prose = "Cafe\u0301 😀 Trotsky's exile,\nin Alma-Ata (1928) – didn't end.";
  for (const sentence of readSentences(prose))
    for (const token of sentence.tokens) expect(prose.slice(token.start, token.end)).toBe(token.text);
});

test('abbreviations and initials end no sentence; a line end does', () => {
  const sentences = (prose: string): string[] => readSentences(prose).map((one) => prose.slice(one.start, one.end));
  expect(sentences('J. V. Stalin met Gen. Denikin on 12 Apr. 1919. He left.')).toEqual([
    'J. V. Stalin met Gen. Denikin on 12 Apr. 1919.',
    'He left.',
  ]);
  expect(sentences('Trotsky expelled: 1927\nTrotsky exiled: 1928')).toEqual([
    'Trotsky expelled: 1927',
    'Trotsky exiled: 1928',
  ]);
});

test('only a text that is surely not English is foreign', () => {
  const french =
    'Staline élimine ses rivaux entre 1924 et 1929. Trotski est expulsé du parti en 1927 puis exilé à Alma-Ata en janvier 1928, avant son bannissement de l’URSS en 1929. Boukharine perd sa place au Politburo.';
  const german =
    'Trotzki wurde im Januar 1928 nach Alma-Ata verbannt und im Februar 1929 aus der Sowjetunion ausgewiesen. Stalin hatte seine Rivalen besiegt, weil er den Apparat der Partei beherrschte und niemand ihn ernst nahm.';
  const notes =
    '1926 – Zinoviev, Kamenev, Trotsky: United Opposition. Dzerzhinsky dies. Kuibyshev, Ordzhonikidze, Rudzutak, Voroshilov, Mikoyan, Andreyev, Kirov, Kaganovich new candidate members, Politburo stuffed.';
  expect([french, german, notes, 'Staline et Trotski.'].map(foreignLanguage)).toEqual(['fra', 'deu', null, null]);
});
