/** Times of day, as parents name them: "9pm", "half past twelve", "2 in the morning", "teatime", "midnight". */
import { numberOf } from './numbers';
import type { Span } from './spans';
import { wordSet } from './word-set';

export interface ClockTime {
  /** 0…24. Within twelve hours only, when nothing says whether it is morning or evening. */
  readonly hour: number;
  readonly isExact: boolean;
  readonly from: number;
  readonly to: number;
}

/** What a meal or a part of the day usually means, in hours. Language, not medicine. */
const named: ReadonlyMap<string, number> = new Map([
  ['midnight', 0], ['midnite', 0], ['noon', 12], ['midday', 12], ['breakfast', 8], ['lunch', 12.5], ['lunchtime', 12.5], ['teatime', 17],
  ['dinner', 18], ['dinnertime', 18], ['supper', 19], ['bedtime', 21],
]);

/** The number of an hour with its minutes: "half past 12", "half 8", "10 30", "10". */
function bareHour(words: readonly string[], at: number): Span | undefined {
  const half = words[at] === 'half';
  const start = half ? (words[at + 1] === 'past' ? at + 2 : at + 1) : at;
  const hour = numberOf(words[start]);
  if (hour === undefined || hour > 24 || !Number.isInteger(hour)) return undefined;
  const minutes = numberOf(words[start + 1]);
  const hasMinutes = !half && minutes !== undefined && minutes < 60 && words[start + 1].length === 2;
  return { value: hour + (half ? 0.5 : hasMinutes ? minutes / 60 : 0), from: at, to: hasMinutes ? start + 2 : start + 1 };
}

const morning = wordSet('am a.m morning');
const evening = wordSet('pm p.m evening afternoon night tonight');

/** Which half of the day the next words name, and how many words that takes. */
function halfOfDay(words: readonly string[], at: number): { shift: number; length: number } | undefined {
  for (let length = 1; length <= 3; length++) {
    const word = words[at + length - 1];
    if (morning.has(word)) return { shift: 0, length };
    if (evening.has(word)) return { shift: 12, length };
    if (!['in', 'the', 'at', 'last', 'this', 'oclock', "o'clock", 'yesterday', 'o', 'clock'].includes(word)) return undefined;
  }
  return undefined;
}

/** The time named at `at`, or undefined. A bare number is a time only where the caller expects one. */
export function clockAt(words: readonly string[], at: number): ClockTime | undefined {
  if (words[at] === 'tea' && words[at + 1] === 'time') return { hour: 17, isExact: true, from: at, to: at + 2 };
  const name = named.get(words[at]);
  if (name !== undefined) return { hour: name, isExact: true, from: at, to: at + 1 };
  const hour = bareHour(words, at);
  if (hour === undefined) return undefined;
  const half = halfOfDay(words, hour.to);
  if (half === undefined || hour.value > 12.99) return { hour: hour.value, isExact: hour.value > 12.99, from: at, to: hour.to };
  return { hour: (hour.value % 12) + half.shift, isExact: true, from: at, to: hour.to + half.length };
}

/** Hours from one time to a later one, above 0 and at most 24; at most 12 when either does not say which half of the day. */
export function hoursBetween(earlier: ClockTime, later: ClockTime): number {
  const cycle = earlier.isExact && later.isExact ? 24 : 12;
  return (((later.hour - earlier.hour) % cycle) + cycle) % cycle || cycle;
}
