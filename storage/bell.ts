/** Who in this process waits for news of which conversation. */
export interface Bell {
  readonly listen: (conversationId: string, callback: () => void) => () => void;
  readonly ring: (conversationId: string) => void;
  /** When news may have been missed. */
  readonly ringAll: () => void;
}

export function createBell(): Bell {
  const listeners = new Map<string, Set<() => void>>();
  const ring = (conversationId: string): void => [...(listeners.get(conversationId) ?? [])].forEach((callback) => callback());

  return {
    listen: (conversationId, callback) => {
      // A function of its own for each listener: the same callback may listen twice.
      const listener = (): void => callback();
      const others = listeners.get(conversationId) ?? new Set();
      listeners.set(conversationId, others.add(listener));
      return () => {
        others.delete(listener);
        if (others.size === 0 && listeners.get(conversationId) === others) listeners.delete(conversationId);
      };
    },
    ring,
    ringAll: () => [...listeners.keys()].forEach(ring),
  };
}
