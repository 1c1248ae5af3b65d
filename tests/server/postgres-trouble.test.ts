/** The real bot on a real PostgreSQL: shared, slow, away, and back again. */
import { createPostgres, type Home } from '../storage/engines';
import { openStallingLine } from '../storage/stalling-line';
import { apology, bearer, Client, closeServers, generateToken, post, refusal, secret, startServer, Stream, type RunningServer } from '../channels/support';
import { message, postMessage, repliesOf } from '../channels/teams-support';
import { danger, greeted, kindsIn, kindsSaid, question, readiness, startRealBot, untilReady, untilTaken } from './real-bot';

const engine = createPostgres();
let home: Home;
let storage: { readonly databaseUrl?: string; readonly storageKey?: string };
beforeAll(engine.start, 180_000);
afterAll(engine.end, 60_000);
beforeEach(async () => {
  home = await engine.home();
  storage = { databaseUrl: home.settings.databaseUrl, storageKey: home.settings.storageKey };
}, 20_000);
afterEach(closeServers, 20_000);
afterEach(() => home.leave(), 20_000);

const same = { channelData: { clientActivityID: 'one' } };

describe('the rate limits of two instances', () => {
  const limits = { countMilliseconds: 20_000, postsPerTenSeconds: 3, wrongSecretsPerMinute: 3, tokensPerMinute: 3 };
  let servers: readonly [RunningServer, RunningServer];
  beforeEach(async () => {
    // With the echoing bot: five whole turns of the real one may take longer than ten seconds on a busy machine.
    servers = [await startServer({ storage, limits }), await startServer({ storage, limits })];
  });
  /** The statuses of as many calls, each to the other instance than the one before. */
  async function statuses(count: number, call: (address: string) => Promise<Response>): Promise<readonly number[]> {
    const found: number[] = [];
    for (let index = 0; index < count; index += 1) found.push((await call((index % 2 === 0 ? servers[0] : servers[1]).address)).status);
    return found;
  }

  test('count the posts of a conversation together', async () => {
    const client = await Client.start(servers[0]);
    const url = new URL(`${client.url}/activities`);
    const postAt = (address: string): Promise<Response> => post(`${address}${url.pathname}`, { type: 'message', text: question }, client.authorization);
    expect(await statuses(5, postAt)).toEqual([200, 200, 200, 429, 429]);
  });

  test('count the wrong secrets of an address together, and then refuse the right one', async () => {
    const ask = (key: string) => (address: string): Promise<Response> => fetch(`${address}/v3/directline/tokens/generate`, { method: 'POST', headers: { authorization: `Bearer ${key}` } });
    expect(await statuses(4, ask('wrong'))).toEqual([401, 401, 401, 429]);
    expect(await statuses(2, ask(secret))).toEqual([429, 429]);
  });

  test('count the tokens of an address together', async () => {
    expect(await statuses(4, (address) => fetch(`${address}/widget/token`, { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' } }))).toEqual([200, 200, 200, 429]);
  });
});

describe('a PostgreSQL that is slow', () => {
  test('a danger is answered before the refusal, the refusal comes in time, and the same post has one answer later', async () => {
    const line = await openStallingLine(storage.databaseUrl ?? '');
    const server = await startRealBot({ storage: { ...storage, databaseUrl: line.url }, limits: { dangerMilliseconds: 50, turnMilliseconds: 2_000, readinessMilliseconds: 500 } });
    const { client, stream } = await greeted(server);
    line.hold();
    const refused = client.say(danger, same);
    await stream.until(() => stream.activities.length === 2);
    expect(await kindsIn(await refused)).toEqual(['red-flag']);
    expect((await refused).status).toBe(504);
    expect(await readiness(server)).toMatch(/^503 .*did not end in time/);
    line.letGo();
    await untilReady(server);
    await untilTaken(() => client.say(danger, same));
    expect(await kindsSaid(client)).toEqual(['welcome', 'red-flag']);
    await server.close();
    await line.close();
  }, 60_000);
});

describe('a PostgreSQL that is away', () => {
  /** Also when the work fails, so that the next test has its database. */
  async function whileAway(work: () => Promise<void>): Promise<void> {
    await engine.server().stop();
    await work().finally(engine.server().start);
  }

  test('a danger is answered on the stream and in the refusal, once, at an unmoved watermark; the stored answer comes later', async () => {
    const server = await startRealBot({ storage });
    const { client, stream } = await greeted(server);
    await whileAway(async () => {
      const refused = await client.say(danger, same);
      expect(refused.status).toBe(503);
      expect(await kindsIn(refused)).toEqual(['red-flag']);
      // Empty ones keep the stream alive.
      const told = (): readonly string[] => stream.frames.filter((frame) => frame !== '');
      await stream.until(() => told().length === 2);
      expect(told().map((frame) => /"watermark":"(\d+)"/.exec(frame)?.[1])).toEqual(['1', '1']);
      expect(await kindsIn(await client.say(danger, same))).toEqual(['red-flag']);
      expect(await kindsIn(await client.say(question))).toEqual([]);
      expect(told()).toHaveLength(2);
      expect(await readiness(server)).toMatch(/^503 .*PostgreSQL cannot be reached/);
    });
    await untilTaken(() => client.say(danger, same));
    await untilReady(server);
    await stream.until(() => stream.frames.filter((frame) => frame !== '').length >= 4);
    expect(await kindsSaid(client)).toEqual(['welcome', 'red-flag']);
  }, 90_000);

  test('in Teams a danger is answered by its card, anything else by the apology; the operator reads why', async () => {
    const server = await startRealBot({ storage });
    await whileAway(async () => {
      expect(await kindsIn(await postMessage(server.address, message({ text: danger })))).toEqual(['red-flag']);
      expect(await repliesOf(await postMessage(server.address, message({ text: question })))).toEqual([apology]);
    });
    const told = server.logLines.filter((logged) => logged.includes('PostgreSQL cannot be reached'));
    expect(told.length).toBeGreaterThan(0);
    expect(told.length).toBeLessThanOrEqual(3);
  }, 90_000);

  test('the rate limits go on in each instance by itself', async () => {
    const server = await startRealBot({ storage, limits: { postsPerTenSeconds: 2 } });
    const client = await Client.start(server);
    await whileAway(async () => expect([(await client.say('1')).status, (await client.say('2')).status, await refusal(await client.say('3'))]).toEqual([503, 503, '429 TooManyRequests']));
  }, 90_000);

  test('a server that starts meanwhile says so, answers danger, and goes on by itself when it is back', async () => {
    const say = async ({ address }: RunningServer, { token, conversationId }: { readonly token: string; readonly conversationId: string }): Promise<Response> => post(`${address}/v3/directline/conversations/${conversationId}/activities`, { type: 'message', text: danger, ...same }, bearer(token));
    const started: RunningServer[] = [];
    await whileAway(async () => {
      const server = await startRealBot({ storage });
      started.push(server);
      expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
      expect(await readiness(server)).toMatch(/^503 .*PostgreSQL cannot be reached/);
      expect(await kindsIn(await say(server, await generateToken(server)))).toEqual(['red-flag']);
    });
    for (const server of started) {
      await untilReady(server);
      expect((await say(server, await generateToken(server))).status).toBe(200);
    }
  }, 90_000);
});

test('a stream that another instance holds is woken by what this one stores', async () => {
  const [one, other] = [await startRealBot({ storage }), await startRealBot({ storage })];
  const client = await Client.start(one);
  const stream = await Stream.open(client.conversation.streamUrl.replace(String(one.port), String(other.port)));
  await client.say(danger);
  await stream.until(() => stream.activities.some(({ text = '' }) => text.includes('tel:')));
});
