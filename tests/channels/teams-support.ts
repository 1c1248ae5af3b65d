/** Activities as Teams sends them, and a loopback connector that takes the replies. */
import { createServer, type Server } from 'node:http';
import { z } from 'zod';
import { post } from './support';

export interface Connector {
  readonly serviceUrl: string;
  /** Texts of the replies, in the order they came. */
  readonly texts: string[];
  readonly untilText: (text: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

const Sent = z.looseObject({ text: z.string().optional() });

export async function listenOnFreePort(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return z.object({ port: z.number() }).parse(server.address()).port;
}

export async function startConnector(): Promise<Connector> {
  const texts: string[] = [];
  const waiting: (() => void)[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      texts.push(Sent.parse(JSON.parse(body)).text ?? '');
      response.setHeader('content-type', 'application/json');
      response.end('{"id":"reply"}');
      waiting.forEach((look) => look());
    });
  });
  const port = await listenOnFreePort(server);
  return {
    serviceUrl: `http://localhost:${port}/_connector`,
    texts,
    untilText: (text) => new Promise((resolve) => {
      const look = (): void => (texts.includes(text) ? resolve() : undefined);
      waiting.push(look);
      look();
    }),
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
