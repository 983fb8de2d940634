import { anachronism } from './anachronism/rule.ts';
import { confusedNames } from './confused-names/rule.ts';
import type { Rule } from './rule.ts';
import { unknownSuppression } from './unknown-suppression/rule.ts';
import { unusedSuppression } from './unused-suppression/rule.ts';
import { wrongDate } from './wrong-date/rule.ts';
import { wrongHolder } from './wrong-holder/rule.ts';
import { wrongParticipant } from './wrong-participant/rule.ts';
import { wrongPlace } from './wrong-place/rule.ts';

/** Every rule, in the order in which documentation and settings list them. A new rule is added here and nowhere else. */
export const rules: readonly Rule[] = [
  wrongDate,
  anachronism,
  wrongHolder,
  wrongParticipant,
  wrongPlace,
  confusedNames,
  unknownSuppression,
  unusedSuppression,
];
