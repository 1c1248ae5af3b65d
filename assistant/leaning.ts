/** Whether a message leans on the last answer, and by what: "and in the fridge?", "does it hurt", "how often", "only at night". */
import { wordsOf } from './language/words';

/**
 * opened "and …", "what about …"; corrected "I meant …"; pointing at the topic by "it", "that", "one"; bare, a question of
 * hardly more than its question word; fragment, no sentence of its own; name, a word or two: "microwave".
 */
export type LeaningKind = 'opened' | 'corrected' | 'pointing' | 'bare' | 'fragment' | 'name';

export interface Leaning {
  readonly kind: LeaningKind;
  /** What stands behind "and …" or "I meant …"; else the whole message. */
  readonly rest: string;
  /** Someone says something instead of asking: it may be about anything. */
  readonly isStatement: boolean;
  /** The words that could name a topic. */
  readonly telling: readonly string[];
}

const softOpening = /^(?:(?:ok|okay|and|but|so|oh|well|right|hmm|yes|yeah|then)[ ,]+)+/i;
const opening = /^(?:(?:ok|okay|and|but|so|oh)[ ,]+)*(?:and|what about|how about|what if|same for|does that go for|is it the same for|also)\b[ ,]*/i;
const askingOpening = /^(?:(?:ok|okay|and|but|so|oh)[ ,]+)*(?:what about|how about|what if|same for|does that go for|is it the same for)\b/i;
const correction = /^(?:(?:no|nope|sorry|oh|oops|wait)[ ,.!]+)*(?:i|we)(?: actually)? (?:meant|mean)(?: to say| to ask)?\b[ ,:]*|^not (?:that|those|this)[ ,]+/i;

/** What stands behind "and …" or "I meant …". */
export function leaningPart(utterance: string): { readonly rest: string; readonly isCorrection: boolean } | undefined {
  const text = utterance.trim();
  const corrected = correction.exec(text);
  if (corrected) return { rest: text.slice(corrected[0].length), isCorrection: true };
  const opened = opening.exec(text);
  return opened ? { rest: text.slice(opened[0].length), isCorrection: false } : undefined;
}

/** "ok how" is "how", "so why" is "why". */
export function withoutSoftOpening(utterance: string): string {
  return utterance.trim().replace(softOpening, '');
}

/** Longer ones stand on their own feet, and so do those with more words that name something. */
const mostWords = 9;
const mostTelling = 2;
const mostFragmentWords = 7;
const mostNameWords = 3;

const asking = /^(?:(?:for|from|until|till|by|at|since) )?(?:how|when|what|why|where|which|who|can|could|should|is|are|do|does|did|will|would|may)\b/;
/** "can she", "is it", at the very end: the verb is left to the last answer. */
const cutShort = /\b(?:can|could|should|is|are|do|does|will|would|may) (?:i|we|she|he|they|it|you)$/;
const subject = /\b(?:i|we|she|he|they|you)\b/;
const pointer = /\b(?:it|that|they|them|one|ones|those|these|this)\b/;
/** "is it ok to …": this "it" points at what follows. */
const emptyIt = /\bis it (?:ok|okay|safe|normal|fine|alright|bad|possible|true|better|worth|too) (?:\w+ )?(?:to|if|for|that|when)\b/;
const halfSentence = /^(?:just|only|even|or|because|then|except|unless|until|with|without|in|on|at|for|after|before|during|not)\b/;

/** Undefined for a message that stands alone. `stopWords`: those that name no topic. */
export function readLeaning(utterance: string, stopWords: ReadonlySet<string>): Leaning | undefined {
  const part = leaningPart(utterance);
  const words = wordsOf(part ? part.rest : withoutSoftOpening(utterance));
  if (words.length === 0 || words.length > mostWords) return undefined;
  const telling = words.filter((word) => !stopWords.has(word) && !/^[\d.]+$/.test(word));
  const kind = part ? (part.isCorrection ? 'corrected' : 'opened') : kindOf(words.join(' '), words.length, telling.length);
  return kind && { kind, rest: part ? part.rest : withoutSoftOpening(utterance), isStatement: isStatement(utterance, words.join(' ')), telling };
}

function kindOf(text: string, words: number, telling: number): LeaningKind | undefined {
  const asks = asking.test(text);
  if (pointer.test(text) && !emptyIt.test(text) && telling <= mostTelling && (asks || words <= 4)) return 'pointing';
  if (asks && telling <= 1) return 'bare';
  if (words <= mostFragmentWords && (halfSentence.test(text) || cutShort.test(text))) return 'fragment';
  return words <= mostNameWords && telling > 0 && !subject.test(text) ? 'name' : undefined;
}

function isStatement(utterance: string, text: string): boolean {
  return subject.test(text) && !asking.test(text) && !cutShort.test(text) && !askingOpening.test(utterance.trim()) && !utterance.includes('?');
}
