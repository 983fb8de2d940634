import type { LexiconData } from './lexicon.ts';
import type { PackTemplates } from './new-pack.ts';
import type { PackSchemas } from './pack-files.ts';
import type { Pack, PackDetails } from './records.ts';

/** What the package carries of `data/`, compiled. */
export interface ShippedKnowledge {
  readonly lexicon: LexiconData;
  readonly schemas: PackSchemas;
  readonly packs: readonly Pack[];
  readonly templates: PackTemplates;
}

/** The same in the file `packs.js` beside the bundles. What is only looked up stands there as JSON that is not parsed yet. */
export interface ShippedFile {
  readonly index: Omit<ShippedKnowledge, 'packs'> & { readonly packs: readonly Omit<Pack, 'details'>[] };
  /** The details of each pack of the index, as JSON. */
  readonly details: readonly string[];
}

export const fromFile = ({ index, details }: ShippedFile): ShippedKnowledge => ({
  ...index,
  packs: index.packs.map((pack, n) => withDetails(pack, details[n] as string)),
});

function withDetails(pack: Omit<Pack, 'details'>, json: string): Pack {
  let details: PackDetails | undefined;
  return {
    ...pack,
    get details() {
      details ??= JSON.parse(json) as PackDetails;
      return details;
    },
  };
}
