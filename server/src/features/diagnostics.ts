import { type CodeDescription, type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import type { PlacedFinding, Review } from '../review/review.ts';
import type { Severity } from '../rules/finding.ts';
import { unusedSuppression } from '../rules/unused-suppression/rule.ts';
import { lspRange } from './positions.ts';

export const diagnosticSource = 'clio';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/**
 * The findings of a review as diagnostics.
 * @param findings those that are to be shown: see {@link finishedFindings}
 * @param uri the essay's, for the places in it that a finding refers to
 * @param shows what the client can show: the rules' pages (where they are, ending in a slash) and related places
 */
export const diagnostics = (
  findings: readonly PlacedFinding[],
  uri: string,
  { rulePages, related }: { readonly rulePages: string | null; readonly related: boolean },
): Diagnostic[] =>
  findings.map((finding) => ({
    range: lspRange(finding.range),
    severity: severities[finding.severity],
    source: diagnosticSource,
    code: finding.rule,
    ...(rulePages ? { codeDescription: { href: `${rulePages}${finding.rule}.md` } satisfies CodeDescription } : {}),
    message: finding.message,
    ...(related && finding.related
      ? {
          relatedInformation: finding.related.map(({ range, message }) => ({
            location: { uri, range: lspRange(range) },
            message,
          })),
        }
      : {}),
    // Editors fade what has no use.
    ...(finding.rule === unusedSuppression.id ? { tags: [DiagnosticTag.Unnecessary] } : {}),
  }));

/** What keeps an essay's front matter from being read as a whole, at the line where that is. */
export function frontMatterProblem({ essay, isEssay, lines }: Review): Diagnostic[] {
  const { problem } = essay.frontMatter;
  if (!problem || !isEssay) return [];
  const start = lines.position(problem.offset);
  return [
    {
      range: { start: { line: start.line, character: 0 }, end: start },
      severity: DiagnosticSeverity.Warning,
      source: diagnosticSource,
      code: 'front-matter',
      message: `The front matter is not YAML: ${problem.message} Put a value that has a colon in it between quotation marks.`,
    },
  ];
}
