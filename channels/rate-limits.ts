/**
 * How often somebody may do something. The door to rate-limiter-flexible.
 *
 * With one process on its own database the counts live in that process: nothing is written for a request. Where several
 * instances share a database they count together there, one statement for each look or count; when that fails or is slow,
 * the instance goes on by a count of its own, since a limit must never be what refuses a parent. Whoever is over the limit
 * is refused without asking the database again until the window ends, so that a flood does not reach it.
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { StorageProblem } from '../storage/problem';
import type { RateWindow, Store } from '../storage/store';
import { Problem } from './exchange';
import { defaultLimits } from './limits';
import { within } from './within';

export interface RateLimit {
  /** Counts one. @throws Problem 429 with Retry-After in whole seconds. */
  readonly count: (key: string) => Promise<void>;
  /** @throws the same Problem when nothing is left; counts nothing. */
  readonly check: (key: string) => Promise<void>;
}

export interface RateLimitParts {
  /** Keeps the counts of different limits apart. */
  readonly name: 'posts' | 'calls' | 'sheets' | 'tokens' | 'wrong secrets';
  readonly most: number;
  readonly seconds: number;
}

interface SharedCounts extends Pick<Store, 'rateCounts'> {
  readonly patienceMilliseconds: number;
}

export type CreateRateLimit = (parts: RateLimitParts) => RateLimit;

/** Never longer than a whole window: a clock that was set back makes its end look far away. */
function tooMany(millisecondsToWait: number, window: Pick<RateLimitParts, 'seconds'>): Problem {
  const seconds = Math.min(window.seconds, Math.max(1, Math.ceil(millisecondsToWait / 1_000)));
  return new Problem({ status: 429, code: 'TooManyRequests', message: `Too many requests: wait ${seconds} s.`, headers: { 'retry-after': String(seconds) } });
}

function inThisProcess(parts: RateLimitParts): RateLimit {
  const { most, seconds } = parts;
  const limiter = new RateLimiterMemory({ points: most, duration: seconds });
  return {
    count: async (key) => {
      try {
        await limiter.consume(key);
      } catch (error) {
        throw error instanceof RateLimiterRes ? tooMany(error.msBeforeNext, parts) : error;
      }
    },
    check: async (key) => {
      const state = await limiter.get(key);
      if (state !== null && state.remainingPoints <= 0) throw tooMany(state.msBeforeNext, parts);
    },
  };
}

/** Undefined when the storage is away or slow. */
async function windowInTime(asked: Promise<RateWindow>, patienceMilliseconds: number): Promise<RateWindow | undefined> {
  try {
    const found = await within(asked, patienceMilliseconds);
    return found === 'late' ? undefined : found;
  } catch (error) {
    if (error instanceof StorageProblem) return undefined;
    throw error;
  }
}

function acrossInstances(parts: RateLimitParts, { rateCounts, patienceMilliseconds }: SharedCounts): RateLimit {
  const { name, most, seconds } = parts;
  const own = inThisProcess(parts);
  /** Those over the limit, until when. */
  const over = new RateLimiterMemory({ points: 1, duration: seconds });
  const keyOf = (key: string): string => `${name} ${key}`;

  async function refuseKnown(key: string): Promise<void> {
    const known = await over.get(key);
    if (known !== null && known.msBeforeNext > 0) throw tooMany(known.msBeforeNext, parts);
  }
  async function refuse(key: string, millisecondsLeft: number): Promise<never> {
    await over.set(key, 1, Math.max(1, Math.ceil(millisecondsLeft / 1_000)));
    throw tooMany(millisecondsLeft, parts);
  }
  return {
    count: async (key) => {
      await refuseKnown(key);
      const window = await windowInTime(rateCounts.count(keyOf(key), seconds), patienceMilliseconds);
      if (window === undefined) return own.count(key);
      if (window.count > most) await refuse(key, window.millisecondsLeft);
    },
    check: async (key) => {
      await refuseKnown(key);
      const window = await windowInTime(rateCounts.look(keyOf(key)), patienceMilliseconds);
      if (window === undefined) return own.check(key);
      if (window.count >= most) await refuse(key, window.millisecondsLeft);
    },
  };
}

/** @param patienceMilliseconds for the database to count; then the instance goes on by a count of its own */
export function createRateLimits({ sharedBy, rateCounts }: Pick<Store, 'sharedBy' | 'rateCounts'>, patienceMilliseconds = defaultLimits.countMilliseconds): CreateRateLimit {
  return (parts) => (sharedBy === 'instances' ? acrossInstances(parts, { rateCounts, patienceMilliseconds }) : inThisProcess(parts));
}
