/** Where the line of an offset starts. */
export function lineStartAt(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at -= 1;
  return at;
}

/** Where the line of an offset ends, before its line end. */
export function lineEndAt(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
}

/** How the lines of a text end, by its first line. */
export const lineEndOf = (text: string): string => /\r\n?|\n/.exec(text)?.[0] ?? '\n';

/** Where the line after a line end starts. */
export const lineAfter = (text: string, lineEnd: number): number =>
  Math.min(text.length, lineEnd + (text.startsWith('\r\n', lineEnd) ? 2 : 1));
