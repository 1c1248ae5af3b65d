/** Reads a reply to a question of a guide: a choice in any form, a number, an age, a duration, or "I don't know". */
import { readChoice } from '../choice';
import { babyAgeDaysOf } from '../language/ages';
import { readHours } from '../language/durations';
import { negators } from '../language/negation';
import { numberOf } from '../language/numbers';
import { withoutSlip } from '../language/slips';
import { stem } from '../language/stem';
import { plainWords } from '../language/tokens';
import { wordsOf } from '../language/words';
import { isBareRefusal, partAfterRefusal, refuses, turnsRound } from './refusal';
import type { ChoiceStep, GuideChoice, GuideStep, InputStep } from '../knowledge/guides/types';

export type Reply =
  | { readonly kind: 'choice'; readonly choice: GuideChoice }
  /** Days of life (1 on the first day), count or hours. */
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'unsure' | 'out of range' | 'two numbers' | 'no unit' };

/** "I don't know", in whatever words. */
const unsure = new Set(['idk', 'dunno', 'i do not know', 'do not know', 'not sure', 'i am not sure', 'no idea', 'unsure', 'maybe', 'who knows', 'i have no idea', 'can not tell', 'i can not tell', 'hard to say', 'hard to tell', 'i do not remember', 'can not remember', 'i forgot', 'i am unsure', 'no clue', 'not certain']);

/** Longer messages are no reply but a story or a question. */
const mostReplyWords = 12;

export function readReply(step: GuideStep, utterance: string): Reply | undefined {
  const words = wordsOf(utterance);
  if (words.length === 0 || words.length > mostReplyWords) return undefined;
  return step.kind === 'choices' ? choiceReply(step, utterance, words) : inputReply(step, utterance, words);
}

function choiceReply(step: ChoiceStep, utterance: string, words: readonly string[]): Reply | undefined {
  const { choices } = step;
  const exact = exactChoice(choices, words) ?? ownUnsure(choices, words);
  if (!exact && unsure.has(words.join(' '))) return { kind: 'unsure' };
  const choice = exact ?? numberedChoice(choices, utterance) ?? namedChoice(step, utterance, words);
  return choice && { kind: 'choice', choice };
}

function phrasesOf({ say, also }: GuideChoice): string[] {
  return [say, ...also];
}

/** The choice whose button or other words these are, all of them. */
export function exactChoice(choices: readonly GuideChoice[], words: readonly string[]): GuideChoice | undefined {
  const text = words.join(' ');
  return choices.find((choice) => phrasesOf(choice).some((phrase) => wordsOf(phrase).join(' ') === text));
}

function ownUnsure(choices: readonly GuideChoice[], words: readonly string[]): GuideChoice | undefined {
  return unsure.has(words.join(' ')) ? choices.find(({ isUnsure }) => isUnsure) : undefined;
}

/** "2", "the second one", "b". */
function numberedChoice(choices: readonly GuideChoice[], utterance: string): GuideChoice | undefined {
  const chosen = readChoice(utterance, choices.map(() => ''));
  return chosen?.kind === 'chosen' ? choices[chosen.place] : undefined;
}

/** The longest phrase of a choice that stands in the reply; undecided when two choices are named as well. */
function namedChoice(step: ChoiceStep, utterance: string, words: readonly string[]): GuideChoice | undefined {
  const { choices } = step;
  if (utterance.includes('?') || questionWords.has(words[0])) return undefined;
  const told = exactChoice(choices, wordsOf(partAfterRefusal(utterance) ?? ''));
  if (told || turnsRound(words)) return told;
  const vocabulary = new Set(choices.flatMap(phrasesOf).flatMap(wordsOf));
  const stems = words.map((word) => stem(withoutSlip(word, vocabulary)));
  const denied = words.some((word) => negators.has(word));
  const named = choices.map((choice) => ({ choice, length: Math.max(0, ...phrasesOf(choice).filter((phrase) => !saysNo(phrase)).map((phrase) => lengthNamed(stems, phrase, denied))) }));
  const longest = Math.max(...named.map(({ length }) => length));
  const best = named.filter(({ length }) => length > 0 && length === longest);
  // A word or two of a choice in a long message are no reply: "how long does expressed milk keep".
  if (best.length > 0) return best.length === 1 && words.length <= mostAround + mostTimes * longest ? best[0].choice : undefined;
  return refuses(step, utterance) ? choices.find((choice) => phrasesOf(choice).some(saysNo)) : undefined;
}

function saysNo(phrase: string): boolean {
  return isBareRefusal(wordsOf(phrase));
}

const mostAround = 2;
const mostTimes = 2;
const questionWords = new Set(['how', 'what', 'when', 'why', 'where', 'which', 'who', 'can', 'could', 'should', 'is', 'are', 'do', 'does', 'will', 'may']);
/** "not by hand" does not name "by hand". */
function lengthNamed(stems: readonly string[], phrase: string, denied: boolean): number {
  const words = wordsOf(phrase);
  if (denied && !words.some((word) => negators.has(word))) return 0;
  const wanted = words.map(stem);
  const isThere = stems.some((_, at) => wanted.every((part, index) => stems[at + index] === part));
  return isThere ? wanted.length : 0;
}

function inputReply(step: InputStep, utterance: string, words: readonly string[]): Reply | undefined {
  if (unsure.has(words.join(' '))) return { kind: 'unsure' };
  const value = step.input === 'age' ? ageOf(utterance) : step.input === 'hours' ? hoursOf(utterance) : countOf(utterance);
  if (typeof value !== 'number') return value;
  const isWithin = value >= step.min && value <= step.max;
  return isWithin ? { kind: 'number', value: step.input === 'age' ? Math.floor(value) + 1 : value } : { kind: 'out of range' };
}

/** Completed days. A bare number has no unit: 5 hours and 5 weeks are different babies. */
function ageOf(utterance: string): number | Reply | undefined {
  const words = plainWords(utterance);
  const told = babyAgeDaysOf(words);
  if (told !== undefined) return told;
  const [hours] = readHours(words);
  if (hours !== undefined) return hours.value / 24;
  if (words.includes('newborn') || words.join(' ') === 'just born') return 0;
  return words.some((word) => numberOf(word) !== undefined) ? { kind: 'no unit' } : undefined;
}

/** "all morning", "since Monday": nobody knows how long that is. */
const vagueDuration = new Set(['since', 'all', 'whole', 'overnight', 'entire']);

/** The longest it may be: what a guide asks hours about (milk out of the fridge) grows worse with time. */
function hoursOf(utterance: string): number | Reply | undefined {
  const words = plainWords(utterance);
  const spans = readHours(words);
  const numbers = words.flatMap((word) => numberOf(word) ?? []);
  if (words.some((word) => vagueDuration.has(word))) return { kind: 'no unit' };
  if (spans.length === 0) return numbers.length > 0 ? { kind: 'no unit' } : undefined;
  const longest = Math.max(...spans.map(({ value }) => value));
  // "4 to 6 hours" is read as 4 where danger counts from below; here the 6 counts.
  return spans.length === 1 && numbers.length === 2 ? longest * Math.max(1, numbers[1] / numbers[0]) : longest;
}

const vagueCounts: ReadonlyMap<string, number> = new Map([['none', 0], ['zero', 0], ['nothing', 0], ['no', 0], ['nil', 0], ['nope', 0], ['couple', 2], ['pair', 2]]);

function countOf(utterance: string): number | Reply | undefined {
  const words = plainWords(utterance);
  const numbers = [...new Set(words.flatMap((word) => numberOf(word) ?? []))];
  if (numbers.length > 1) return { kind: 'two numbers' };
  return numbers.at(0) ?? words.map((word) => vagueCounts.get(word)).find((count) => count !== undefined);
}
