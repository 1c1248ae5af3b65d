import { ActivityTypes, type TurnContext } from 'botbuilder';
import { bearer, Client, closeServers, echoBot, gate, generateToken, isMessage, post, readActivities, readConversation, readId, refusal, startServer, Stream, userOf } from './support';

afterEach(closeServers);

describe('a conversation', () => {
  test('starts with 201, and starting it again gives the same one', async () => {
    const server = await startServer();
    const { token, conversationId } = await generateToken(server);
    const start = (): Promise<Response> => post(`${server.address}/v3/directline/conversations`, {}, bearer(token));
    const [first, second] = [await start(), await start()];
    expect([first.status, second.status]).toEqual([201, 200]);
    expect((await readConversation(first)).conversationId).toBe(conversationId);
    expect((await readConversation(second)).conversationId).toBe(conversationId);
  });

  test('greets once, however often a client starts, comes back, polls and speaks', async () => {
    const updates: unknown[] = [];
    const server = await startServer({
      runBot: async (context) => {
        if (!isMessage(context.activity)) updates.push(context.activity.membersAdded);
        await echoBot(context);
      },
    });
    const client = await Client.start(server, { user: { id: 'parent' } });
    await post(`${server.address}/v3/directline/conversations`, {}, client.authorization);
    await client.reconnect('?watermark=');
    await client.say('one');
    await client.reconnect('?watermark=1');
    await client.say('two');
    expect(updates).toEqual([[expect.objectContaining({ id: userOf(client.conversation.token) }), expect.objectContaining({ id: 'first-drops' })]]);
    expect(await client.texts()).toEqual(['welcome', 'one', 'echo: one', 'two', 'echo: two']);
  });

  test('greets before it answers, also a client that speaks without starting', async () => {
    const server = await startServer();
    const { token, conversationId } = await generateToken(server);
    const url = `${server.address}/v3/directline/conversations/${conversationId}/activities`;
    await post(url, { type: 'message', text: 'hi' }, bearer(token));
    const { activities } = await readActivities(await fetch(url, { headers: bearer(token) }));
    expect(activities.map(({ text }) => text).filter((text) => text !== 'hi')).toEqual(['welcome', 'echo: hi']);
  });

  test('tells the bot the language the client starts with', async () => {
    const locales: unknown[] = [];
    const server = await startServer({ runBot: ({ activity }) => Promise.resolve(void locales.push(activity.locale)) });
    const { token } = await generateToken(server);
    await post(`${server.address}/v3/directline/conversations`, { locale: 'es-MX', user: { id: 'x' } }, bearer(token));
    expect(locales).toEqual(['es-MX']);
  });

  test('numbers its activities and gives a post the id of its echo', async () => {
    const client = await Client.start(await startServer({ runBot: () => Promise.resolve() }));
    const id = `${client.conversation.conversationId}|0000001`;
    expect(await readId(await client.say('hello', { channelData: { clientActivityID: 'a', kept: true } }))).toBe(id);
    const { activities, watermark } = await client.activities();
    expect(activities).toEqual([expect.objectContaining({ id, type: 'message', text: 'hello', channelId: 'directline', channelData: { clientActivityID: 'a', kept: true } })]);
    expect(watermark).toBe('1');
  });

  test('tells the bot our own address, and the client neither that nor the recipient', async () => {
    const serviceUrls: unknown[] = [];
    const server = await startServer({
      runBot: async (context) => {
        serviceUrls.push(context.activity.serviceUrl);
        await echoBot(context);
      },
    });
    const client = await Client.start(server);
    await client.say('hello');
    expect(new Set(serviceUrls)).toEqual(new Set([server.address]));
    const { activities } = await client.activities();
    expect(activities.length).toBeGreaterThan(0);
    expect(activities.flatMap((activity) => Object.keys(activity)).filter((name) => ['serviceUrl', 'recipient'].includes(name))).toEqual([]);
  });

  test('a post sent twice has one id, one echo and one answer', async () => {
    const client = await Client.start(await startServer());
    const same = { channelData: { clientActivityID: 'the same' } };
    const ids = await Promise.all([client.say('once', same), client.say('once', same), client.say('once', same)].map(async (response) => readId(await response)));
    expect(new Set(ids).size).toBe(1);
    expect(await client.texts()).toEqual(['welcome', 'once', 'echo: once']);
  });

  test('fifty posts at once are answered one after another, in the order of their echoes, each under an id of its own', async () => {
    const held = gate();
    const running = new Set<string>();
    let most = 0;
    const server = await startServer({
      limits: { postsPerTenSeconds: 100, waitingTurns: 60 },
      runBot: async (context) => {
        running.add(context.activity.text);
        most = Math.max(most, running.size);
        await held.passed;
        await echoBot(context);
        running.delete(context.activity.text);
      },
    });
    const client = await Client.start(server);
    const stream = await Stream.open(client.conversation.streamUrl);
    const numbers = Array.from({ length: 50 }, (_, number) => number);
    const posted = Promise.all(numbers.map((number) => client.say(`message ${number}`)));
    await stream.until(() => stream.frames.length >= numbers.length);
    held.open();
    expect((await posted).map(({ status }) => status)).toEqual(numbers.map(() => 200));
    const texts = (await client.texts()).map(String);
    expect(texts.filter((text) => text.startsWith('echo'))).toEqual(texts.filter((text) => text.startsWith('message')).map((text) => `echo: ${text}`));
    expect(most).toBe(1);
    const ids = (await client.activities()).activities.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('conversations do not wait for each other', async () => {
    const held = gate();
    const server = await startServer({
      runBot: async (context) => {
        if (context.activity.text === 'slow') await held.passed;
        await echoBot(context);
      },
    });
    const [slow, quick] = [await Client.start(server), await Client.start(server)];
    const waiting = slow.say('slow');
    expect((await quick.say('quick')).status).toBe(200);
    held.open();
    expect((await waiting).status).toBe(200);
  });

  test('what the bot changes or deletes is changed and deleted for whoever reads later', async () => {
    const server = await startServer({
      runBot: async (context: TurnContext) => {
        if (!isMessage(context.activity)) return;
        const first = await context.sendActivity('first');
        const second = await context.sendActivity('second');
        await context.updateActivity({ type: 'message', id: first?.id, text: 'changed' });
        await context.deleteActivity(second?.id ?? '');
        await context.sendActivities([{ type: ActivityTypes.Trace, text: 'trace' }, { type: ActivityTypes.Typing }, { type: 'delay', value: 1 }, { type: 'message', text: 'last' }]);
      },
    });
    const client = await Client.start(server);
    await client.say('go');
    expect(await client.texts()).toEqual(['go', 'changed', 'last']);
  });

  test('the bot may change what it was given without changing what was said', async () => {
    const client = await Client.start(await startServer({ runBot: ({ activity }) => Promise.resolve(void (activity.text = 'changed')) }));
    await client.say('as said');
    expect(await client.texts()).toEqual(['as said']);
  });
});

describe('watermarks', () => {
  async function talked(): Promise<Client> {
    const client = await Client.start(await startServer());
    await client.say('one');
    return client;
  }

  test.each<[string, string[]]>([
    ['', ['welcome', 'one', 'echo: one']],
    ['?watermark=', ['welcome', 'one', 'echo: one']],
    ['?watermark=-', ['welcome', 'one', 'echo: one']],
    ['?watermark=0', ['welcome', 'one', 'echo: one']],
    ['?watermark=1', ['one', 'echo: one']],
    ['?watermark=3', []],
    ['?watermark=99', []],
  ])('"%s" gives what came after it, and where that ends', async (query, texts) => {
    const { activities, watermark } = await (await talked()).activities(query);
    expect(activities.map(({ text }) => text)).toEqual(texts);
    expect(watermark).toBe('3');
  });

  test.each(['?watermark=-1', '?watermark=abc', '?watermark=1.5', '?watermark=1e3', '?watermark[]=1', '?watermark=1&watermark=2', '?watermark=99999999999999999999', '?watermark=%00'])('"%s" is refused', async (query) => {
    const client = await talked();
    expect(await refusal(await client.poll(query))).toBe('400 BadWatermark');
    expect(await refusal(await client.reconnect(query))).toBe('400 BadWatermark');
  });
});
