/** A wait that can be cut short: the net is back, the page is shown again. */
export interface Bell {
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Ends a wait that is going on, once it has gone on for `shortestWait`; does nothing otherwise. */
  readonly ring: () => void;
}

/** Milliseconds. However often somebody rings, no two tries follow each other more closely than this. */
export const shortestWait = 500;

export function createBell(): Bell {
  let wake = (): void => undefined;
  return {
    wait: (milliseconds) =>
      new Promise((resolve) => {
        const end = Date.now() + Math.min(milliseconds, shortestWait);
        let timer = setTimeout(resolve, milliseconds);
        wake = () => {
          clearTimeout(timer);
          timer = setTimeout(resolve, end - Date.now());
        };
      }),
    ring: () => wake(),
  };
}
