/** When an edit that could not be taken over is tried again: later each time, for learning costs a minute of a processor. */
export interface RetryPause {
  /** Whether this edit failed, and its next attempt is not due yet. Another edit is always due. */
  readonly isResting: (fingerprint: string) => boolean;
  readonly failed: (fingerprint: string) => void;
}

const longestMilliseconds = 10 * 60_000;

/** @param firstMilliseconds after the first failure; doubles with each further one of the same edit, up to ten minutes */
export function createRetryPause(firstMilliseconds: number, now: () => number = () => performance.now()): RetryPause {
  let last = { fingerprint: '', milliseconds: 0, end: 0 };
  return {
    isResting: (fingerprint) => fingerprint === last.fingerprint && now() < last.end,
    failed: (fingerprint) => {
      const milliseconds = fingerprint === last.fingerprint ? Math.min(2 * last.milliseconds, longestMilliseconds) : firstMilliseconds;
      last = { fingerprint, milliseconds, end: now() + milliseconds };
    },
  };
}
