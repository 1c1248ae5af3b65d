/** Conversations with good tokens, so that requests reach what lies behind the door. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { signed } from './signed';

export interface Session {
  readonly conversationId: string;
  readonly token: string;
}

const Started = z.object({ conversationId: z.string(), token: z.string() });
const Reconnected = z.object({ streamUrl: z.string() });

async function call(address: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(address, init);
  if (!response.ok) throw new Error(`${new URL(address).pathname} answered ${response.status}: the bot under test does not let anybody in.`);
  return response.json();
}

function start(address: string, token: string): Promise<unknown> {
  return call(`${address}/v3/directline/conversations`, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
}

/** As a page does it. */
export async function openAsPage(address: string): Promise<Session> {
  const { token } = Started.parse(await call(`${address}/widget/token`, { method: 'POST', headers: { origin: address } }));
  return Started.parse(await start(address, token));
}

/** With a token signed here: pages of one address may ask for 120 a minute, which is too few. */
export async function openSession(address: string): Promise<Session> {
  return Started.parse(await start(address, await signed({ conversationId: randomUUID() })));
}

/** One after another: a machine that is busy with other work must not lose the first requests. */
export async function openSessions(address: string, count: number): Promise<Session[]> {
  const sessions: Session[] = [];
  while (sessions.length < count) sessions.push(await openSession(address));
  return sessions;
}

/** Path and query of a stream that is good once. */
export async function streamTarget(address: string, { conversationId, token }: Session): Promise<string> {
  const { streamUrl } = Reconnected.parse(await call(`${address}/v3/directline/conversations/${conversationId}`, { headers: { authorization: `Bearer ${token}` } }));
  const { pathname, search } = new URL(streamUrl);
  return pathname + search;
}
