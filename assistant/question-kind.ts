/** What a short question wants to hear: an amount, a time, how often, a way, a reason. */
import { wordsOf } from './language/words';

export type QuestionKind = 'amount' | 'milk-amount' | 'duration' | 'frequency' | 'time' | 'way' | 'reason';

const number = String.raw`(?:\d[\d.]*|a few|one|two|three|four|five|six|several|half)`;
const counted = (units: string): RegExp => new RegExp(String.raw`(?<!\b(?:in|every|within|per|under|over|to|or) )\b${number}(?: to ${number})?(?: or \w+)?(?: more)? (?:${units})`, 'i');

/** What a line says that answers such a question. */
const sayings: Readonly<Record<Exclude<QuestionKind, 'way' | 'reason'>, RegExp>> = {
  amount: counted('ml|oz|mg|g|kg|liters?|litres?|cups?|glass(?:es)?|drinks?|units?|drops?|teaspoons?|calories|IU|micrograms?|percent|%|wet|dirty|heavy'),
  'milk-amount': counted('ml|oz|liters?|litres?|teaspoons?|drops?'),
  duration: counted('minutes?|hours?|days?|weeks?|months?|years?'),
  frequency: /\b(?:times (?:a|in|per)|every (?:\d+|two|three|few)(?: to \d+)? (?:hours?|days?|weeks?|months?)|every (?:feed|hour|day)|(?:after |at )?each (?:feed|day|use)|daily|once (?:a|per)|twice a|per day|a day)\b/i,
  time: /\b(?:after|until|once|from|by|around|at|about|before|in)\b[^.]*\b(?:\d+|first|few)(?: to \d+)? (?:days?|weeks?|months?|hours?)\b|\b(?:from|by|until|on) (?:day|week) \d/i,
};

/** Undefined for those that no pattern finds. */
export function sayingOf(kind: QuestionKind): RegExp | undefined {
  return kind === 'way' || kind === 'reason' ? undefined : sayings[kind];
}

/** These are answered by a whole section. */
export const wholeSections: Partial<Readonly<Record<QuestionKind, string>>> = { way: 'What you can do', reason: 'Good to know' };

const kinds: readonly (readonly [RegExp, QuestionKind])[] = [
  [/\bwhy\b|\bhow come\b|\bwhat (?:is the reason|for)$/, 'reason'],
  [/\bhow (?:often|many times|frequently)\b/, 'frequency'],
  [/\bhow (?:long|many (?:days|weeks|months|hours|minutes))\b/, 'duration'],
  [/\bhow (?:much|many) .*\bmilk\b/, 'milk-amount'],
  [/\bhow (?:much|many)\b|\bwhat amount\b/, 'amount'],
  [/\b(?:when|how soon|what time|what age)\b/, 'time'],
  [/\bhow(?: (?:do|to|can|could|should|does|would|will)\b|$)/, 'way'],
];

export function questionKind(utterance: string): QuestionKind | undefined {
  const text = wordsOf(utterance).join(' ');
  return kinds.find(([asked]) => asked.test(text))?.[1];
}
