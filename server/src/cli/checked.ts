import type { Review } from '../review/review.ts';
import type { EssayFile } from './files.ts';

/** A file with what Clio has to say of it. */
export interface Checked {
  readonly file: EssayFile;
  readonly review: Review;
}
