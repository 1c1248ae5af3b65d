/** How long something has lasted, in hours: "12 hours", "a day and a half", "all night", "since 9 last night", "since 6am, now 4pm". */
import { clockAt, hoursBetween, type ClockTime } from './clock';
import { numberOf } from './numbers';
import { readSpans, type Span } from './spans';
import { wordSet } from './word-set';

const hoursOf: ReadonlyMap<string, number> = new Map([['minute', 1 / 60], ['hour', 1], ['day', 24], ['night', 24], ['week', 168], ['fortnight', 336], ['month', 730], ['year', 8766]]);

/**
 * Least hours that a vague word stands for. Language, not medicine: nobody says "all day" after three hours.
 * The clinician's thresholds are compared with them.
 */
const vague: readonly (readonly [readonly string[], number])[] = [
  [['half', 'a', 'day'], 12], [['half', 'day'], 12], [['all', 'day'], 10], [['all', 'night'], 8], [['whole', 'day'], 20], [['whole', 'night'], 8], [['entire', 'day'], 20],
  [['all', 'morning'], 4], [['all', 'evening'], 4], [['all', 'afternoon'], 4], [['all', 'week'], 100], [['overnight'], 8], [['day', 'and', 'night'], 24],
  [['since', 'yesterday', 'morning'], 22], [['since', 'yesterday', 'lunch'], 18], [['since', 'yesterday'], 12], [['since', 'last', 'night'], 9], [['since', 'last', 'week'], 72],
  [['since', 'this', 'morning'], 6], [['since', 'the', 'hospital'], 8], [['since', 'hospital'], 8], [['since', 'birth'], 8], [['since', 'the', 'birth'], 8], [['since', 'she', 'was', 'born'], 8], [['since', 'he', 'was', 'born'], 8],
];
const weekday = /^(mon|tues?|wednes|thurs?|fri|satur|sun)day$|^(mon|tue|tues|wed|thu|thurs|fri|sat)$/;
/** "since Sunday": at least this long, when the day is not known. */
const sinceWeekday = 24;
const sinceUnknownTimeLastNight = 9;
/** "since 7 this morning", with nothing that says what time it is now. */
const sinceUnknownTime = 6;

function startsWith(words: readonly string[], at: number, phrase: readonly string[]): boolean {
  return phrase.every((word, index) => words[at + index] === word);
}

function vagueAt(words: readonly string[], at: number): Span | undefined {
  const found = vague.find(([phrase]) => startsWith(words, at, phrase));
  if (found !== undefined) return { value: found[1], from: at, to: at + found[0].length };
  return words[at] === 'since' && weekday.test(words[at + 1] ?? '') ? { value: sinceWeekday, from: at, to: at + 2 } : undefined;
}

/** After these the amount is an age. */
const ageWords = wordSet('old pp postpartum pregnant');

/** "3 hours", "a day and a half", "2 and a half days", "half an hour", "an hour", "every day". */
function amountAt(words: readonly string[], at: number): Span | undefined {
  const isHalf = words[at] === 'half' && (words[at + 1] === 'an' || words[at + 1] === 'hour');
  if (isHalf) return { value: 0.5, from: at, to: words[at + 1] === 'an' ? at + 3 : at + 2 };
  const isArticle = ['a', 'an', 'every', 'per', 'each', 'the'].includes(words[at]);
  const number = isArticle ? 1 : numberOf(words[at]);
  if (number === undefined) return undefined;
  const half = startsWith(words, at + 1, ['and', 'a', 'half']) ? 3 : 0;
  const unit = hoursOf.get(words[at + 1 + half]);
  if (unit === undefined || (words[at] === 'the' && unit < 1)) return rangeAt(words, at, number);
  if (ageWords.has(words[at + 2 + half])) return undefined;
  const trailingHalf = startsWith(words, at + 2 + half, ['and', 'a', 'half']) ? 3 : 0;
  return { value: (number + (half + trailingHalf > 0 ? 0.5 : 0)) * unit, from: at, to: at + 2 + half + trailingHalf };
}

/** "10 to 12 hours", "2 or 3 days": the shorter one, so that nothing is made longer than it was. */
function rangeAt(words: readonly string[], at: number, number: number): Span | undefined {
  const joined = ['to', 'or'].includes(words[at + 1]) ? 1 : 0;
  const unit = hoursOf.get(words[at + 2 + joined]);
  return numberOf(words[at + 1 + joined]) === undefined || unit === undefined ? undefined : { value: number * unit, from: at, to: at + 3 + joined };
}

const beforeTime = wordSet('since at from about around approx');
const nowWords = wordSet('now its it nearly almost currently gone past');

/** A later time in the message that says what time it is: "…, it's 8am", "now 4pm", "and it's nearly half 8". */
function nowAfter(words: readonly string[], from: number): ClockTime | undefined {
  for (let at = from; at < Math.min(words.length, from + 40); at++) {
    const time = clockAt(words, at);
    if (time === undefined) continue;
    const hasUnit = hoursOf.has(words[time.to]) || words[time.to] === 'times';
    if (!hasUnit && (time.isExact || words.slice(Math.max(from, at - 4), at).some((word) => nowWords.has(word)) || words[time.to] === 'now')) return time;
  }
  return undefined;
}

function sinceAt(words: readonly string[], at: number): Span | undefined {
  if (!beforeTime.has(words[at])) return undefined;
  const skip = ['about', 'around', 'the', 'like', 'feed', 'at', 'roughly'].includes(words[at + 1]) ? 2 : 1;
  const time = clockAt(words, at + skip) ?? clockAt(words, at + skip + 1);
  if (time === undefined || hoursOf.has(words[time.to])) return undefined;
  const now = nowAfter(words, time.to);
  if (now !== undefined) return { value: hoursBetween(time, now), from: at, to: time.to };
  if (words[at] !== 'since' && words[at] !== 'from') return undefined;
  const tail = words.slice(at, time.to + 3).join(' ');
  const isLongAgo = /last night|yesterday|night|midnight|bed/.test(tail);
  return { value: isLongAgo ? sinceUnknownTimeLastNight : sinceUnknownTime, from: at, to: time.to };
}

/** "yesterday teatime", "5pm yesterday", "at 9 last night": a named time that lasts until now, or at the least until midnight. */
function beforeTodayAt(words: readonly string[], at: number): Span | undefined {
  const isFirst = words[at] === 'yesterday';
  const start = isFirst && beforeTime.has(words[at + 1]) ? at + 2 : isFirst ? at + 1 : at;
  if (isFirst && ['morning', 'afternoon', 'evening'].includes(words[start])) return { value: sinceUnknownTimeLastNight, from: at, to: start + 1 };
  const time = clockAt(words, start);
  if (time === undefined || !(isFirst || /yesterday|last night/.test(words.slice(start, time.to + 2).join(' ')))) return undefined;
  const now = nowAfter(words, time.to);
  return { value: now === undefined ? Math.max(sinceUnknownTimeLastNight, time.isExact ? 24 - time.hour : 0) : hoursBetween(time, now), from: at, to: time.to };
}

/** Every length of time in the message, in hours. Ages ("6 hours old") are none. */
export function readHours(words: readonly string[]): Span[] {
  return readSpans(words.length, [(at) => vagueAt(words, at), (at) => sinceAt(words, at), (at) => beforeTodayAt(words, at), (at) => amountAt(words, at)]);
}
