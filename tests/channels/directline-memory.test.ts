import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createConversations } from '../../channels/directline/conversations';
import { Client, closeServers, post, readActivities, refusal, startServer, Stream } from './support';

afterEach(closeServers);

describe('what is kept', () => {
  test('of a conversation: its newest activities', async () => {
    const client = await Client.start(await startServer({ runBot: () => Promise.resolve(), storage: { limits: { mostActivities: 3 } } }));
    for (const text of ['1', '2', '3', '4', '5']) await client.say(text);
    const { activities, watermark } = await client.activities();
    expect(activities.map(({ text }) => text)).toEqual(['3', '4', '5']);
    expect(watermark).toBe('5');
  });

  test('of a conversation: no more bytes than allowed', async () => {
    const client = await Client.start(await startServer({ runBot: () => Promise.resolve(), storage: { limits: { mostBytes: 5_000 } } }));
    for (const text of ['a', 'b', 'c']) await client.say(text.repeat(3_000));
    expect((await client.texts()).map((text) => text?.[0])).toEqual(['c']);
  });
});

describe('retention', () => {
  test('what is older than the set hours is deleted', async () => {
    const server = await startServer();
    const client = await Client.start(server);
    await client.say('old words');
    await server.store.forgetOlderThan(Date.now() + 1);
    expect(await client.texts()).not.toContain('old words');
  });

  test('a conversation that may have been deleted goes on above every position it can have reached', async () => {
    const hour = 3_600_000;
    const { store } = await startServer();
    const conversations = createConversations({ store, conversationHours: 1 });
    const pass = { userId: 'dl_u', bornAt: Date.now() - 2 * hour };
    const { conversation, isUngreeted } = await conversations.resume({ ...pass, conversationId: 'old' });
    expect([conversation.end >= 2 * hour, isUngreeted]).toEqual([true, false]);
    expect((await conversations.resume({ ...pass, bornAt: Date.now(), conversationId: 'new' })).conversation.end).toBe(0);
  });

  test('the stream of a conversation that is erased is closed', async () => {
    const server = await startServer();
    const client = await Client.start(server);
    const stream = await Stream.open(client.conversation.streamUrl);
    await server.store.erase(client.conversation.conversationId);
    expect(await stream.closed).toEqual({ code: 4002, reason: 'ended' });
  });
});

describe('a restart', () => {
  const goOn = async (client: Client, address: string, watermark: string): Promise<readonly (string | undefined)[]> => {
    const url = `${address}/v3/directline/conversations/${client.conversation.conversationId}/activities`;
    await post(url, { type: 'message', text: 'after' }, client.authorization);
    const { activities } = await readActivities(await fetch(`${url}?watermark=${watermark}`, { headers: client.authorization }));
    return activities.map(({ text }) => text);
  };

  test('loses nothing: the whole conversation is there, and nobody is greeted again', async () => {
    const dataFolder = await mkdtemp(path.join(tmpdir(), 'first-drops-data-'));
    const before = await startServer({ dataFolder });
    const client = await Client.start(before);
    await client.say('before');
    await before.close();
    expect(await goOn(client, (await startServer({ dataFolder })).address, '0')).toEqual(['welcome', 'before', 'echo: before', 'after', 'echo: after']);
  });

  test('without its storage the client goes on all the same: nothing twice, nothing missed, no second greeting', async () => {
    const before = await startServer();
    const client = await Client.start(before);
    await client.say('before');
    const { watermark } = await client.activities();
    await before.close();
    expect(await goOn(client, (await startServer()).address, watermark)).toEqual(['after', 'echo: after']);
  });
});

describe('a storage that cannot be used', () => {
  test('is told as 503 with Retry-After, once in the log, and the server is not ready', async () => {
    const server = await startServer();
    const client = await Client.start(server);
    await server.store.close();
    const refused = await client.say('my secret words');
    expect(refused.headers.get('retry-after')).toBe('2');
    expect(await refusal(refused)).toBe('503 StorageUnavailable');
    await client.say('more secret words');
    expect((await fetch(`${server.address}/readyz`)).status).toBe(503);
    expect(server.logLines.filter((line) => line.includes('"level":50'))).toHaveLength(1);
    expect(server.logLines.join()).not.toContain('secret');
  });
});
