import type { Demand as NamedDemand } from '../knowledge/records.ts';

/** What a question asks for, as far as its words say. */
export type Demand = NamedDemand | 'unknown';

/** A question as an examiner reads it. */
export interface ParsedQuestion {
  readonly demand: Demand;
  /** The cause that the question names, in its own words; null if it names none. */
  readonly statedFactor: string | null;
}

/** In this order: "how far do you agree" is a how-far question, a bare "do you agree" is not. */
const demands: readonly (readonly [Demand, RegExp])[] = [
  ['how-far', /\b(?:how far|to what extent|how accurate|how valid|evaluate the extent)\b/],
  [
    'significance',
    /\b(?:how (?:significant|important)|what was the (?:significance|importance)|assess the (?:significance|importance))\b/,
  ],
  ['compare', /\b(?:compare|contrast|which (?:of|was the more)|whose)\b/],
  ['agree-disagree', /\b(?:agree or disagree|do you agree|assess the validity|discuss this view)\b/],
  ['assess', /\b(?:assess|evaluate|examine|analyse|analyze|discuss)\b/],
  ['explain', /\b(?:explain|why|for what reasons|account for|what caused|how did|how was)\b/],
  ['describe', /\b(?:describe|outline|what (?:is|was) meant by|what were|what was|write an account)\b/],
];

/** How questions name a cause: "due to X", "the result of X", "X was the main reason", "X more than any other factor". */
const factors: readonly RegExp[] = [
  /\b(?:due to|the (?:result|consequence|product|outcome) of|because of|caused by|attributable to|owed to|explained by)\s+(?<factor>[^?.,;'"’”]+(?:’s|'s)?[^?.,;'"”]*)/i,
  /['"‘“]?(?:it was |was )?(?<factor>[\p{L}][^?'"”]{2,80}?)['’"”]?,? (?:more than any other (?:factor|reason)|(?:was|were) the (?:main|most important|chief|key|principal|primary) (?:reason|cause|factor))/iu,
  /\b(?:how far|to what extent) (?:was|were) (?<factor>[^?]+?) (?:the (?:main |most important |key |chief )?(?:reason|cause|factor)|responsible)/i,
  /\bhow (?:significant|important) (?:was|were) (?<factor>[^?]+?) (?:in|to|as|for)\b/i,
  /\bthe (?:importance|significance|role) of (?<factor>[^?]+?) (?:in|to|for)\b/i,
];

/** Parses an essay question by its command words. It knows no topic. */
export function parseQuestion(question: string): ParsedQuestion {
  const text = question.replaceAll('’', "'").toLowerCase();
  const demand = demands.find(([, pattern]) => pattern.test(text))?.[0] ?? 'unknown';
  for (const pattern of factors) {
    const factor = pattern
      .exec(question)
      ?.groups?.factor?.trim()
      .replace(/^['"‘“]|['"’”]$/g, '');
    if (factor) return { demand, statedFactor: factor.replace(/^it was /i, '') };
  }
  return { demand, statedFactor: null };
}
