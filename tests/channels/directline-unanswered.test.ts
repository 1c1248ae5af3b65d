/** A post that was stored is answered, also when its turn failed or its process was killed, and its client sends nothing more. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createUnanswered } from '../../channels/directline/unanswered';
import { StorageProblem } from '../../storage/problem';
import type { Store } from '../../storage/store';
import { bearer, Client, closeServers, gate, newsIn, readConversation, refusal, startServer, Stream, type RunningServer } from './support';

afterEach(closeServers);

const away = new StorageProblem({ kind: 'unavailable', problem: 'The database is away.', remedy: 'Wait.' });
const same = { channelData: { clientActivityID: 'one' } };

/** A client with its stream, after the greeting. */
async function greeted(server: RunningServer): Promise<{ readonly client: Client; readonly stream: Stream }> {
  const client = await Client.start(server);
  const stream = await Stream.open(client.conversation.streamUrl);
  await stream.untilText('welcome');
  return { client, stream };
}

/** The store's turns from now on. */
function replaceTurn({ store }: RunningServer, replace: (turn: Store['turn']) => Store['turn']): void {
  Object.assign(store, { turn: replace(store.turn) });
}

/** The first so many turns fail: before their work has begun, or after, when nothing of it is kept. */
function failing(count: number, when: 'before' | 'after'): (turn: Store['turn']) => Store['turn'] {
  let failed = 0;
  return (turn) => (id, work) => {
    failed += 1;
    if (failed > count) return turn(id, work);
    if (when === 'before') return Promise.reject(away);
    return turn(id, async (unit) => {
      await work(unit);
      throw away;
    });
  };
}

describe('a post whose turn the storage failed', () => {
  test.each<['before' | 'after', number]>([['before', 1], ['after', 1], ['after', 2]])('%s the bot ran, %i times, is answered on the stream without being sent again', async (when, times) => {
    const server = await startServer();
    const { client, stream } = await greeted(server);
    replaceTurn(server, failing(times, when));
    expect(await refusal(await client.say('hello', same))).toBe('503 StorageUnavailable');
    await stream.untilText('echo: hello');
    expect(stream.texts).toEqual(['welcome', 'hello', 'echo: hello']);
  });

  test('is answered once also when it is sent again', async () => {
    const server = await startServer();
    const { client } = await greeted(server);
    replaceTurn(server, failing(1, 'after'));
    await client.say('hello', same);
    const { find } = server.store.conversations;
    const seenTo = gate();
    Object.assign(server.store.conversations, { find: (id: string) => find(id).finally(seenTo.open) });
    expect((await client.say('hello', same)).status).toBe(200);
    await seenTo.passed;
    await client.say('next');
    expect((await client.say('hello', same)).status).toBe(200);
    expect(await client.texts()).toEqual(['welcome', 'hello', 'echo: hello', 'next', 'echo: next']);
  });

  test('comes before what is asked next', async () => {
    const server = await startServer();
    const { client, stream } = await greeted(server);
    replaceTurn(server, failing(1, 'before'));
    await client.say('first');
    await client.say('second');
    await stream.untilText('echo: second');
    expect(stream.texts).toEqual(['welcome', 'first', 'second', 'echo: first', 'echo: second']);
  });

  test('is answered although nobody was told that it was stored', async () => {
    const server = await startServer();
    const { client, stream } = await greeted(server);
    const { receive } = server.store;
    const lineBreaks: Store['receive'] = async (id, post) => {
      await receive(id, post);
      throw away;
    };
    Object.assign(server.store, { receive: lineBreaks });
    expect((await client.say('hello')).status).toBe(503);
    await stream.untilText('echo: hello');
    expect(stream.texts).toEqual(['welcome', 'hello', 'echo: hello']);
  });

  test('does not hold up the end of the server', async () => {
    const server = await startServer();
    const { client } = await greeted(server);
    replaceTurn(server, () => () => Promise.reject(away));
    await client.say('hello');
    await server.close();
    expect(newsIn(server).join()).not.toContain('although a turn still runs');
  });
});

test('a post whose process was killed is answered when its client only comes back', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'first-drops-data-'));
  const killed = await startServer({ dataFolder, limits: { closeMilliseconds: 100 } });
  const { client, stream } = await greeted(killed);
  replaceTurn(killed, () => () => new Promise(() => undefined));
  const lost = client.say('hello').catch(() => 'cut off');
  await stream.untilText('hello');
  await killed.close();
  await lost;
  const next = await startServer({ dataFolder });
  const { conversationId, token } = client.conversation;
  const again = await readConversation(await fetch(`${next.address}/v3/directline/conversations/${conversationId}?watermark=2`, { headers: bearer(token) }));
  const second = await Stream.open(again.streamUrl);
  await second.untilText('echo: hello');
  expect(second.texts).toEqual(['echo: hello']);
});

describe('of those that are seen to', () => {
  beforeEach(() => void jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] }));
  afterEach(() => void jest.useRealTimers());
  const parts = { log: pino({ level: 'silent' }), conversationHours: 24 };

  test('few are run at once, all in the end, and each conversation by one', async () => {
    const { seeTo } = createUnanswered(parts);
    const begun: string[] = [];
    const ends: (() => void)[] = [];
    const run = (id: string) => (): Promise<void> => new Promise((resolve) => {
      begun.push(id);
      ends.push(resolve);
    });
    const ids = Array.from({ length: 100 }, (_none, index) => `c-${index}`);
    for (const id of [...ids, ...ids]) seeTo(id, run(id));
    await jest.advanceTimersByTimeAsync(60_000);
    expect(begun).toHaveLength(5);
    while (begun.length < 100) {
      ends.splice(0).forEach((end) => end());
      await jest.advanceTimersByTimeAsync(500);
    }
    expect(new Set(begun)).toEqual(new Set(ids));
    expect(begun).toHaveLength(100);
  });

  test('those of one moment do not come back in one moment', async () => {
    const { seeTo } = createUnanswered(parts);
    const moments = new Set<number>();
    for (let index = 0; index < 200; index += 1) seeTo(`c-${index}`, () => Promise.resolve(void moments.add(Date.now())));
    await jest.advanceTimersByTimeAsync(10_000);
    expect(moments.size).toBeGreaterThan(20);
  });

  test('one whose storage stays away is tried less and less often, up to every 15 seconds, and no longer than it is kept', async () => {
    const { seeTo } = createUnanswered({ ...parts, conversationHours: 1 });
    const at: number[] = [];
    seeTo('c', () => (at.push(performance.now()), Promise.reject(away)));
    await jest.advanceTimersByTimeAsync(600_000);
    const pauses = at.map((time, index) => time - (at[index - 1] ?? 0));
    [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000].forEach((longest, index) => {
      expect(pauses[index]).toBeLessThanOrEqual(longest + 1);
      expect(pauses[index]).toBeGreaterThanOrEqual(longest / 2 - 1);
    });
    await jest.advanceTimersByTimeAsync(3_600_000);
    const inTheHour = at.length;
    await jest.advanceTimersByTimeAsync(600_000);
    expect(at).toHaveLength(inTheHour);
  });

  test('none is begun any more once it was stopped', async () => {
    const { seeTo, stop } = createUnanswered(parts);
    const attempts: string[] = [];
    const fail = (id: string) => (): Promise<never> => (attempts.push(id), Promise.reject(away));
    seeTo('before', fail('before'));
    await jest.advanceTimersByTimeAsync(500);
    stop();
    seeTo('after', fail('after'));
    await jest.advanceTimersByTimeAsync(60_000);
    expect(attempts).toEqual(['before']);
  });

  test('one whose conversation is gone is tried no more', async () => {
    const { seeTo } = createUnanswered(parts);
    let attempts = 0;
    seeTo('c', () => (attempts += 1, Promise.reject(new StorageProblem({ kind: 'gone', problem: 'Gone.', remedy: 'None.' }))));
    await jest.advanceTimersByTimeAsync(60_000);
    expect(attempts).toBe(1);
  });
});
