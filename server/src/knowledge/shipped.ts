import type { LexiconData } from './lexicon.ts';
import type { PackTemplates } from './new-pack.ts';
import type { PackSchemas } from './pack-files.ts';
import type { Pack } from './records.ts';

/** What the package carries of `data/`, compiled: the file `packs.js` beside the bundles. */
export interface ShippedKnowledge {
  readonly lexicon: LexiconData;
  readonly schemas: PackSchemas;
  readonly packs: readonly Pack[];
  readonly templates: PackTemplates;
}
