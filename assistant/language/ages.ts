/** The age of the baby a message is about, in whole days since birth. */
import { numberOf } from './numbers';
import { plainWords } from './tokens';
import type { Span } from './spans';
import { wordSet } from './word-set';

const daysOf: ReadonlyMap<string, number> = new Map([['minute', 1 / 1440], ['hour', 1 / 24], ['day', 1], ['week', 7], ['fortnight', 14], ['month', 30.4], ['year', 365]]);

/** Above this it is an adult or a big sibling and not the baby who is fed. 4 years. */
const oldestBabyDays = 4 * 365;

const birthWords = wordSet('birth delivery section csection labour labor having giving born csec sec delivering twins');
const babyWords = wordSet('baby newborn bby bub lo infant twins preemie prem son daughter girl boy bubs babies');
const postpartum = wordSet('pp postpartum postnatal ppartum postbirth');

/** "3 weeks", "a fortnight", "2 and a half months", "half a year", written at `at`. */
function amountAt(words: readonly string[], at: number): Span | undefined {
  const number = ['a', 'an', '1'].includes(words[at]) ? 1 : numberOf(words[at]);
  if (number === undefined) return undefined;
  const half = words[at + 1] === 'and' && words[at + 2] === 'a' && words[at + 3] === 'half' ? 3 : 0;
  const unit = daysOf.get(words[at + 1 + half]);
  if (unit === undefined) return undefined;
  const trailing = words[at + 2] === 'and' && words[at + 3] === 'a' && words[at + 4] === 'half' ? 3 : 0;
  return { value: (number + (half + trailing > 0 ? 0.5 : 0)) * unit, from: at, to: at + 2 + half + trailing };
}

/** How surely the amount is the baby's age: 3 "5 days old", 2 "5 days pp", 1 "baby, 5 days", 0 not an age. */
function ageStrength(words: readonly string[], span: Span): number {
  const [next, second, third] = words.slice(span.to, span.to + 3);
  if (next === 'old' || (next === 'of' && second === 'age')) return 3;
  if (next === 'pregnant' || next === 'gestation' || next === 'ago') return bornAgo(words, span) ? 2 : 0;
  if (postpartum.has(next) || (next === 'post' && (second === 'partum' || birthWords.has(second)))) return 2;
  if (['after', 'since', 'from'].includes(next) && [second, third, words[span.to + 3]].some((word) => birthWords.has(word))) return 2;
  return standsAsAge(words, span) ? 1 : 0;
}

/** "gave birth 5 days ago", "had the baby a week ago", "born 3 weeks ago". */
function bornAgo(words: readonly string[], span: Span): boolean {
  if (words[span.to] !== 'ago') return false;
  const before = words.slice(Math.max(0, span.from - 6), span.from);
  return before.some((word) => word === 'birth' || word === 'born' || word === 'delivered' || word === 'section') || (before.includes('had') && before.some((word) => babyWords.has(word)));
}

const notBefore = wordSet('for in every last past next since lasts after about within over until till slept sleeps at or than to');
const notAfter = wordSet('ago pregnant now straight apart later without of in no and to or time each check jabs growth feed feeds between long a per early not worth jab vaccines');

/** Of these, what may follow an age that is said of the baby: "hes 7 weeks and …", not "she is 2 weeks early". */
const afterSubject = wordSet('and no not in of now a feed feeds');

/** "He's 7 weeks and …", "baby is 3 weeks in …": said of the baby, whatever follows. */
function isSaidOfBaby(words: readonly string[], at: number): boolean {
  const isVerb = ['is', 'are', 'turned'].includes(words[at]);
  const subject = words[isVerb ? at - 1 : at];
  return subject === 'he' || subject === 'she' || (isVerb && (subject === 'they' || babyWords.has(subject)));
}

/** "8 months, teething", "baby is 9 days", "only 20 days", "6 wks" at the end of the message. Minutes and hours alone are a duration. */
function standsAsAge(words: readonly string[], { from, to, value }: Span): boolean {
  const previous = words[from - 1];
  if (from === 0 && value >= 7 && !['ago', 'pregnant', 'of', 'to', 'without'].includes(words[to])) return true;
  if (value < 1) return false;
  const subjectAt = ['only', 'just', 'now', 'about', 'nearly', 'almost'].includes(previous) ? from - 2 : from - 1;
  const subject = words[subjectAt];
  if (notAfter.has(words[to])) return afterSubject.has(words[to]) && isSaidOfBaby(words, subjectAt);
  if (['he', 'she'].includes(subject)) return true;
  if (['is', 'are', 'turned', 'age', 'aged'].includes(subject) && !words.slice(Math.max(0, from - 4), from).includes('it')) return true;
  if (babyWords.has(subject)) return true;
  return previous !== undefined && !notBefore.has(previous) && words[to] === undefined && value >= 7;
}

/** Above it a number before "day 4" is a weight and no count of days. */
const mostDays = 60;

/** "day 3": completed days, so day 1 is 0. */
function dayNumber(words: readonly string[]): number | undefined {
  const at = words.findIndex((word, index) => word === 'day' && numberOf(words[index + 1]) !== undefined && !((numberOf(words[index - 1]) ?? mostDays + 1) <= mostDays) && !daysOf.has(words[index + 2]));
  const day = at < 0 ? undefined : numberOf(words[at + 1]);
  return day !== undefined && day >= 1 && day <= mostDays ? Math.floor(day) - 1 : undefined;
}

/** "born yesterday", "born last night", "born this morning". */
function bornOn(text: string): number | undefined {
  const match = /\b(?:born|birth|delivered|had (?:her|him|(?:the|my|our) baby)) (?:(today|tonight|this morning|this afternoon|just now)|(?:on )?(yesterday|last night))\b/.exec(text);
  if (match === null) return undefined;
  return match[1] === undefined ? 1 : 0;
}

interface Age {
  readonly days: number;
  readonly strength: number;
}

function ages(words: readonly string[]): Age[] {
  const found: Age[] = [];
  for (let at = 0; at < words.length; at++) {
    const span = amountAt(words, at);
    const strength = span === undefined ? 0 : ageStrength(words, span);
    if (span !== undefined && strength > 0 && span.value < oldestBabyDays) found.push({ days: span.value, strength });
  }
  return found;
}

/** "a month old baby" without a number. */
function singleUnitOld(words: readonly string[]): number | undefined {
  const at = words.findIndex((word, index) => word === 'old' && daysOf.has(words[index - 1]) && numberOf(words[index - 2]) === undefined);
  return at < 0 ? undefined : daysOf.get(words[at - 1]);
}

/**
 * The baby's age in whole days since birth (0 on the first day), or undefined when the message does not tell it.
 * "newborn" alone is undefined: there is no number to remember. The youngest child named is taken, since that is who is fed.
 */
export function babyAgeDaysOf(words: readonly string[]): number | undefined {
  const found = ages(words);
  const strongest = Math.max(0, ...found.map(({ strength }) => strength));
  const likely = found.filter(({ strength }) => strength === strongest || strength >= 2).map(({ days }) => days);
  const day = dayNumber(words) ?? bornOn(words.join(' '));
  if (strongest < 3 && day !== undefined) return day;
  if (likely.length > 0) return Math.floor(Math.min(...likely) + 1e-9);
  const single = singleUnitOld(words);
  return single === undefined ? undefined : Math.floor(single);
}

/** The same, from the message as it was typed. */
export function readBabyAgeDays(utterance: string): number | undefined {
  return babyAgeDaysOf(plainWords(utterance));
}
