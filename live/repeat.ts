/** One run after the other, never two at once; does not keep the process alive. The function that is given back ends it. */
export function repeat(action: () => Promise<void>, seconds: number): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const again = (): void => {
    if (isStopped) return;
    timer = setTimeout(() => void action().finally(again), seconds * 1000);
    timer.unref();
  };
  again();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
