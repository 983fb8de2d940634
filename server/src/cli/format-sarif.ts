import { relative, sep } from 'node:path';
import { version } from '../../../package.json';
import type { Engine } from '../review/analyse.ts';
import type { Range } from '../review/positions.ts';
import type { PlacedFinding } from '../review/review.ts';
import type { Checked } from './checked.ts';

const levels = { error: 'error', warning: 'warning', information: 'note', hint: 'note' } as const;

/** Static Analysis Results Interchange Format 2.1.0, for CI systems. Lines and columns count from 1, columns in UTF-16. */
export function sarifReport(checked: readonly Checked[], { rules }: Engine): string {
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Clio',
            version,
            rules: rules.map((rule) => ({
              id: rule.id,
              shortDescription: { text: rule.summary },
              defaultConfiguration: { level: levels[rule.severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        artifacts: checked.map(({ file }) => ({ location: { uri: uriOf(file.path) } })),
        results: checked.flatMap(({ file, review }) => [
          ...review.findings.map((finding) => result(finding, uriOf(file.path))),
          ...review.suppressed.map(({ finding, suppression: { reason } }) => ({
            ...result(finding, uriOf(file.path)),
            suppressions: [{ kind: 'inSource', ...(reason === null ? {} : { justification: reason }) }],
          })),
        ]),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const result = (finding: PlacedFinding, uri: string): object => ({
  ruleId: finding.rule,
  level: levels[finding.severity],
  message: {
    text: [
      finding.message,
      ...finding.sources.map(({ title, url }) => (url ? `Source: ${title}, ${url}` : `Source: ${title}`)),
    ].join('\n'),
  },
  locations: [{ physicalLocation: { artifactLocation: { uri }, region: region(finding.range) } }],
  ...(finding.fixes?.length
    ? {
        fixes: finding.fixes.map((fix) => ({
          description: { text: fix.title },
          artifactChanges: [
            {
              artifactLocation: { uri },
              replacements: fix.edits.map((edit) => ({
                deletedRegion: region(edit.range),
                insertedContent: { text: edit.newText },
              })),
            },
          ],
        })),
      }
    : {}),
});

const region = ({ start, end, startOffset, endOffset }: Range): object => ({
  startLine: start.line + 1,
  startColumn: start.character + 1,
  endLine: end.line + 1,
  endColumn: end.character + 1,
  charOffset: startOffset,
  charLength: endOffset - startOffset,
});

const uriOf = (path: string): string => {
  const near = relative(process.cwd(), path);
  return (near.startsWith('..') ? path : near).split(sep).map(encodeURIComponent).join('/');
};
