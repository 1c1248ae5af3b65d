/** How long to wait before the next try. Longer each time, and never in step with everybody else's tries. */

/** Milliseconds. The first try again follows quickly: most interruptions are a moment of bad Wi-Fi. */
const shortest = 500;
const longest = 15_000;
/** Failures that are still counted after a try that got through: the next wait is two seconds at most. */
const easedFailures = 2;

export interface Backoff {
  readonly next: () => number;
  /** The last try got through, but not for long: go on with short waits. */
  readonly ease: () => void;
  /** The last try got through and held. */
  readonly reset: () => void;
}

export function createBackoff(random: () => number = Math.random): Backoff {
  let failures = 0;
  return {
    next: () => {
      const most = Math.min(longest, shortest * 2 ** failures);
      failures += 1;
      return most * (0.5 + random() / 2);
    },
    ease: () => {
      failures = Math.min(failures, easedFailures);
    },
    reset: () => {
      failures = 0;
    },
  };
}
