// The one table that the benchmark prints: every section has the same columns, so that its rows can be compared.
import { median, type Timing } from './measure.mts';

export interface Row {
  readonly what: string;
  /** The size of the text that one pass reads. */
  readonly words: number;
  readonly characters: number;
  readonly timing: Timing;
  readonly note?: string;
}

export interface Section {
  readonly title: string;
  /** Whether there is something to find in each of its texts. A row that found nothing then measured nothing. */
  readonly mustFind: boolean;
  readonly rows: readonly Row[];
}

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
/** No measurement here is better than to three digits. */
const rounded = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });

export const threeDigits = (value: number): string => rounded.format(value);

/** The slowest and the fastest round against the median, in per cent of its rate. */
function spread({ seconds }: Timing): string {
  const percent = (other: number): string => whole.format(Math.abs((median(seconds) / other - 1) * 100));
  return `−${percent(Math.max(...seconds))} +${percent(Math.min(...seconds))} %`;
}

const titles = ['', 'words', 'characters', 'ms', 'words/s', 'spread', 'characters/s', 'found', ''];

function cells({ what, words, characters, timing, note }: Row): string[] {
  const seconds = median(timing.seconds);
  return [
    `  ${what}`,
    whole.format(words),
    whole.format(characters),
    threeDigits(seconds * 1000),
    words > 0 ? threeDigits(words / seconds) : '–',
    spread(timing),
    threeDigits(characters / seconds),
    whole.format(timing.found),
    note ?? '',
  ];
}

export function formatTable(sections: readonly Section[]): string {
  const body = sections.map(({ title, rows }) => ({ title, lines: rows.map(cells) }));
  const all = [titles, ...body.flatMap(({ lines }) => lines)];
  const widths = titles.map((_, column) => Math.max(...all.map((line) => line[column]!.length)));
  const last = titles.length - 1;
  const format = (line: readonly string[]): string =>
    line
      .map((cell, column) =>
        column === 0 || column === last ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
      )
      .join('  ')
      .trimEnd();
  return [format(titles), ...body.flatMap(({ title, lines }) => ['', title, ...lines.map(format)])].join('\n');
}
