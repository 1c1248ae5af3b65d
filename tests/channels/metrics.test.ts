import { createMetrics } from '../../channels/metrics';
import { bearer, Client, closeServers, post, secret, startServer, Stream, type RunningServer } from './support';

afterEach(closeServers);

async function metricsOf({ address }: RunningServer): Promise<string> {
  return (await fetch(`${address}/metrics`)).text();
}

/** What stands behind a metric's name and labels, which may come in any order. */
function valueOf(text: string, name: string, labels: Readonly<Record<string, string>> = {}): number | undefined {
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  const line = text.split('\n').find((candidate) => new RegExp(`^${name}[{ ]`).test(candidate) && wanted.every((part) => candidate.includes(part)));
  return line === undefined ? undefined : Number(line.slice(line.lastIndexOf(' ') + 1));
}

describe('who may read the metrics', () => {
  const token = 'a-metrics-token-for-tests';

  test('a program on this machine, while there is no token', async () => {
    const { address } = await startServer();
    const response = await fetch(`${address}/metrics`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    ['a proxy stands between', { 'x-forwarded-for': '10.0.0.1' }],
    ['the address is a name', { 'x-forwarded-host': 'chat.example.org' }],
  ])('nobody else: %s', async (_why, headers) => {
    const { address } = await startServer();
    const response = await fetch(`${address}/metrics`, { headers });
    expect([response.status, await response.json()]).toEqual([403, { code: 'MetricsNotAllowed', message: expect.stringMatching(/set it, and send it/) as unknown }]);
  });

  test.each<[number, string, Readonly<Record<string, string>>]>([
    [200, 'from anywhere with the token', { ...bearer(token), 'x-forwarded-for': '10.0.0.1' }],
    [403, 'not without it, even here', {}],
    [403, 'not with a part of it', bearer(token.slice(1))],
    [403, 'not with another secret', bearer(secret)],
  ])('with METRICS_TOKEN set: %d %s', async (status, _what, headers) => {
    const { address } = await startServer({ environment: { METRICS_TOKEN: token } });
    expect((await fetch(`${address}/metrics`, { headers })).status).toBe(status);
  });
});

describe('of requests', () => {
  test('each counts by the route as it is written, by method and class of status', async () => {
    const server = await startServer();
    const client = await Client.start(server);
    await client.say('hello');
    await fetch(`${server.address}/no/such/place`, { method: 'DELETE' });
    const text = await metricsOf(server);
    expect(valueOf(text, 'first_drops_http_requests_total', { route: '/v3/directline/conversations/:conversationId/activities', method: 'POST', status_class: '2xx' })).toBe(1);
    expect(valueOf(text, 'first_drops_http_requests_total', { route: 'none', method: 'other', status_class: '4xx' })).toBe(1);
    expect(valueOf(text, 'first_drops_http_request_duration_seconds_count', { route: '/v3/directline/tokens/generate', method: 'POST' })).toBe(1);
  });

  test('refusals count by code: rate limits and tokens', async () => {
    const server = await startServer({ limits: { postsPerTenSeconds: 1 } });
    const client = await Client.start(server);
    await client.say('hello');
    await client.say('again');
    await post(`${server.address}/v3/directline/tokens/refresh`, {}, bearer('no-token'));
    const text = await metricsOf(server);
    expect(valueOf(text, 'first_drops_refusals_total', { code: 'TooManyRequests' })).toBe(1);
    expect(valueOf(text, 'first_drops_refusals_total', { code: 'BadToken' })).toBe(1);
  });

  test('a body that is refused before its handler counts for its route', async () => {
    const server = await startServer();
    await fetch(`${server.address}/api/messages`, { method: 'POST', body: '{"half', headers: { 'content-type': 'application/json' } });
    const text = await metricsOf(server);
    expect(valueOf(text, 'first_drops_http_requests_total', { route: '/api/messages', status_class: '4xx' })).toBe(1);
    expect(valueOf(text, 'first_drops_refusals_total', { code: 'BadRequest' })).toBe(1);
  });

  test('open sockets are counted while they are open', async () => {
    const server = await startServer();
    const client = await Client.start(server);
    const stream = await Stream.open(client.conversation.streamUrl);
    expect(valueOf(await metricsOf(server), 'first_drops_open_sockets')).toBe(1);
    await server.close();
    await stream.closed;
  });
});

test('readiness and the version of the content are told anew at every look', async () => {
  let ready = true;
  const server = await startServer({ readiness: () => Promise.resolve({ ready, contentVersion: ready ? 'v1' : 'v2', problems: [] }) });
  expect(valueOf(await metricsOf(server), 'first_drops_ready')).toBe(1);
  ready = false;
  const text = await metricsOf(server);
  expect(valueOf(text, 'first_drops_ready')).toBe(0);
  expect([valueOf(text, 'first_drops_content_info', { version: 'v1' }), valueOf(text, 'first_drops_content_info', { version: 'v2' })]).toEqual([undefined, 1]);
});

test('a readiness check that fails leaves the other metrics readable', async () => {
  const server = await startServer({ readiness: () => Promise.reject(new Error('away')) });
  const text = await metricsOf(server);
  expect(valueOf(text, 'first_drops_ready')).toBe(0);
  expect(valueOf(text, 'process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
});

test('turns, calls to the storage and feedback have their counts and times', async () => {
  const metrics = createMetrics();
  metrics.turn({ kind: 'answered', channel: 'msteams', milliseconds: 20, entryId: 'latch-how', confidenceBand: '0.7 to 0.9' });
  metrics.turn({ kind: 'red-flag', channel: 'directline', milliseconds: 2, redFlagId: 'baby-limp', certainty: 'ask' });
  metrics.turn({ kind: 'command', channel: 'directline', milliseconds: 2, feedback: { verdict: 'helped', entryId: 'latch-how' } });
  metrics.storeCall({ call: 'turn', milliseconds: 4 });
  metrics.storeCall({ call: 'turn', milliseconds: 30_000, problem: 'busy' });
  metrics.conversationOpened();
  const { text } = await metrics.read({ ready: true, contentVersion: 'v' });
  expect(valueOf(text, 'first_drops_turns_total', { kind: 'answered', certainty: '', channel: 'msteams' })).toBe(1);
  expect(valueOf(text, 'first_drops_turn_duration_seconds_sum', { kind: 'answered' })).toBeCloseTo(0.02);
  expect(valueOf(text, 'first_drops_turn_confidence_total', { kind: 'answered', band: '0.7 to 0.9' })).toBe(1);
  expect(valueOf(text, 'first_drops_entries_answered_total', { entry: 'latch-how' })).toBe(1);
  expect(valueOf(text, 'first_drops_red_flags_total', { red_flag: 'baby-limp', certainty: 'ask' })).toBe(1);
  expect(valueOf(text, 'first_drops_feedback_total', { verdict: 'helped', entry: 'latch-how' })).toBe(1);
  expect(valueOf(text, 'first_drops_storage_call_duration_seconds_count', { call: 'turn' })).toBe(2);
  expect(valueOf(text, 'first_drops_storage_problems_total', { call: 'turn', problem: 'busy' })).toBe(1);
  expect(valueOf(text, 'first_drops_conversations_total')).toBe(1);
});
