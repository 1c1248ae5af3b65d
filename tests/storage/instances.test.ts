/** Several instances on one PostgreSQL, and a PostgreSQL that comes and goes. */
import type { TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { Store } from '../../storage/store';
import { closeServers, startServer, type RunningServer } from '../channels/support';
import { message, postMessage, startConnector, type Connector } from '../channels/teams-support';
import { conversationId, echo, openConversation, said, say, turnsCounted } from './conversation';
import { createPostgres, type Home } from './engines';

const engine = createPostgres();
let home: Home;
beforeAll(engine.start, 180_000);
afterAll(engine.end, 60_000);
beforeEach(async () => {
  home = await engine.home();
}, 20_000);
afterEach(closeServers, 20_000);
afterEach(() => home.leave(), 20_000);

const addTurn = (store: Store, id: string, text: string): Promise<unknown> => store.turn(id, (unit) => Promise.resolve(void unit.append({ type: 'message', text })));

test('five that start at once on an empty database all start', async () => {
  const stores = await Promise.all(Array.from({ length: 5 }, () => home.open()));
  await openConversation(stores[0] ?? (await home.open()));
  expect(await Promise.all(stores.map((store) => store.conversations.find(conversationId)))).not.toContain(undefined);
});

test('two that answer 30 conversations of 20 posts keep each in order, and lose and double none', async () => {
  const limits = { waitMilliseconds: 120_000 };
  const stores = [await home.open({ limits }), await home.open({ limits })] as const;
  const ids = Array.from({ length: 30 }, (_none, index) => `c-${index}`);
  const texts = Array.from({ length: 20 }, (_none, index) => `m${index}`);
  await Promise.all(ids.map(async (id, number) => {
    await openConversation(stores[0], id);
    // Sent in order, each to the other instance than the one before, and answered by whoever comes first.
    const answers: Promise<unknown>[] = [];
    for (const [index, text] of texts.entries()) {
      const store = stores[(index + number) % 2 === 0 ? 0 : 1];
      const { activityId } = await say(store, text, text, id);
      answers.push(echo(store, activityId, id));
    }
    await Promise.all(answers);
  }));
  for (const id of ids) {
    const all = await said(stores[1], id);
    expect(all.filter((text) => !text.startsWith('echo'))).toEqual(texts);
    expect(all.filter((text) => text.startsWith('echo'))).toEqual(texts.map((text) => `echo: ${text}`));
    expect(await turnsCounted(stores[0], id)).toBe(texts.length);
  }
}, 180_000);

test('only one of two runs a turn of a conversation at a time, and both get theirs', async () => {
  // Not taken away from an instance that only has to wait for the processor.
  const limits = { leaseMilliseconds: 30_000 };
  const stores = [await home.open({ limits }), await home.open({ limits })] as const;
  await openConversation(stores[0]);
  let running = 0;
  const turn = (store: Store): Promise<unknown> => store.turn(conversationId, async (unit) => {
    running += 1;
    expect(running).toBe(1);
    await store.log.after(conversationId, 0);
    unit.append({ type: 'message', text: 'x' });
    running -= 1;
  });
  await Promise.all(Array.from({ length: 40 }, (_none, index) => turn(stores[index % 2 === 0 ? 0 : 1])));
  expect(await said(stores[0])).toHaveLength(40);
}, 60_000);

test('a post on one wakes who listens on the other', async () => {
  const [one, other] = [await home.open(), await home.open()];
  await openConversation(one);
  const news = new Promise<void>((resolve) => other.onAppended(conversationId, resolve));
  await say(one, 'hello');
  await news;
  expect(await said(other)).toEqual(['hello']);
});

test('a turn whose instance lost its place is run again rather than committed beside another one', async () => {
  const [one, other] = [await home.open({ limits: { leaseMilliseconds: 600 } }), await home.open({ limits: { leaseMilliseconds: 600 } })];
  await openConversation(one);
  let runs = 0;
  await one.turn(conversationId, async (unit) => {
    runs += 1;
    if (runs === 1) {
      // Nothing else of this process runs meanwhile: the lease is not renewed.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3_000);
      await addTurn(other, conversationId, 'overtook');
    }
    unit.append({ type: 'message', text: `run ${runs}, after ${unit.conversation.end}` });
  });
  expect(await said(one)).toEqual(['overtook', 'run 2, after 1']);
});

test('while PostgreSQL is away everything fails with the remedy, and goes on by itself when it is back', async () => {
  const [one, other] = [await home.open(), await home.open()];
  await openConversation(one);
  await say(one, 'before');
  await engine.server().stop();
  const unavailable = expect.objectContaining({ name: 'StorageProblem', kind: 'unavailable' }) as unknown;
  await expect(one.check()).rejects.toEqual(unavailable);
  await expect(addTurn(one, conversationId, 'lost')).rejects.toEqual(unavailable);
  await expect(say(other, 'lost')).rejects.toEqual(unavailable);
  const back = new Promise<void>((resolve) => void other.onAppended(conversationId, resolve));
  await engine.server().start();
  await addTurn(one, conversationId, 'after');
  // Woken once when the line is back, or by the turn.
  await back;
  expect(await said(other)).toEqual(['before', 'after']);
  const news = new Promise<void>((resolve) => void other.onAppended(conversationId, resolve));
  await say(one, 'and on');
  await news;
}, 60_000);

describe('settings that do not fit are told with the remedy, and without the password', () => {
  test.each([
    ['no key', { storageKey: undefined }, /STORAGE_KEY is not.*openssl rand -hex 32/],
    ['a short key', { storageKey: 'short' }, /^STORAGE_KEY is shorter than 32 characters/],
    ['another scheme', { databaseUrl: 'mysql://root:hunter2@localhost/x' }, /^DATABASE_URL is not an address of PostgreSQL.*postgresql:\/\/user:password@host/],
    ['nobody there', { databaseUrl: 'postgresql://postgres:hunter2@127.0.0.1:1/x' }, /^PostgreSQL cannot be reached/],
  ])('%s', async (_case, more, sentence) => {
    const refusal: unknown = await home.open(more).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ name: 'StorageProblem', message: expect.stringMatching(sentence) as unknown });
    expect(String(refusal)).not.toContain('hunter2');
  });

  test('a wrong password, and a database that is not there', async () => {
    const url = new URL(home.settings.databaseUrl ?? '');
    url.password = 'hunter2';
    await expect(home.open({ databaseUrl: url.href })).rejects.toMatchObject({ kind: 'settings', message: expect.stringMatching(/user or the password/) as unknown });
    await expect(home.open({ databaseUrl: `${home.settings.databaseUrl}_missing` })).rejects.toMatchObject({ kind: 'settings', message: expect.stringMatching(/does not exist/) as unknown });
  });
});

describe('of a channel that keeps its own log', () => {
  let connector: Connector | undefined;
  afterEach(() => connector?.close());

  const conversation = { channelId: 'msteams', conversationId: 'a:1' };
  const key = 'msteams/conversations/a:1/';
  const Numbers = z.object({ numbers: z.array(z.number()) }).catch({ numbers: [] });
  const numbersIn = async (store: Store): Promise<readonly number[]> => Numbers.parse((await store.dialogStates.read([key]))[key]).numbers;

  const write = async (store: Store, number: number): Promise<void> => store.dialogStates.write({ [key]: { numbers: [...(await numbersIn(store)), number], eTag: '*' } });

  test('twenty turns that arrive at two instances in turn all leave their trace', async () => {
    const stores = [await home.open(), await home.open()] as const;
    const numbers = Array.from({ length: 20 }, (_none, index) => index);
    await Promise.all(numbers.map((number) => {
      const store = stores[number % 2 === 0 ? 0 : 1];
      return store.alone(conversation, () => write(store, number));
    }));
    const kept = await numbersIn(stores[0]);
    expect([...kept].sort((one, other) => one - other)).toEqual(numbers);
    for (const parity of [0, 1]) expect(kept.filter((number) => number % 2 === parity)).toEqual(numbers.filter((number) => number % 2 === parity));
  });

  test('a turn whose instance lost its place is told so, and keeps nothing', async () => {
    const [one, other] = [await home.open({ limits: { leaseMilliseconds: 600 } }), await home.open({ limits: { leaseMilliseconds: 600 } })];
    expect(await one.alone(conversation, async () => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3_000);
      await other.alone(conversation, () => write(other, 2));
      await write(one, 1);
    })).toBe('overtaken');
    expect(await numbersIn(one)).toEqual([2]);
  });

  test('two servers answer twenty messages of one conversation one after another, each once', async () => {
    const running: number[] = [];
    const most: number[] = [];
    const runBot = (store: () => Store) => async (context: TurnContext): Promise<void> => {
      running.push(1);
      most.push(running.length);
      await write(store(), Number(context.activity.text));
      await context.sendActivity(`echo: ${context.activity.text}`);
      running.pop();
    };
    const { databaseUrl, storageKey } = home.settings;
    const servers = await Promise.all([0, 1].map(async () => {
      const server: RunningServer = await startServer({ storage: { databaseUrl, storageKey, limits: { leaseMilliseconds: 30_000 } }, limits: { turnMilliseconds: 120_000 }, runBot: runBot(() => server.store) });
      return server;
    }));
    connector = await startConnector();
    const { serviceUrl, texts } = connector;
    // Each message comes to both, as a channel does that repeats.
    const numbers = Array.from({ length: 20 }, (_none, index) => index);
    const posts = numbers.flatMap((number) => servers.map(({ address }) => postMessage(address, message({ id: `m${number}`, text: String(number), deliveryMode: 'normal', serviceUrl }))));
    expect(new Set((await Promise.all(posts)).map(({ status }) => status))).toEqual(new Set([200]));
    expect([...texts].sort()).toEqual(numbers.map((number) => `echo: ${number}`).sort());
    expect(Math.max(...most)).toBe(1);
    expect([...(await numbersIn(await home.open()))].sort((one, other) => one - other)).toEqual(numbers);
  }, 120_000);
});

test('a backup is left to the tool of PostgreSQL', async () => {
  await expect((await home.open()).backup('/tmp/never-written')).rejects.toMatchObject({ message: expect.stringMatching(/pg_dump/) as unknown });
});
