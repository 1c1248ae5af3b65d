/** Drives a bot of its own over Direct Line on loopback; bounded in turns, stops by itself. */
import { z } from 'zod';
import { startBot } from './running-bot';

const conversations = 20;
const turnsEach = 12;

export interface DirectLineSpeed {
  readonly turns: number;
  readonly conversations: number;
  readonly turnsPerSecond: number;
  /** Milliseconds from posting a message to having its reply, at most this in 95 of 100. */
  readonly p95: number;
}

export async function measureDirectLine(questions: readonly string[]): Promise<DirectLineSpeed> {
  const { address, stop } = await startBot();
  try {
    const from = performance.now();
    const times = (await Promise.all(Array.from({ length: conversations }, (_, at) => converse(address, questions.slice(at * turnsEach, (at + 1) * turnsEach))))).flat();
    const seconds = (performance.now() - from) / 1000;
    return { turns: times.length, conversations, turnsPerSecond: times.length / seconds, p95: times.sort((one, other) => one - other)[Math.floor(times.length * 0.95)] };
  } finally {
    await stop();
  }
}

const tokenReply = z.object({ token: z.string() });
const conversationReply = z.object({ conversationId: z.string(), token: z.string() });
const activitiesReply = z.object({ activities: z.array(z.object({ replyToId: z.string().optional() })), watermark: z.string() });
const postReply = z.object({ id: z.string() });

async function converse(address: string, questions: readonly string[]): Promise<number[]> {
  const pageToken = tokenReply.parse(await call(`${address}/widget/token`, { method: 'POST', headers: { origin: address } })).token;
  const { conversationId, token } = conversationReply.parse(await call(`${address}/v3/directline/conversations`, { method: 'POST', headers: { authorization: `Bearer ${pageToken}` } }));
  const activities = `${address}/v3/directline/conversations/${conversationId}/activities`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  let watermark = '';
  const times: number[] = [];
  for (const text of questions) {
    const from = performance.now();
    const { id } = postReply.parse(await call(activities, { method: 'POST', headers, body: JSON.stringify({ type: 'message', from: { id: 'bench' }, text }) }));
    for (let answered = false; !answered; ) {
      const reply = activitiesReply.parse(await call(`${activities}?watermark=${watermark}`, { headers }));
      watermark = reply.watermark;
      answered = reply.activities.some(({ replyToId }) => replyToId === id);
    }
    times.push(performance.now() - from);
  }
  return times;
}

async function call(url: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${new URL(url).pathname} answered ${response.status}`);
  return response.json();
}
