/**
 * Since when something counts as old. The system's clock may be set forward by a day, and what parents wrote an hour ago must
 * not be deleted for it: a jump is told from passing time by a second clock that only ever runs, and is left out of every age
 * for as long as something stored before it can still be young. After that it makes no difference any more.
 *
 * The second clock may rest while a machine sleeps; then what was stored before is kept for up to that many hours longer.
 */

export interface CutoffParts {
  /** Milliseconds since 1970, as the system has it. */
  readonly clock: () => number;
  /** Milliseconds from any beginning; never set. */
  readonly steadyClock: () => number;
}

/** The time before which everything is older than so many hours. */
export type Cutoff = (hours: number) => number;

/** Milliseconds. Time servers mend smaller differences every day, and nothing is kept to the minute. */
const leastJump = 60_000;

interface Jump {
  readonly size: number;
  readonly at: number;
}

export function createCutoff({ clock, steadyClock }: CutoffParts): Cutoff {
  let difference = clock() - steadyClock();
  let jumps: readonly Jump[] = [];

  function look(now: number, at: number): void {
    const size = now - at - difference;
    difference = now - at;
    if (Math.abs(size) >= leastJump) jumps = [...jumps, { size, at }];
  }
  return (hours) => {
    const [now, at] = [clock(), steadyClock()];
    look(now, at);
    const age = hours * 3_600_000;
    const ahead = jumps.filter((jump) => at - jump.at < age).reduce((sum, { size }) => sum + size, 0);
    // Set back, the clock makes everything look younger: that needs no help.
    return now - age - Math.max(0, ahead);
  };
}

export function systemCutoff(): Cutoff {
  return createCutoff({ clock: Date.now, steadyClock: () => performance.now() });
}
