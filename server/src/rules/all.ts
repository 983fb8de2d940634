import type { Rule } from './rule.ts';
import { wrongDate } from './wrong-date/rule.ts';
import { wrongHolder } from './wrong-holder/rule.ts';
import { wrongParticipant } from './wrong-participant/rule.ts';
import { wrongPlace } from './wrong-place/rule.ts';

/** Every rule, in the order in which documentation and settings list them. A new rule is added here and nowhere else. */
export const rules: readonly Rule[] = [wrongDate, wrongHolder, wrongParticipant, wrongPlace];
