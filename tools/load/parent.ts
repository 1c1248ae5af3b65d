/** A parent at the chat: says things over HTTP, listens on a WebSocket, and comes back after every trouble. */
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket, type RawData } from 'ws';
import { z } from 'zod';
import { untilTaken } from './persistence';
import type { Kept, Sent } from './tally';

export interface Parent {
  /** Resolves when the answer was heard; false when it did not come within a minute. */
  readonly say: (text: string) => Promise<boolean>;
  /** Without waiting for the answer of the first: their order is the server's choice, but not that of their answers. */
  readonly sayAtOnce: (texts: readonly string[]) => Promise<boolean>;
  readonly sent: () => readonly Sent[];
  /** In the order in which the stream brought it. */
  readonly heard: () => readonly Kept[];
  /** What the server has of the conversation. */
  readonly log: () => Promise<readonly Kept[]>;
  readonly leave: () => void;
}

export interface Meeting {
  /** Where the server is now: such as `http://localhost:41234`. */
  readonly address: () => string;
  readonly secret: string;
}

const TokenReply = z.object({ token: z.string() });
const ConversationReply = z.object({ conversationId: z.string(), token: z.string(), streamUrl: z.string() });
const PostReply = z.object({ id: z.string() });
const Frame = z.object({
  watermark: z.string(),
  activities: z.array(z.object({ id: z.string().optional(), replyToId: z.string().optional(), channelData: z.looseObject({ clientActivityID: z.string().optional() }).optional() })),
});

const comeBackMilliseconds = 200;
const answerMilliseconds = 60_000;

/** Without typing signs, which are not stored and have no id. */
function keptIn({ activities }: z.output<typeof Frame>): Kept[] {
  return activities.flatMap(({ id, replyToId, channelData }) => (id === undefined ? [] : [{ id, replyToId, clientActivityId: channelData?.clientActivityID }]));
}

interface Stream {
  readonly heard: readonly Kept[];
  /** Resolves with whether the answer was heard in time. */
  readonly answerTo: (activityId: string) => Promise<boolean>;
  readonly leave: () => void;
}

/** @param comeBack gives a new stream address, from the watermark on */
async function listen(firstUrl: string, comeBack: (watermark: string) => Promise<string>): Promise<Stream> {
  const heard: Kept[] = [];
  const answered = new Set<string>();
  const waiting = new Map<string, () => void>();
  let watermark = '';
  let socket: WebSocket;
  let isGone = false;

  function take(frame: RawData): void {
    const json = frame instanceof Buffer ? frame.toString() : '';
    if (json === '') return;
    const activitySet = Frame.parse(JSON.parse(json));
    watermark = activitySet.watermark;
    for (const kept of keptIn(activitySet)) {
      heard.push(kept);
      if (kept.replyToId === undefined) continue;
      answered.add(kept.replyToId);
      waiting.get(kept.replyToId)?.();
    }
  }
  async function reopen(): Promise<void> {
    await delay(comeBackMilliseconds);
    if (!isGone) open(await comeBack(watermark));
  }
  function open(url: string): void {
    // Not answering to an error: 'close' follows, and with it the return.
    socket = new WebSocket(url).on('message', take).on('error', () => undefined).on('close', () => void reopen().catch(() => undefined));
  }

  open(firstUrl);
  await new Promise<void>((resolve) => socket.once('open', resolve).once('close', () => resolve()));
  return {
    heard,
    answerTo: (activityId) => {
      if (answered.has(activityId)) return Promise.resolve(true);
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, answerMilliseconds, false);
        waiting.set(activityId, () => {
          clearTimeout(timer);
          resolve(true);
        });
      });
    },
    leave: () => {
      isGone = true;
      socket.close();
    },
  };
}

let parents = 0;

export async function meet({ address, secret }: Meeting): Promise<Parent> {
  const directLine = (path: string): string => `${address()}/v3/directline/${path}`;
  const generated = TokenReply.parse(await untilTaken(() => ({ url: directLine('tokens/generate'), method: 'POST', token: secret })));
  const { conversationId, token, streamUrl } = ConversationReply.parse(await untilTaken(() => ({ url: directLine('conversations'), method: 'POST', token: generated.token })));
  const own = `conversations/${conversationId}`;
  const stream = await listen(streamUrl, async (watermark) => ConversationReply.parse(await untilTaken(() => ({ url: directLine(`${own}?watermark=${watermark}`), token }))).streamUrl);
  const sent: Sent[] = [];
  parents += 1;
  const name = `parent-${parents}`;

  async function post(text: string, wave: number): Promise<boolean> {
    const clientActivityId = `${name}-${sent.length + 1}`;
    sent.push({ clientActivityId, wave });
    const body = { type: 'message', from: { id: name }, text, channelData: { clientActivityID: clientActivityId } };
    try {
      return await stream.answerTo(PostReply.parse(await untilTaken(() => ({ url: directLine(`${own}/activities`), method: 'POST', token, body }))).id);
    } catch {
      // Never taken: the tally of the log tells it as lost.
      return false;
    }
  }
  async function sayAtOnce(texts: readonly string[]): Promise<boolean> {
    const wave = sent.length;
    return (await Promise.all(texts.map((text) => post(text, wave)))).every((isAnswered) => isAnswered);
  }
  return {
    sayAtOnce,
    say: (text) => sayAtOnce([text]),
    sent: () => sent,
    heard: () => stream.heard,
    log: async () => keptIn(Frame.parse(await untilTaken(() => ({ url: directLine(`${own}/activities`), token })))),
    leave: stream.leave,
  };
}
