// Essays whose statements are labelled. A label stands in a comment under the line that it is about:
//
//   <!-- right "October 1926" event:trotsky-out-of-politburo -->        true; to be confirmed where a pack knows it
//   <!-- tolerable "1879" person:stalin -->                             reputable books print it, better ones correct it
//   <!-- silent "1925" -->                                              not asserted, or not what it resembles: no finding, no confirmation
//   <!-- wrong wrong-date "1929" → "1928" event:trotsky-internal-exile -->   a slip: rule, words, what is right

export type LabelKind = 'right' | 'tolerable' | 'silent' | 'wrong';

export interface Label {
  readonly kind: LabelKind;
  /** The rule that a slip breaks. */
  readonly rule?: string;
  readonly words: string;
  readonly expected?: string;
  /** The record that it is about, `event:…`; none if no pack has it. */
  readonly record?: string;
  /** Offsets in the essay without labels, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

export interface LabelledEssay {
  /** Without its labels. */
  readonly text: string;
  readonly labels: readonly Label[];
}

const form =
  /^\s*<!-- (?:(right|tolerable|silent) "([^"]+)"|wrong ([a-z-]+) "([^"]+)" → "([^"]*)")(?: ([a-z]+:[a-z0-9-]+))?[^>]*-->\s*$/;
const begins = /^\s*<!-- (?:right|tolerable|silent|wrong) /;

/** @throws Error with the line of a label that cannot be read, or whose words do not stand exactly once in the line above */
export function readLabelled(source: string, path: string): LabelledEssay {
  let text = '';
  let lineStart = 0;
  const labels: Label[] = [];
  for (const [i, line] of source.split(/\r?\n/).entries()) {
    if (!begins.test(line)) {
      lineStart = text.length;
      text += `${line}\n`;
      continue;
    }
    const match = form.exec(line);
    if (!match) throw new Error(`${path}, line ${i + 1}: not a label: ${line.trim()}`);
    const [, kind, plainWords, rule, wrongWords, expected, record] = match;
    const words = (plainWords ?? wrongWords) as string;
    const above = text.slice(lineStart);
    const at = above.indexOf(words);
    if (at < 0 || above.indexOf(words, at + 1) >= 0)
      throw new Error(`${path}, line ${i + 1}: “${words}” does not stand exactly once in the line above`);
    labels.push({
      kind: (kind ?? 'wrong') as LabelKind,
      words,
      start: lineStart + at,
      end: lineStart + at + words.length,
      ...(rule ? { rule, expected: expected as string } : {}),
      ...(record ? { record } : {}),
    });
  }
  return { text, labels };
}
