// How the scores of facts are printed.

export const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;

/** Columns: the first to the left, the others to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The words at a place in brackets, with what stands around them, on one line. */
export const around = (text: string, start: number, end: number): string =>
  `${text.slice(Math.max(0, start - 70), start)}[${text.slice(start, end)}]${text.slice(end, end + 40)}`.replace(
    /\s+/g,
    ' ',
  );

export const list = (title: string, lines: readonly string[]): void =>
  console.log(`\n${title}:\n${lines.length > 0 ? lines.join('\n') : '  none'}`);

export function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
