/**
 * What a promise gives, or 'late' when it takes longer. The promise itself goes on, and may still fail without harm.
 * Waiting alone does not keep the process alive.
 */
export async function within<Value>(promise: Promise<Value>, milliseconds: number): Promise<Value | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, milliseconds, 'late').unref();
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
