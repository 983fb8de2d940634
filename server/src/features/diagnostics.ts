import { type CodeDescription, type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Review } from '../review/review.ts';
import type { Severity } from '../rules/finding.ts';
import { lspRange } from './positions.ts';
import { restsOn, unfinishedWord } from './unfinished.ts';

export const diagnosticSource = 'clio';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/**
 * The findings of a review as diagnostics.
 * @param caret where the writer is typing, as an offset of the text; findings that rest on the word there are held back.
 *   Null if everything is to be shown.
 * @param rulePages where the rules' pages are, ending in a slash; null if they cannot be opened
 */
export function diagnostics(
  review: Review,
  caret: number | null,
  rulePages: string | null,
): { shown: Diagnostic[]; held: number } {
  if (!review.isEssay) return { shown: [], held: 0 };
  const word = caret === null ? null : unfinishedWord(review.essay.text, caret);
  const ready = word ? review.findings.filter((finding) => !restsOn(finding, word)) : review.findings;
  const shown = ready.map(
    (finding): Diagnostic => ({
      range: lspRange(finding.range),
      severity: severities[finding.severity],
      source: diagnosticSource,
      code: finding.rule,
      ...(rulePages ? { codeDescription: { href: `${rulePages}${finding.rule}.md` } satisfies CodeDescription } : {}),
      message: finding.message,
    }),
  );
  return { shown, held: review.findings.length - ready.length };
}
