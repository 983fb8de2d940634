import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { diagnosticSource } from '../features/diagnostics.ts';
import type { Place } from '../knowledge/load.ts';

/**
 * What is wrong with a YAML file, as a diagnostic at its place; where it is not known how far that goes, to the end of
 * the line.
 * @param code what kind of file it is
 */
export function problemDiagnostic(
  text: string,
  { line, column, endColumn, message }: Place & { readonly message: string },
  code: 'pack' | 'project',
  severity: DiagnosticSeverity = DiagnosticSeverity.Error,
): Diagnostic {
  const start = { line: line - 1, character: column - 1 };
  const length = text.split(/\r\n?|\n/)[start.line]?.trimEnd().length ?? 0;
  const end = endColumn === undefined ? Math.max(length, start.character) : endColumn - 1;
  return {
    range: { start, end: { line: start.line, character: end } },
    severity,
    source: diagnosticSource,
    code,
    message,
  };
}
