/** Against a small collector on this machine, which takes OTLP over HTTP as JSON. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { readConfig } from '../../channels/config';
import { createServer as createBotServer } from '../../channels/server';
import { openTelemetry } from '../../channels/telemetry';
import { createInsights } from '../../insights/insights';
import { openStore } from '../../storage/open-store';
import { createLeaflets } from '../../leaflet/leaflets';
import { shippedKnowledge } from './support';
import { message, postMessage } from './teams-support';

const marker = 'marigold-walrus-4711';

const Attribute = z.object({ key: z.string(), value: z.object({ stringValue: z.string().optional(), intValue: z.union([z.string(), z.number()]).optional() }) });
const Span = z.object({ traceId: z.string(), spanId: z.string(), parentSpanId: z.string().optional(), name: z.string(), attributes: z.array(Attribute), status: z.object({ code: z.number().optional() }).optional() });
const Batch = z.object({ resourceSpans: z.array(z.object({ resource: z.object({ attributes: z.array(Attribute) }), scopeSpans: z.array(z.object({ spans: z.array(Span) })) })) });

/** For the last spans to be sent, on machines that run other tests beside these. */
const closeMilliseconds = 20_000;

interface Collector {
  readonly address: string;
  readonly received: string[];
  readonly server: Server;
}

async function startCollector(status = 200): Promise<Collector> {
  const received: string[] = [];
  const server = createServer((request, response) => void text(request).then((body) => {
    received.push(body);
    response.statusCode = status;
    response.setHeader('content-type', 'application/json');
    response.end('{}');
  }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place = server.address();
  if (place === null || typeof place === 'string') throw new Error('The collector has no port.');
  return { address: `http://127.0.0.1:${place.port}`, received, server };
}

function spansOf({ received }: Collector): z.output<typeof Span>[] {
  return received.flatMap((body) => Batch.parse(JSON.parse(body)).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)));
}

function factsOf(attributes: z.output<typeof Span>['attributes']): Record<string, string> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, String(value.stringValue ?? value.intValue)]));
}

let collector: Collector;
let address: string;
let logLines: string[];
let stop: () => Promise<void>;
const folder = mkdtempSync(join(tmpdir(), 'first-drops-traces-'));

/** As index.ts puts it together, with a store whose counts are read within each turn. */
async function start(wishes: { readonly collectorStatus?: number; readonly fails?: true } = {}): Promise<void> {
  collector = await startCollector(wishes.collectorStatus);
  Object.assign(process.env, { OTEL_EXPORTER_OTLP_ENDPOINT: collector.address, OTEL_SERVICE_NAME: 'ward-7' });
  const config = readConfig({ PORT: '0', OTEL_EXPORTER_OTLP_ENDPOINT: collector.address });
  logLines = [];
  const telemetry = await openTelemetry(config, { write: (line) => void logLines.push(line) }, closeMilliseconds);
  const { store, ...insights } = createInsights({ ...telemetry, store: await openStore({ dataFolder: folder, stateHours: 24, say: () => undefined }) });
  const bot = createBotServer({
    config, ...telemetry, store,
    runBot: insights.watching(async (context) => {
      await store.counts.read({ from: '2026-11-29', to: '2026-11-29' });
      if (wishes.fails) throw new TypeError(marker);
      await context.sendActivity('hello');
    }),
    dangerReply: () => undefined,
    apology: () => 'Sorry.',
    readiness: () => Promise.resolve({ ready: true, contentVersion: 'v', problems: [] }),
    pageFolder: folder, pictureFolder: folder, dangerScript: () => '', colours: () => ({}), leaflets: createLeaflets({ knowledge: shippedKnowledge }),
  });
  address = `http://127.0.0.1:${await bot.listen()}`;
  stop = async () => {
    await bot.close();
    await insights.close();
    await store.close();
    await telemetry.traces.close();
    collector.server.close();
  };
}

afterEach(() => {
  for (const name of Object.keys(process.env).filter((each) => each.startsWith('OTEL_'))) delete process.env[name];
});
afterAll(() => rmSync(folder, { recursive: true }));

function ask(headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return postMessage(address, message({ text: marker, deliveryMode: 'expectReplies' }), headers);
}

test('a request, its turn and the turn\'s call to the storage are three spans, one inside the other, sent at shutdown', async () => {
  await start();
  expect((await ask()).status).toBe(200);
  await stop();
  const spans = spansOf(collector);
  const named = (name: string) => spans.find((span) => span.name === name);
  const [request, alone, turn, call] = [named('POST /api/messages'), named('storage alone'), named('turn'), named('storage counts.read')];
  expect([alone?.parentSpanId, turn?.parentSpanId, call?.parentSpanId]).toEqual([request?.spanId, alone?.spanId, turn?.spanId]);
  expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
  expect(factsOf(request?.attributes ?? [])).toMatchObject({ 'http.route': '/api/messages', 'http.request.method': 'POST', 'http.response.status_code': '200', requestId: expect.stringMatching(/^[\da-f-]{36}$/) as unknown });
  expect(factsOf(turn?.attributes ?? [])).toMatchObject({ channel: 'msteams' });
});

test('the service has the name that the operator gave it', async () => {
  await start();
  await ask();
  await stop();
  const { resource } = Batch.parse(JSON.parse(collector.received[0])).resourceSpans[0];
  expect(factsOf(resource.attributes)).toMatchObject({ 'service.name': 'ward-7' });
});

test('a trace that the caller began is gone on with', async () => {
  await start();
  await ask({ traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' });
  await stop();
  expect(spansOf(collector).find(({ name }) => name === 'POST /api/messages')).toMatchObject({ traceId: '0af7651916cd43dd8448eb211c80319c', parentSpanId: 'b7ad6b7169203331' });
});

test('the sampler is the operator\'s choice', async () => {
  process.env.OTEL_TRACES_SAMPLER = 'always_off';
  await start();
  await ask();
  await stop();
  expect(collector.received).toEqual([]);
});

test('health checks leave no spans', async () => {
  await start();
  await fetch(`${address}/healthz`);
  await fetch(`${address}/metrics`);
  await stop();
  expect(collector.received).toEqual([]);
});

test('of a turn that failed the class of the error is told, and no words', async () => {
  await start({ fails: true });
  await ask();
  await stop();
  const turn = spansOf(collector).find(({ name }) => name === 'turn');
  expect([turn?.status?.code, factsOf(turn?.attributes ?? [])['error.type']]).toEqual([2, 'TypeError']);
  expect(collector.received.join()).not.toContain(marker);
});

test('a collector that refuses disturbs no turn; the operator reads one sentence', async () => {
  await start({ collectorStatus: 400 });
  expect((await ask()).status).toBe(200);
  await stop();
  expect(logLines.filter((line) => line.includes('traces could not be sent'))).toHaveLength(1);
});

test('a collector that is away disturbs neither a turn nor the shutdown', async () => {
  // Milliseconds after which it is not tried again.
  process.env.OTEL_EXPORTER_OTLP_TIMEOUT = '200';
  await start();
  await new Promise((resolve) => collector.server.close(resolve));
  expect((await ask()).status).toBe(200);
  await stop();
  expect(logLines.some((line) => line.includes('traces could not be sent'))).toBe(true);
});

test('without a collector nothing of OpenTelemetry is loaded', async () => {
  jest.resetModules();
  let loaded = false;
  jest.doMock('@opentelemetry/sdk-trace-node', () => {
    loaded = true;
    return {};
  });
  const { traces } = await openTelemetry(readConfig({}), { write: () => undefined });
  expect(await traces.span({ kind: 'turn', name: 'x', facts: {} }, () => Promise.resolve('value'))).toBe('value');
  await traces.close();
  expect(loaded).toBe(false);
});
