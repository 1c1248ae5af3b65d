/** Waiting for the server to say a message back: it answers a post only when the bot has, but echoes it at once. */
export interface Echo {
  /** Resolves when that message is heard, or when nobody waits any longer. */
  readonly of: (clientActivityId: string) => Promise<undefined>;
  readonly heard: (clientActivityId: string) => void;
  readonly giveUp: () => void;
}

export function createEcho(): Echo {
  let awaited: string | undefined;
  let release = (): void => undefined;
  return {
    of: (clientActivityId) =>
      new Promise((resolve) => {
        awaited = clientActivityId;
        release = () => resolve(undefined);
      }),
    heard: (clientActivityId) => {
      if (clientActivityId === awaited) release();
    },
    giveUp: () => release(),
  };
}
