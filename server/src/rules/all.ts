import { misattributedQuotation } from './misattributed-quotation/rule.ts';
import { misquotation } from './misquotation/rule.ts';
import type { Rule } from './rule.ts';
import { wrongDate } from './wrong-date/rule.ts';
import { wrongFigure } from './wrong-figure/rule.ts';

/** Every rule, in the order in which documentation and settings list them. A new rule is added here and nowhere else. */
export const rules: readonly Rule[] = [wrongDate, wrongFigure, misattributedQuotation, misquotation];
