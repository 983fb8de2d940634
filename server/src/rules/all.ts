import { ambiguousEvent } from './ambiguous-event/rule.ts';
import { anachronism } from './anachronism/rule.ts';
import { confusedNames } from './confused-names/rule.ts';
import { contestedFact } from './contested-fact/rule.ts';
import { evidenceOutsidePeriod } from './evidence-outside-period/rule.ts';
import { misattributedQuotation } from './misattributed-quotation/rule.ts';
import { misquotation } from './misquotation/rule.ts';
import type { Rule } from './rule.ts';
import { selfContradiction } from './self-contradiction/rule.ts';
import { unknownSuppression } from './unknown-suppression/rule.ts';
import { unusedSuppression } from './unused-suppression/rule.ts';
import { wrongDate } from './wrong-date/rule.ts';
import { wrongFigure } from './wrong-figure/rule.ts';
import { wrongHolder } from './wrong-holder/rule.ts';
import { wrongInterval } from './wrong-interval/rule.ts';
import { wrongOrder } from './wrong-order/rule.ts';
import { wrongParticipant } from './wrong-participant/rule.ts';
import { wrongPlace } from './wrong-place/rule.ts';

/** Every rule, in the order in which documentation and settings list them. A new rule is added here and nowhere else. */
export const rules: readonly Rule[] = [
  wrongDate,
  ambiguousEvent,
  wrongOrder,
  wrongInterval,
  anachronism,
  wrongHolder,
  wrongParticipant,
  wrongPlace,
  wrongFigure,
  confusedNames,
  misattributedQuotation,
  misquotation,
  contestedFact,
  selfContradiction,
  evidenceOutsidePeriod,
  unknownSuppression,
  unusedSuppression,
];
