/** A stretch of text, in UTF-16 code units; `end` is exclusive. What it counts in is said where it is used. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
