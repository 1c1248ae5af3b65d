/** Scripts that may come after the chat itself: on slow mobile data they would take the line from it. */
const loading = new Map<string, Promise<void>>();

function append(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    // Scripts made by a script run as they come; these keep their order.
    script.async = false;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${address} could not be loaded; it is asked for again when it is needed.`));
    document.head.append(script);
  });
}

/** Loads it once; after a failure, once more when it is asked for again. @throws Error when it does not come. */
export function lateScript(address: string): Promise<void> {
  const begun = loading.get(address) ?? append(address);
  loading.set(address, begun);
  begun.catch(() => loading.delete(address));
  return begun;
}

/** When the phone has nothing else to do; some moments later where the browser cannot say when that is. */
export function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(work);
  else setTimeout(work, 2_000);
}
