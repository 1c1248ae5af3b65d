/** What a parent writes is health data. It is planted everywhere it could come in, and looked for everywhere it could come out. */
import { gzipSync } from 'node:zlib';
import { bearer, Client, closeServers, post, startServer, type RunningServer } from './support';
import { message, postMessage } from './teams-support';

const marker = 'my-baby-has-a-fever-4711';
const headers = { 'x-note': marker, 'user-agent': marker, cookie: marker };
let out: string[];

beforeEach(() => {
  out = [];
  const record = (chunk: unknown): boolean => out.push(String(chunk)) > 0;
  jest.spyOn(process.stdout, 'write').mockImplementation(record);
  jest.spyOn(process.stderr, 'write').mockImplementation(record);
  for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) jest.spyOn(console, method).mockImplementation((...words: unknown[]) => void record(words.map((word) => (word instanceof Error ? word.stack : JSON.stringify(word))).join(' ')));
});

afterEach(async () => {
  jest.restoreAllMocks();
  await closeServers();
});

function everythingWritten({ logLines }: RunningServer): string {
  return [...logLines, ...out].join('\n');
}

/** An error as careless code makes them: the words in its message, in its cause, and on lines that look like a stack. */
function carelessError(): Error {
  return new TypeError(`Cannot answer "${marker}"\n    at ${marker} (/${marker}.ts:1:1)`, { cause: new Error(marker) });
}

test('a conversation on Direct Line leaves no words behind', async () => {
  const server = await startServer();
  const client = await Client.start(server, { user: { id: marker, name: marker } });
  await client.say(marker, { channelData: { clientActivityID: marker, note: marker }, value: marker });
  await client.send({ type: 'event', name: marker, value: marker });
  await fetch(`${client.url}/activities?note=${marker}&watermark=${marker}`, { headers: { ...client.authorization, ...headers } });
  await post(`${client.url}/activities?${marker}`, { type: marker, text: marker }, { ...client.authorization, ...headers });
  expect(everythingWritten(server)).not.toContain(marker);
});

test('messages at /api/messages leave none', async () => {
  const server = await startServer();
  await postMessage(server.address, message({ text: marker, value: marker, channelData: { note: marker }, from: { id: marker, name: marker } }), headers);
  await postMessage(server.address, message({ text: { marker } }), headers);
  await postMessage(server.address, { [marker]: marker }, { authorization: `Bearer ${marker}` });
  expect(everythingWritten(server)).not.toContain(marker);
});

test('requests that are refused leave none', async () => {
  const server = await startServer();
  const send = (target: string, body: string | Buffer, more: Record<string, string>): Promise<Response> => fetch(server.address + target, { method: 'POST', body, headers: { ...headers, ...more } });
  await send(`/api/messages?${marker}`, `{"text":"${marker}`, { 'content-type': 'application/json' });
  await send('/api/messages', marker, { 'content-type': 'text/plain' });
  await send('/api/messages', gzipSync(marker), { 'content-encoding': 'gzip' });
  await send('/api/messages', JSON.stringify({ text: marker.repeat(10_000) }), { 'content-type': 'application/json' });
  await send(`/${marker}`, marker, {});
  await send('/v3/directline/tokens/generate', '{}', bearer(marker));
  await fetch(`${server.address}/metrics?${marker}`, { headers: { ...headers, ...bearer(marker), 'x-request-id': marker, traceparent: marker } });
  await send('/widget/token', '{}', { origin: `https://${marker}.example` });
  expect(everythingWritten(server)).not.toContain(marker);
});

test('neither do the metrics', async () => {
  const server = await startServer({ runBot: () => Promise.reject(carelessError()) });
  const client = await Client.start(server, { user: { id: marker, name: marker } });
  await client.say(marker);
  await fetch(`${server.address}/${marker}`, { method: 'DELETE', headers });
  await postMessage(server.address, message({ text: marker, channelId: 'emulator', conversation: { id: marker } }), headers);
  const metrics = await (await fetch(`${server.address}/metrics`)).text();
  expect(metrics).toContain('first_drops_http_requests_total');
  expect(metrics).not.toContain(marker);
  expect(metrics).not.toContain(client.conversation.conversationId);
});

test('a failing bot is logged by class and place, without its words', async () => {
  const server = await startServer({ runBot: () => Promise.reject(carelessError()) });
  const client = await Client.start(server);
  await client.say(marker);
  await postMessage(server.address, message({ text: marker }));
  const failures = server.logLines.filter((line) => line.includes('turn failed'));
  expect(failures.length).toBeGreaterThanOrEqual(3);
  for (const failure of failures) {
    expect(failure).toContain('"error":"TypeError"');
    expect(failure).toMatch(/privacy\.test\.ts:\d+:\d+/);
  }
  expect(everythingWritten(server)).not.toContain(marker);
});

test('an apology that fails, a readiness check that fails and a thrown text leave none', async () => {
  const server = await startServer({
    readiness: () => Promise.reject(carelessError()),
    runBot: (context) => {
      context.onSendActivities(() => Promise.reject(carelessError()));
      // Careless code throws such things too.
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
      return Promise.reject(marker);
    },
  });
  const client = await Client.start(server);
  const answer = await client.say(marker);
  const readiness = await fetch(`${server.address}/readyz`);
  expect([answer.status, readiness.status]).toEqual([502, 503]);
  expect(`${await answer.text()}${await readiness.text()}`).not.toContain(marker);
  expect(everythingWritten(server)).not.toContain(marker);
});
