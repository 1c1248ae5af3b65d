/** The busiest day played through, conversation by conversation, to see whether the formulas of model.ts hold. */
import { hourlyPercent } from './inputs';
import type { Rollout } from './model';
import { exponential, moments, type Random } from './random';

const secondsPerHour = 3_600;
const secondsPerDay = 24 * secondsPerHour;

export interface Day {
  readonly turns: number;
  /** In the busiest hour, its mean. */
  readonly peakTurnsPerSecond: number;
  /** The second in which most turns came. */
  readonly mostTurnsInASecond: number;
  /** In the busiest hour, mean of all its seconds. */
  readonly peakSockets: number;
}

interface Tally {
  readonly turns: Uint32Array;
  /** Chats opened less chats closed in each second. */
  readonly opened: Int32Array;
}

/** A day is a circle here: what begins before midnight goes on after it, as it did the day before. */
function secondOf(time: number): number {
  return Math.floor(time) % secondsPerDay;
}

function converse(random: Random, { turns, opened }: Tally, begin: number, given: Rollout): void {
  opened[secondOf(begin)] += 1;
  opened[secondOf(begin + given.openMinutes * 60)] -= 1;
  let at = begin;
  turns[secondOf(at)] += 1;
  // As many further turns as chance gives, in the mean one less than the turns of a conversation.
  while (random() < 1 - 1 / given.turnsPerConversation) turns[secondOf(at += exponential(random, given.gapSeconds))] += 1;
}

function hourMeans(counts: ArrayLike<number>): number[] {
  return hourlyPercent.map((_percent, hour) => {
    let sum = 0;
    for (let second = hour * secondsPerHour; second < (hour + 1) * secondsPerHour; second += 1) sum += counts[second] ?? 0;
    return sum / secondsPerHour;
  });
}

/** Those open at midnight are the ones whose end lies before their beginning on the circle. */
function openChats({ opened }: Tally, atMidnight: number): Float64Array {
  let open = atMidnight;
  return Float64Array.from(opened, (change) => (open += change));
}

export function simulateDay(given: Rollout, random: Random): Day {
  const tally = { turns: new Uint32Array(secondsPerDay), opened: new Int32Array(secondsPerDay) };
  const conversations = (given.births * given.conversationsPerBirth * given.busiestDay) / 365;
  let atMidnight = 0;
  for (const [hour, percent] of hourlyPercent.entries()) {
    for (const moment of moments(random, { mean: (conversations * percent) / 100, length: secondsPerHour })) {
      const begin = hour * secondsPerHour + moment;
      if (begin + given.openMinutes * 60 >= secondsPerDay) atMidnight += 1;
      converse(random, tally, begin, given);
    }
  }
  return {
    turns: tally.turns.reduce((sum, count) => sum + count, 0),
    peakTurnsPerSecond: Math.max(...hourMeans(tally.turns)),
    mostTurnsInASecond: tally.turns.reduce((most, count) => Math.max(most, count), 0),
    peakSockets: Math.max(...hourMeans(openChats(tally, atMidnight))),
  };
}

export interface Queue {
  readonly meanWaitMilliseconds: number;
  /** 99 of 100 wait no longer. */
  readonly p99WaitMilliseconds: number;
}

/** One instance at its planned use for an hour: turns come by chance and are worked on one after the other, each equally long. */
export function simulateQueue({ turnsPerSecond, plannedUse }: Rollout, random: Random): Queue {
  const workSeconds = 1 / turnsPerSecond;
  const waits: number[] = [];
  let free = 0;
  for (const at of moments(random, { mean: turnsPerSecond * plannedUse * secondsPerHour, length: secondsPerHour })) {
    const begin = Math.max(at, free);
    waits.push((begin - at) * 1_000);
    free = begin + workSeconds;
  }
  const sorted = waits.sort((one, other) => one - other);
  return { meanWaitMilliseconds: sorted.reduce((sum, wait) => sum + wait, 0) / sorted.length, p99WaitMilliseconds: sorted[Math.floor(sorted.length * 0.99)] ?? 0 };
}

/** Pollaczek and Khinchine, for equal times of work. */
export function meanWaitMilliseconds({ turnsPerSecond, plannedUse }: Rollout): number {
  return (plannedUse / (2 * (1 - plannedUse))) * (1_000 / turnsPerSecond);
}
