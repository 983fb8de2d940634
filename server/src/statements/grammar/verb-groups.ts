import type { Token } from '../../language/sentences.ts';
import type { VerbGroup } from './chunk.ts';
import { beForms, negations, type SentenceView } from './sentence-view.ts';

export const particles: ReadonlySet<string> = new Set(
  'out down up off away over back aside aloud forward forth together in on ablaze afire alight'.split(' '),
);
const mightModals = new Set('could might may should must can ca ought'.split(' '));
const futureModals = new Set(['would', 'will', 'shall', '’d', 'wo']);
const nearMisses = new Set(['almost', 'nearly', 'virtually', 'practically']);
/** "would later be murdered" tells what did happen, seen from before. */
const afterwards = new Set(['later', 'eventually', 'finally', 'ultimately', 'subsequently', 'soon', 'afterwards']);
const haveForms = new Set('have has had having ’ve'.split(' '));

/** Reads the verb group that begins at token `from`: "had not been expelled", "to exile", "threw out". */
export function readVerbGroup(view: SentenceView, from: number): { group: VerbGroup; next: number } | null {
  if (view.mentionAt(from) || !startsVerb(view, from)) return null;
  const { tokens } = view;
  let at = from;
  let passive = false;
  let perfect = false;
  let negated = false;
  let infinitive = false;
  // "nearly died": the adverb may stand before the group.
  let told = false;
  let modal: VerbGroup['modal'] = nearMisses.has(tokens[from - 1]?.lower ?? '') ? 'might' : undefined;
  let main: number | undefined;
  let auxiliary: Token | undefined;
  for (; at < tokens.length && main === undefined; at += 1) {
    const token = tokens[at] as Token;
    if (view.timeAt(at) || view.mentionAt(at)) break;
    if (negations.has(token.lower)) negated = true;
    else if (token.lower === 'to') {
      // "to expel", and "was to be expelled", "had to go"
      if (auxiliary === undefined) infinitive = true;
      else if (!view.isVerb(at + 1)) {
        // "was to first meet"
        if (!/ADV|ADJ/.test(tokens[at + 1]?.pos ?? '') || !view.isVerb(at + 2)) break;
        at += 1;
        if (beForms.has(auxiliary.lower)) modal ??= 'would';
      } else if (beForms.has(auxiliary.lower)) modal ??= 'would'; // "was to be expelled"
    } else if (mightModals.has(token.lower) && token.pos === 'AUX') modal = 'might';
    else if (futureModals.has(token.lower) && token.pos === 'AUX') modal ??= 'will';
    else if (isAuxiliary(view, at)) {
      if (beForms.has(token.lower)) passive = true;
      if (haveForms.has(token.lower)) {
        perfect = true;
        passive = false;
      }
      auxiliary = token;
    } else if (token.pos === 'ADV') {
      // Adverbs are passed over; at the end of the group they are left out of it. "almost expelled" is not expelled.
      if (nearMisses.has(token.lower)) modal ??= 'might';
      if (afterwards.has(token.lower)) told = true;
    } else if (view.isVerb(at)) main = at;
    else break;
  }
  const verb = main === undefined ? auxiliary : tokens[main];
  if (!verb) return null;
  const participle = main !== undefined && view.looksLikeParticiple(main);
  const gerund = main !== undefined && verb.lower.endsWith('ing');
  if (gerund && auxiliary) modal ??= 'would'; // "was dying" is not yet dead
  // "having been expelled"
  const having = auxiliary !== undefined && main !== undefined && tokens[from]?.lower === 'having';
  const lone = auxiliary === undefined && !infinitive;
  const next = tokens[at];
  const particle =
    next && !view.timeAt(at) && particles.has(next.lower) && view.takesParticle(verb.lemma, next.lower)
      ? next
      : undefined;
  const end = (particle ?? verb).end;
  return {
    group: {
      kind: 'verb',
      start: (tokens[from] as Token).start,
      end,
      lemma: main === undefined ? auxiliaryLemma(verb) : view.lemma(main),
      voice: participle && passive ? 'passive' : participle && lone ? 'bare' : 'active',
      form: infinitive ? 'infinitive' : having || (gerund && !passive && !perfect) ? 'gerund' : 'finite',
      perfect,
      inflected: auxiliary !== undefined || verb.lower !== verb.lemma,
      negated,
      ...modality(told && modal === 'would' && !infinitive ? undefined : modal, perfect),
      ...(particle ? { particle: particle.lower } : {}),
    },
    next: view.indexAfter(end, from),
  };
}

/** "would have been expelled" was not. */
function modality(modal: VerbGroup['modal'], perfect: boolean): Pick<VerbGroup, 'modal'> {
  if (!modal) return {};
  return { modal: modal !== 'might' && perfect ? 'might' : modal };
}

/** "Uglanov out of Moscow", "Trotsky off the Politburo": notes leave out "is". */
export function readTelegramVerb(view: SentenceView, i: number): VerbGroup | null {
  const token = view.tokens[i] as Token;
  if (!view.telegram || !(token.lower === 'out' || token.lower === 'off') || !view.mentionAt(i - 1)) return null;
  const { start, end, lower } = token;
  return {
    kind: 'verb',
    start,
    end,
    lemma: 'be',
    voice: 'active',
    form: 'finite',
    perfect: false,
    inflected: true,
    negated: false,
    particle: lower,
  };
}

const auxiliaryLemma = ({ lower, lemma }: Token): string =>
  haveForms.has(lower) ? 'have' : beForms.has(lower) ? 'be' : lemma;

/** Whether a verb group begins here: an auxiliary, "to" before a verb, or a verb that is not part of a noun phrase. */
function startsVerb(view: SentenceView, at: number): boolean {
  const token = view.tokens[at] as Token;
  const next = view.tokens[at + 1]?.pos ?? '';
  if (token.pos === 'AUX') return true;
  if (token.lower === 'to') return view.isVerb(at + 1) && /^(VERB|AUX)$/.test(next);
  if (negations.has(token.lower)) return /^(VERB|AUX)$/.test(next);
  return view.isVerb(at);
}

/** "got expelled", "had expelled": some auxiliaries are tagged as verbs, and show by the participle after them. */
function isAuxiliary(view: SentenceView, at: number): boolean {
  const token = view.tokens[at] as Token;
  if (token.pos === 'AUX') return true;
  return (beForms.has(token.lower) || haveForms.has(token.lower)) && participleFollows(view, at + 1);
}

function participleFollows(view: SentenceView, at: number): boolean {
  for (let i = at; i < Math.min(at + 3, view.tokens.length); i += 1) {
    const token = view.tokens[i] as Token;
    if (view.isVerb(i) && view.looksLikeParticiple(i)) return true;
    if (token.pos !== 'ADV' && !negations.has(token.lower) && !beForms.has(token.lower)) return false;
  }
  return false;
}
