/** The turns that run or wait on this instance, by conversation: how many may wait is bounded, and a shutdown lets them end. */
export interface RunningTurns {
  readonly of: (conversationId: string) => number;
  readonly during: <Value>(conversationId: string, work: () => Promise<Value>) => Promise<Value>;
  /** Resolves when none is left. */
  readonly idle: () => Promise<void>;
}

export function createRunningTurns(): RunningTurns {
  const counts = new Map<string, number>();
  let waiting: (() => void)[] = [];

  const change = (id: string, by: 1 | -1): void => {
    const count = (counts.get(id) ?? 0) + by;
    if (count > 0) return void counts.set(id, count);
    counts.delete(id);
    if (counts.size > 0) return;
    for (const resolve of waiting) resolve();
    waiting = [];
  };
  return {
    of: (id) => counts.get(id) ?? 0,
    during: async (id, work) => {
      change(id, 1);
      try {
        return await work();
      } finally {
        change(id, -1);
      }
    },
    idle: () => (counts.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}
