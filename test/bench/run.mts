// npm run bench: how fast Clio is, in one table. It reports and never judges a speed: that is a matter of the machine.
// It fails only if something that was to be timed did not do its work.
import { cpus } from 'node:os';
import { ROUNDS } from './measure.mts';
import { formatTable, type Section } from './table.mts';
import { timeExpressions } from './time.mts';

/** What is measured, in the order of the table. */
const parts: readonly (() => Section[])[] = [timeExpressions];

function machine(): string {
  const cores = cpus();
  const date = new Date().toISOString().slice(0, 10);
  return `${cores[0]?.model.trim() ?? 'unknown processor'}, ${cores.length} cores; Node ${process.version}, ${process.platform} ${process.arch}; ${date}`;
}

console.error('Measuring for about a minute …');
const sections = parts.flatMap((part) => part());
console.log(`${machine()}
Medians of ${ROUNDS} rounds after warm-up; the spread is that of the slowest and the fastest round against the median.

${formatTable(sections)}`);

for (const { title, rows } of sections.filter(({ mustFind }) => mustFind))
  for (const { what, timing } of rows)
    if (timing.found === 0) {
      console.error(`${title}: ${what} found nothing, so nothing was measured.`);
      process.exitCode = 1;
    }
