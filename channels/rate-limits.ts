/** The door to rate-limiter-flexible. Counts live in this process and only as long as their window; addresses go nowhere else. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Problem } from './exchange';

export interface RateLimit {
  /** Counts one. @throws Problem 429 with Retry-After in whole seconds. */
  readonly count: (key: string) => Promise<void>;
  /** @throws the same Problem when nothing is left; counts nothing. */
  readonly check: (key: string) => Promise<void>;
}

export interface RateLimitParts {
  readonly most: number;
  readonly seconds: number;
}

function tooMany(millisecondsToWait: number): Problem {
  const seconds = Math.max(1, Math.ceil(millisecondsToWait / 1_000));
  return new Problem({ status: 429, code: 'TooManyRequests', message: `Too many requests: wait ${seconds} s.`, headers: { 'retry-after': String(seconds) } });
}

export function createRateLimit({ most, seconds }: RateLimitParts): RateLimit {
  const limiter = new RateLimiterMemory({ points: most, duration: seconds });
  return {
    count: async (key) => {
      try {
        await limiter.consume(key);
      } catch (error) {
        throw error instanceof RateLimiterRes ? tooMany(error.msBeforeNext) : error;
      }
    },
    check: async (key) => {
      const state = await limiter.get(key);
      if (state !== null && state.remainingPoints <= 0) throw tooMany(state.msBeforeNext);
    },
  };
}
