import { z } from 'zod';

/** The longest an operator should wait for one answer. */
export const secondsToAnswer = 10;

export function withinTime(): AbortSignal {
  return AbortSignal.timeout(secondsToAnswer * 1_000);
}

const Failure = z.object({ name: z.string(), message: z.string(), cause: z.object({ message: z.string(), code: z.string().optional() }).optional().catch(undefined) });

/** fetch says only "fetch failed"; what happened stands in the cause, sometimes as a code alone. */
export function reasonOf(error: unknown): string {
  const { data } = Failure.safeParse(error);
  if (data === undefined) return String(error);
  if (data.name === 'TimeoutError') return 'no answer in time';
  return [data.cause?.message, data.cause?.code].find((words) => words !== undefined && words !== '') ?? data.message;
}
