/** How a client takes trouble: it sends the same again, until it is taken. */
import { setTimeout as delay } from 'node:timers/promises';
import { send, type Reply, type Request } from './http';

const pauseMilliseconds = 250;
/** Longer than any recovery here. What is not taken by then is counted as lost. */
const mostMilliseconds = 60_000;

/** Undefined when the line broke: what broke it does not matter, since the same request follows. */
async function attempt(request: Request): Promise<Reply | undefined> {
  return send(request).catch(() => undefined);
}

/** Anything else of the 4xx says that the request itself is wrong. */
function isPassing(status: number): boolean {
  return status >= 500 || status === 429;
}

/** @param request made anew for every attempt, since the server may have moved */
export async function untilTaken(request: () => Request): Promise<unknown> {
  const end = Date.now() + mostMilliseconds;
  for (;;) {
    const reply = await attempt(request());
    if (reply !== undefined && reply.status < 300) return reply.body;
    const isHopeless = reply !== undefined && !isPassing(reply.status);
    if (isHopeless || Date.now() > end) throw new Error(`A ${request().method ?? 'GET'} was not taken; the last answer was ${reply?.status ?? 'a broken line'}`);
    await delay(pauseMilliseconds);
  }
}
