/** Activities as Teams sends them, and a loopback connector that takes the replies. */
import { createServer, type Server } from 'node:http';
import { z } from 'zod';
import { post } from './support';

/** What the connector answers next; after the last one it takes everything. */
export interface PlannedAnswer {
  /** 'none': it takes the request and never answers. */
  readonly status: number | 'none';
  readonly retryAfter?: string;
}

const Sent = z.looseObject({ type: z.string().optional(), text: z.string().optional(), attachments: z.array(z.looseObject({})).optional() });

export type Sent = z.output<typeof Sent>;

export interface Connector {
  readonly serviceUrl: string;
  /** Texts of the replies that were taken, in the order they came. */
  readonly texts: string[];
  /** Every attempt, with the status it was answered by. */
  readonly attempts: { readonly status: PlannedAnswer['status']; readonly sent: Sent; readonly bytes: number; readonly at: number }[];
  readonly untilText: (text: string) => Promise<void>;
  readonly untilType: (type: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function listenOnFreePort(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return z.object({ port: z.number() }).parse(server.address()).port;
}

export async function startConnector(plan: readonly PlannedAnswer[] = []): Promise<Connector> {
  const answers = [...plan];
  const attempts: Connector['attempts'] = [];
  const texts: string[] = [];
  const waiting: (() => void)[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { status, retryAfter } = answers.shift() ?? { status: 200 };
      const sent = Sent.parse(JSON.parse(body));
      attempts.push({ status, sent, bytes: 2 * body.length, at: performance.now() });
      if (status === 200 && sent.type !== 'typing') texts.push(sent.text ?? '');
      if (status === 'none') return;
      response.statusCode = status;
      response.setHeader('content-type', 'application/json');
      if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
      response.end(status === 200 ? '{"id":"reply"}' : '{"error":{"code":"Planned","message":"planned"}}');
      waiting.forEach((look) => look());
    });
  });
  const port = await listenOnFreePort(server);
  const until = (isMet: () => boolean): Promise<void> => new Promise((resolve) => {
    const look = (): void => (isMet() ? resolve() : undefined);
    waiting.push(look);
    look();
  });
  return {
    serviceUrl: `http://localhost:${port}/_connector`,
    texts,
    attempts,
    untilText: (text) => until(() => texts.includes(text)),
    untilType: (type) => until(() => attempts.some(({ sent }) => sent.type === type)),
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}

/** A message whose answers come back in the response, so that nothing is sent anywhere. */
export function message(changes: object = {}): Readonly<Record<string, unknown>> {
  return {
    type: 'message',
    id: String(Math.random()),
    text: 'hello',
    channelId: 'msteams',
    serviceUrl: 'http://localhost:9/_connector',
    conversation: { id: 'a:conversation', conversationType: 'personal' },
    from: { id: '29:parent' },
    recipient: { id: '28:bot', name: 'Bot' },
    deliveryMode: 'expectReplies',
    ...changes,
  };
}

export function without(field: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(message()).filter(([name]) => name !== field));
}

export function postMessage(address: string, activity: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return post(`${address}/api/messages`, activity, headers);
}

const Replies = z.object({ activities: z.array(Sent).optional() });

export async function repliesOf(response: Response): Promise<(string | undefined)[]> {
  const { activities = [] } = Replies.parse(await response.json());
  return activities.map(({ text }) => text);
}
