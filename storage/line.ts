/** Who comes first is served first: one line per conversation, within this process. */
import { inTime, StorageProblem } from './problem';

export interface Line {
  /**
   * Resolves at one's turn, with the function to call when it is over.
   * @throws StorageProblem 'busy' after the milliseconds; those behind move up.
   */
  readonly enter: (key: string, milliseconds: number) => Promise<() => void>;
}

export function waitedTooLong(milliseconds: number, cause?: unknown): StorageProblem {
  return new StorageProblem({ kind: 'busy', problem: `A turn has waited ${milliseconds} ms for the turns before it in its conversation.`, remedy: 'Let the client send the message again; it is kept.', cause });
}

export function createLine(): Line {
  /** Resolves when the last one in line has left. */
  const ends = new Map<string, Promise<void>>();

  return {
    enter: async (key, milliseconds) => {
      const before = ends.get(key) ?? Promise.resolve();
      let leave = (): void => undefined;
      const left = new Promise<void>((resolve) => {
        leave = resolve;
      });
      const end = before.then(() => left);
      ends.set(key, end);
      void end.then(() => ends.get(key) === end && ends.delete(key));
      try {
        await inTime(before, milliseconds, () => waitedTooLong(milliseconds));
        return leave;
      } catch (error) {
        leave();
        throw error;
      }
    },
  };
}
