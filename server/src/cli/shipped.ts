import file from 'clio:packs';
import { fromFile } from '../knowledge/shipped.ts';

/** The shipped packs, lexicon and schemas, from the file beside the bundle. */
export const shipped = fromFile(file);
