/** Remembers what was costly to make: the last few, by key. Whoever asks while it is being made waits for the same. */

export type Kept<Value> = (key: string, make: () => Promise<Value>) => Promise<Value>;

export function createKept<Value>(most: number): Kept<Value> {
  /** Longest unused first: a Map keeps the order in which its keys were put in. */
  const values = new Map<string, Promise<Value>>();

  function put(key: string, value: Promise<Value>): void {
    values.delete(key);
    values.set(key, value);
    const [oldest] = values.keys();
    if (values.size > most && oldest !== undefined) values.delete(oldest);
  }

  return (key, make) => {
    const before = values.get(key);
    if (before !== undefined) {
      put(key, before);
      return before;
    }
    const made = make();
    put(key, made);
    // A failure is told to who asked, and is tried again by the next.
    made.catch(() => values.delete(key));
    return made;
  };
}
