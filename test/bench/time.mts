// Time expressions: how fast they are found, against the two libraries that a program in JavaScript would otherwise use.
// They do not look for the same (chrono-node passes over bare years, and both want the time of day), so each row says how
// many it found: a rate alone would praise the one that overlooks the most.
import { DateTimeRecognizer } from '@microsoft/recognizers-text-date-time';
import { en } from 'chrono-node';
import manifest from '../../package.json' with { type: 'json' };
import { recogniseTimes } from '../../server/src/time/recognise.ts';
import { measure, median, PASSES, ratios, type Timing, timeOnce, type Work } from './measure.mts';
import { type Row, type Section, threeDigits } from './table.mts';
import { countWords, hostileUnits, inOneString, readParagraphs, repeated } from './texts.mts';

interface Tool {
  readonly name: string;
  /** How many expressions it finds in a paragraph. */
  readonly find: (paragraph: string) => number;
}

/** Both libraries count "two years later" from a day; a fixed one gives the same results on every day. */
const reference = new Date(2000, 0, 1);
/** Made once, which spares it some work at every paragraph that `recognizeDateTime` would do. */
const microsoft = new DateTimeRecognizer('en-gb').getDateTimeModel();
const versions = manifest.devDependencies;

const clio: Tool = { name: 'Clio', find: (text) => recogniseTimes(text).length };
const others: readonly Tool[] = [
  { name: `chrono-node ${versions['chrono-node']}, en.GB`, find: (text) => en.GB.parse(text, reference).length },
  {
    name: `Recognizers-Text ${versions['@microsoft/recognizers-text-date-time']}, en-gb`,
    find: (text) => microsoft.parse(text, reference).length,
  },
];

const reading =
  ({ find }: Tool, paragraphs: readonly string[]): Work =>
  () =>
    paragraphs.reduce((found, paragraph) => found + find(paragraph), 0);

const row = (what: string, paragraphs: readonly string[], timing: Timing, note = ''): Row => ({
  what,
  words: paragraphs.reduce((sum, text) => sum + countWords(text), 0),
  characters: paragraphs.reduce((sum, text) => sum + text.length, 0),
  timing,
  note,
});

const every = (step: number, paragraphs: readonly string[]): readonly string[] =>
  step === 1 ? paragraphs : paragraphs.filter((_, at) => at % step === 0);

/** A tool that would take longer than this for all of its passes reads fewer paragraphs: nobody waits for a benchmark. */
const PATIENCE_SECONDS = 20;

/** Every second, fourth, eighth … paragraph, as far as the patience goes; so the sample is drawn from every essay. */
function sampleFor(tool: Tool, paragraphs: readonly string[]): number {
  const probe = every(64, paragraphs);
  const work = reading(tool, probe);
  work();
  const forAll = (timeOnce(work).seconds * paragraphs.length * PASSES) / probe.length;
  let step = 1;
  while (forAll / step > PATIENCE_SECONDS) step *= 2;
  return step;
}

/** Each other tool is compared with Clio on the paragraphs that it has read itself. */
function againstOthers(paragraphs: readonly string[]): Section {
  const steps = others.map((tool) => sampleFor(tool, paragraphs));
  const clioSteps = [...new Set([1, ...steps])];
  const timings = measure([
    ...clioSteps.map((step) => reading(clio, every(step, paragraphs))),
    ...others.map((tool, at) => reading(tool, every(steps[at]!, paragraphs))),
  ]);
  const clioTiming = (step: number): Timing => timings[clioSteps.indexOf(step)]!;
  const rows = [row(clio.name, paragraphs, clioTiming(1))];
  for (const [at, tool] of others.entries()) {
    const step = steps[at]!;
    const read = every(step, paragraphs);
    const timing = timings[clioSteps.length + at]!;
    const times = ratios(timing, clioTiming(step));
    const [least, most] = [Math.min(...times), Math.max(...times)].map(threeDigits);
    const faster = `Clio is ${threeDigits(median(times))} times as fast (${least} to ${most})`;
    rows.push(row(tool.name, read, timing, step === 1 ? faster : `${faster}; read 1 paragraph in ${step}`));
    if (step !== 1) rows.push(row(`${clio.name}, the same paragraphs`, read, clioTiming(step)));
  }
  return { title: 'Time expressions, paragraph by paragraph', mustFind: true, rows };
}

/** The same prose in ever longer strings: if the cost grows with the length alone, the words per second stay. */
function inLongStrings(paragraphs: readonly string[]): Section {
  const texts = [1_000, 10_000, 100_000, 1_000_000].map((words) => inOneString(paragraphs, words));
  const timings = measure(texts.map((text) => reading(clio, [text])));
  return {
    title: 'Time expressions, Clio, all in one string',
    mustFind: true,
    rows: texts.map((text, at) => row('prose', [text], timings[at]!)),
  };
}

/** Text that is made to be slow, against half as much of it: 2 is linear, 4 is quadratic. */
function inHostileTexts(): Section {
  const rows = hostileUnits.map((unit) => {
    const [text, half] = [repeated(unit, 100_000), repeated(unit, 50_000)];
    // Together: a growth is only as good as the likeness of the moments in which the two were timed.
    const [timing, halfTiming] = measure([reading(clio, [text]), reading(clio, [half])]);
    const growth = threeDigits(median(ratios(timing!, halfTiming!)));
    return row(
      `"${unit.repeat(unit.length > 4 ? 2 : 4).trim()}…"`,
      [text],
      timing!,
      `takes ${growth} times as long as half of it`,
    );
  });
  return { title: 'Time expressions, Clio, hostile texts in one string', mustFind: false, rows };
}

export function timeExpressions(): Section[] {
  const paragraphs = readParagraphs();
  return [againstOthers(paragraphs), inLongStrings(paragraphs), inHostileTexts()];
}
