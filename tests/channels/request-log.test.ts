import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { Client, closeServers, isMessage, startServer, type RunningServer } from './support';

afterEach(closeServers);

const Line = z.looseObject({ level: z.number(), msg: z.string().optional(), requestId: z.string().optional(), route: z.string().optional(), method: z.string().optional(), status: z.number().optional(), milliseconds: z.number().optional(), refusal: z.string().optional() });

function linesOf({ logLines }: RunningServer): z.output<typeof Line>[] {
  return logLines.map((line) => Line.parse(JSON.parse(line)));
}

function requestLines(server: RunningServer) {
  return linesOf(server).filter(({ msg }) => msg === 'request');
}

const [debug, info] = [20, 30];

/** The line is written when the answer has ended, which its reader may notice first. */
async function closed(server: RunningServer): Promise<RunningServer> {
  await server.close();
  return server;
}

test('a request is one line at info: its route as it is written, method, status and time', async () => {
  const server = await startServer({ runBot: ({ activity }) => (isMessage(activity) ? delay(20) : Promise.resolve()) });
  const client = await Client.start(server);
  await client.say('hello');
  await client.poll('?watermark=0&secret=yes');
  const [post, poll] = requestLines(await closed(server)).slice(-2);
  expect(poll).toMatchObject({ level: info, route: '/v3/directline/conversations/:conversationId/activities', method: 'GET', status: 200 });
  expect(poll?.milliseconds).toBeGreaterThanOrEqual(0);
  expect(post?.milliseconds).toBeGreaterThan(0);
  expect(JSON.stringify(poll)).not.toMatch(new RegExp(`watermark|secret|${client.conversation.conversationId}`));
});

test('health checks and metrics are told at debug only', async () => {
  const server = await startServer();
  for (const path of ['healthz', 'readyz', 'metrics']) await fetch(`${server.address}/${path}`);
  expect(requestLines(await closed(server)).map(({ level, route }) => [level, route])).toEqual([[debug, '/healthz'], [debug, '/readyz'], [debug, '/metrics']]);
});

test('a refused request says why, by our own code', async () => {
  const server = await startServer();
  await fetch(`${server.address}/nowhere`);
  await fetch(`${server.address}/widget/token`, { method: 'POST', headers: { origin: 'https://foreign.example' } });
  expect(requestLines(await closed(server)).map(({ route, status, refusal }) => [route, status, refusal])).toEqual([['none', 404, 'NotFound'], ['none', 403, 'OriginNotAllowed']]);
});

test('the answer names the request, and whatever is logged meanwhile does, too', async () => {
  const server = await startServer({ runBot: () => Promise.reject(new TypeError('no')) });
  const client = await Client.start(server);
  const id = (await client.say('hello')).headers.get('x-request-id');
  expect(id).toMatch(/^[\da-f-]{36}$/);
  const named = linesOf(await closed(server)).filter(({ requestId }) => requestId === id).map(({ msg }) => msg);
  expect(named).toEqual(['turn failed', 'request']);
});

test('two requests never share an id', async () => {
  const { address } = await startServer();
  const answers = await Promise.all([1, 2, 3].map(() => fetch(`${address}/healthz`)));
  expect(new Set(answers.map(({ headers }) => headers.get('x-request-id'))).size).toBe(3);
});

describe('an id that comes with the request', () => {
  const ask = async (proxies: string, id: string): Promise<string | null> => {
    const { address } = await startServer({ environment: { PROXY_COUNT: proxies } });
    return (await fetch(`${address}/healthz`, { headers: { 'x-request-id': id } })).headers.get('x-request-id');
  };

  test('is kept when a proxy of the hospital stands in front', async () => {
    expect(await ask('1', 'from-the-proxy_42')).toBe('from-the-proxy_42');
  });

  test.each([
    ['0', 'from-a-stranger'],
    ['1', 'short'],
    ['1', 'x'.repeat(65)],
    ['1', 'with blanks in it'],
    ['1', '{"level":60}'],
  ])('with PROXY_COUNT %s "%s" is replaced by our own', async (proxies, id) => {
    expect(await ask(proxies, id)).toMatch(/^[\da-f]{8}-[\da-f-]{27}$/);
  });
});
