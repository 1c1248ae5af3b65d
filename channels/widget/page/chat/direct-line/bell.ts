/** A wait that can be cut short: the net is back, the page is shown again. */
export interface Bell {
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Ends a wait that is going on; does nothing otherwise. */
  readonly ring: () => void;
}

export function createBell(): Bell {
  let wake = (): void => undefined;
  return {
    wait: (milliseconds) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    ring: () => wake(),
  };
}
