import { createConversations } from '../../channels/directline/conversations';
import { defaultLimits } from '../../channels/limits';
import { bearer, Client, closeServers, generateToken, post, readActivities, refusal, startServer, Stream } from './support';

afterEach(closeServers);

describe('memory', () => {
  test('a conversation keeps its newest activities', async () => {
    const client = await Client.start(await startServer({ runBot: () => Promise.resolve(), limits: { storedActivities: 3 } }));
    for (const text of ['1', '2', '3', '4', '5']) await client.say(text);
    const { activities, watermark } = await client.activities();
    expect(activities.map(({ text }) => text)).toEqual(['3', '4', '5']);
    expect(watermark).toBe('5');
  });

  test('a conversation keeps no more characters than allowed', async () => {
    const client = await Client.start(await startServer({ runBot: () => Promise.resolve(), limits: { storedCharacters: 5_000 } }));
    for (const text of ['a', 'b', 'c']) await client.say(text.repeat(3_000));
    expect((await client.texts()).map((text) => text?.[0])).toEqual(['c']);
  });

  test('a full house refuses newcomers rather than dropping somebody who is talking', async () => {
    const server = await startServer({ limits: { conversations: 1 } });
    const client = await Client.start(server);
    const { token } = await generateToken(server);
    const refused = await post(`${server.address}/v3/directline/conversations`, {}, bearer(token));
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(await refusal(refused)).toBe('503 TooManyConversations');
    expect((await client.say('still here')).status).toBe(200);
  });

  test('a conversation that rests makes room, and comes back empty without a second greeting', async () => {
    const server = await startServer({ limits: { conversations: 1, restMilliseconds: 0 } });
    const first = await Client.start(server);
    await first.say('hello');
    const { watermark } = await first.activities();
    await Client.start(server);
    await first.say('again');
    const { activities } = await first.activities(`?watermark=${watermark}`);
    expect(activities.map(({ text }) => text)).toEqual(['again', 'echo: again']);
  });

  test('all together keep no more characters than allowed; the least used goes first', async () => {
    const server = await startServer({ runBot: () => Promise.resolve(), limits: { allStoredCharacters: 9_000 } });
    const [first, second] = [await Client.start(server), await Client.start(server)];
    await first.say('x'.repeat(5_000));
    await second.say('y'.repeat(5_000));
    expect(await first.texts()).toEqual([]);
    expect(await second.texts()).toHaveLength(1);
  });
});

describe('retention', () => {
  const hour = 3_600_000;
  const pass = { conversationId: 'c', userId: 'dl_u', bornAt: Infinity };

  afterEach(() => void jest.useRealTimers());

  test('a conversation is deleted after the set hours without use', () => {
    const conversations = createConversations({ limits: defaultLimits, conversationHours: 24 });
    conversations.start(pass).conversation.deliver({ type: 'message', text: 'words' });
    conversations.forgetOld(Date.now() + 23 * hour);
    expect(conversations.find('c')?.log.after(0).activities).toHaveLength(1);
    conversations.forgetOld(Date.now() + 25 * hour);
    expect(conversations.find('c')).toBeUndefined();
  });

  test('of a conversation in use, what is older is deleted', () => {
    jest.useFakeTimers();
    const conversations = createConversations({ limits: defaultLimits, conversationHours: 24 });
    const { conversation } = conversations.start(pass);
    conversation.deliver({ type: 'message', text: 'old' });
    jest.advanceTimersByTime(23 * hour);
    conversations.find('c')?.deliver({ type: 'message', text: 'new' });
    jest.advanceTimersByTime(2 * hour);
    conversations.forgetOld();
    const { activities, end } = conversation.log.after(0);
    expect([activities.length, activities[0]?.json.includes('"text":"new"'), end]).toEqual([1, true, 2]);
  });

  test('the stream of a conversation that ends is closed', async () => {
    const server = await startServer({ limits: { conversations: 1, restMilliseconds: 0 } });
    const stream = await Stream.open((await Client.start(server)).conversation.streamUrl);
    await Client.start(server);
    expect(await stream.closed).toEqual({ code: 4002, reason: 'ended' });
  });
});

describe('a restart', () => {
  test('with TOKEN_KEY the client goes on: nothing twice, nothing missed, no second greeting, no id used again', async () => {
    const before = await startServer();
    const client = await Client.start(before);
    await client.say('before');
    const { activities: old, watermark } = await client.activities();
    await before.close();

    const after = await startServer();
    const url = `${after.address}/v3/directline/conversations/${client.conversation.conversationId}/activities`;
    await post(url, { type: 'message', text: 'after' }, client.authorization);
    const { activities } = await readActivities(await fetch(`${url}?watermark=${watermark}`, { headers: client.authorization }));
    expect(activities.map(({ text }) => text)).toEqual(['after', 'echo: after']);
    expect(old.map(({ id }) => id)).not.toEqual(expect.arrayContaining([activities[0]?.id]));
  });
});
