import type { Range } from '../review/positions.ts';
import type { PlacedFinding } from '../review/review.ts';
import type { Finding } from '../rules/finding.ts';
import type { Checked } from './checked.ts';

/** The contract's JSON. Findings hold what {@link Finding} holds and nothing else. */
export function jsonReport(checked: readonly Checked[]): string {
  const files = checked.map(({ file, review }) => ({
    path: file.path,
    words: review.words,
    question: review.question,
    findings: review.findings.map(contractual),
    facts: review.facts,
  }));
  return `${JSON.stringify({ version: 1, files }, null, 2)}\n`;
}

function contractual({ words: _, ...finding }: PlacedFinding): Finding<Range> {
  return finding;
}
