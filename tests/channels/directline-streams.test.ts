import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import { Client, closeServers, gate, isMessage, portal, readConversation, refusal, startServer, Stream, upgradeStatus } from './support';

afterEach(closeServers);

describe('a stream', () => {
  test('brings what is stored, then everything new, one activity a frame, with watermarks that only rise', async () => {
    const client = await Client.start(await startServer());
    await client.say('before');
    const stream = await Stream.open(client.conversation.streamUrl);
    await client.say('after');
    await stream.untilText('echo: after');
    expect(stream.texts).toEqual(['welcome', 'before', 'echo: before', 'after', 'echo: after']);
    const watermarks = stream.frames.map((frame) => Number(/"watermark":"(\d+)"/.exec(frame)?.[1]));
    expect(watermarks).toEqual([1, 2, 3, 4, 5]);
  });

  test('after a reconnect brings what came since, nothing twice', async () => {
    const client = await Client.start(await startServer());
    const first = await Stream.open(client.conversation.streamUrl);
    await client.say('one');
    await first.untilText('echo: one');
    first.socket.terminate();
    await first.closed;
    await client.say('missed');
    const { streamUrl } = await readConversation(await client.reconnect('?watermark=3'));
    expect(new URL(streamUrl).searchParams.get('watermark')).toBe('3');
    const second = await Stream.open(streamUrl);
    await second.untilText('echo: missed');
    expect(second.texts).toEqual(['missed', 'echo: missed']);
  });

  test.each([
    ['?watermark=2', ['echo: one']],
    ['?watermark=0', ['welcome', 'one', 'echo: one']],
    ['?watermark=-', ['welcome', 'one', 'echo: one']],
    ['?watermark=', ['welcome', 'one', 'echo: one']],
    ['', ['welcome', 'one', 'echo: one']],
    ['?watermark=99', []],
  ])('after a reconnect with "%s" brings what came after it, then everything new', async (query, replayed) => {
    const client = await Client.start(await startServer());
    await client.say('one');
    const stream = await Stream.open((await readConversation(await client.reconnect(query))).streamUrl);
    await client.say('two');
    await stream.untilText('echo: two');
    expect(stream.texts).toEqual([...replayed, 'two', 'echo: two']);
  });

  test('shows the bot typing, and keeps no record of it', async () => {
    const client = await Client.start(await startServer({
      runBot: async (context) => {
        if (isMessage(context.activity)) await context.sendActivities([{ type: 'typing' }, { type: 'message', text: 'answer' }]);
      },
    }));
    const stream = await Stream.open(client.conversation.streamUrl);
    await client.say('hello');
    await stream.untilText('answer');
    expect(stream.activities.map(({ type }) => type)).toEqual(['message', 'typing', 'message']);
    expect(await client.texts()).toEqual(['hello', 'answer']);
  });

  test('shows changes the bot makes', async () => {
    const client = await Client.start(await startServer({
      runBot: async (context) => {
        if (!isMessage(context.activity)) return;
        const sent = await context.sendActivity('first');
        await context.updateActivity({ type: 'message', id: sent?.id, text: 'changed' });
      },
    }));
    const stream = await Stream.open(client.conversation.streamUrl);
    await client.say('hello');
    await stream.untilText('changed');
    expect(new Set(stream.activities.slice(1).map(({ id }) => id)).size).toBe(1);
  });

  test('is one a conversation: the second closes the first', async () => {
    const client = await Client.start(await startServer());
    const first = await Stream.open(client.conversation.streamUrl);
    const second = await Stream.open((await readConversation(await client.reconnect('?watermark=1'))).streamUrl);
    expect(await first.closed).toEqual({ code: 4001, reason: 'collision' });
    await client.say('hello');
    await second.untilText('echo: hello');
    expect(first.texts).not.toContain('hello');
  });

  test('is kept alive by empty frames', async () => {
    const client = await Client.start(await startServer({ limits: { keepAliveMilliseconds: 3_000 } }));
    const stream = await Stream.open(client.conversation.streamUrl);
    await stream.until(() => stream.frames.filter((frame) => frame === '').length >= 2);
  });

  test('that does not answer pings is cut', async () => {
    const client = await Client.start(await startServer({ limits: { keepAliveMilliseconds: 200 } }));
    const socket = new WebSocket(client.conversation.streamUrl, { autoPong: false });
    const code = await new Promise((resolve) => socket.on('close', resolve));
    expect(code).toBe(1006);
  });

  test('takes the empty frames of the official client', async () => {
    const client = await Client.start(await startServer());
    const stream = await Stream.open(client.conversation.streamUrl);
    stream.socket.send('');
    await client.say('hello');
    await stream.untilText('echo: hello');
  });

  test.each<[string, (socket: WebSocket) => void, number]>([
    ['a frame of a megabyte', (socket) => socket.send('x'.repeat(1_000_000)), 1009],
    ['a large binary frame', (socket) => socket.send(Buffer.alloc(100_000)), 1009],
    ['a flood of frames', (socket) => Array.from({ length: 200 }).forEach(() => socket.send('')), 1008],
  ])('ends with %s, and the server goes on', async (_case, misbehave, code) => {
    const client = await Client.start(await startServer());
    const stream = await Stream.open(client.conversation.streamUrl);
    misbehave(stream.socket);
    expect((await stream.closed).code).toBe(code);
    expect((await client.say('hello')).status).toBe(200);
  });
});

describe('the address of a stream', () => {
  test('is good once', async () => {
    const client = await Client.start(await startServer());
    await Stream.open(client.conversation.streamUrl);
    expect(await upgradeStatus(client.conversation.streamUrl)).toBe(403);
  });

  test('is good for a minute', async () => {
    const client = await Client.start(await startServer({ limits: { ticketMilliseconds: 0 } }));
    expect(await upgradeStatus(client.conversation.streamUrl)).toBe(403);
  });

  test.each<[string, (url: string) => string, number]>([
    ['without its word', (url) => url.replace(/&t=.*/, ''), 403],
    ['with another word', (url) => url.replace(/&t=.*/, '&t=abc'), 403],
    ['of an unknown conversation', (url) => url.replace(/conversations\/[^/]+/, 'conversations/unknown'), 403],
    ['with a bad watermark', (url) => url.replace('watermark=-', 'watermark=-5'), 400],
    ['elsewhere', (url) => url.replace('/stream', '/activities'), 404],
    ['at the root', (url) => new URL('/', url).href, 404],
  ])('%s is refused', async (_case, change, status) => {
    const client = await Client.start(await startServer());
    expect(await upgradeStatus(change(client.conversation.streamUrl))).toBe(status);
  });

  test('of another conversation does not open with this one\'s word', async () => {
    const server = await startServer();
    const [one, other] = [await Client.start(server), await Client.start(server)];
    expect(await upgradeStatus(one.conversation.streamUrl.replace(one.conversation.conversationId, other.conversation.conversationId))).toBe(403);
  });

  test('a refused page does not use it up', async () => {
    const client = await Client.start(await startServer());
    const { streamUrl } = client.conversation;
    expect(await upgradeStatus(streamUrl, { origin: 'https://evil.example' })).toBe(403);
    expect(await upgradeStatus(streamUrl, { origin: 'null' })).toBe(403);
    await Stream.open(streamUrl, { origin: portal });
  });

  test('opens for the server\'s own page', async () => {
    const client = await Client.start(await startServer());
    await Stream.open(client.conversation.streamUrl, { origin: client.server.address });
  });

  test('says so to whoever asks without a WebSocket', async () => {
    const client = await Client.start(await startServer());
    expect(await refusal(await fetch(client.conversation.streamUrl.replace('ws:', 'http:')))).toBe('426 UpgradeRequired');
  });
});

describe('the end of the server', () => {
  test('lets a running turn finish, delivers its answer, says goodbye, and is quick', async () => {
    const held = gate();
    const entered = gate();
    const server = await startServer({
      runBot: async (context) => {
        if (!isMessage(context.activity)) return;
        entered.open();
        await held.passed;
        await context.sendActivity('done');
      },
    });
    const client = await Client.start(server);
    const stream = await Stream.open(client.conversation.streamUrl);
    const answer = client.say('hello');
    await entered.passed;
    const startedAt = Date.now();
    const closed = server.close();
    held.open();
    expect((await answer).status).toBe(200);
    expect(await stream.closed).toMatchObject({ code: 1001 });
    await closed;
    expect(stream.texts).toContain('done');
    expect(Date.now() - startedAt).toBeLessThan(5_000);
    await expect(fetch(`${server.address}/healthz`)).rejects.toThrow();
  });

  test('does not wait for ever: not for a turn that hangs, not for a client that does not answer', async () => {
    const entered = gate();
    const server = await startServer({
      limits: { closeMilliseconds: 300 },
      runBot: ({ activity }) => {
        if (isMessage(activity)) entered.open();
        return isMessage(activity) ? new Promise<void>(() => undefined) : Promise.resolve();
      },
    });
    const client = await Client.start(server);
    const stream = await Stream.open(client.conversation.streamUrl);
    stream.socket.pause();
    const answer = client.say('hello').catch(() => 'cut off');
    await entered.passed;
    const startedAt = Date.now();
    await server.close();
    expect(Date.now() - startedAt).toBeLessThan(5_000);
    expect(await answer).toBe('cut off');
    stream.socket.terminate();
  });

  test('may be asked for twice', async () => {
    const server = await startServer();
    await Promise.all([server.close(), server.close()]);
  });

  test('takes no new questions on open connections', async () => {
    const held = gate();
    const entered = gate();
    const server = await startServer({
      runBot: async ({ activity }) => {
        if (!isMessage(activity)) return;
        entered.open();
        await held.passed;
      },
    });
    const client = await Client.start(server);
    const answer = client.say('one');
    await entered.passed;
    const closed = server.close();
    const late = await client.say('two').then(({ status }) => status, () => 'no connection');
    expect([503, 'no connection']).toContain(late);
    held.open();
    await answer;
    await closed;
  });
});

describe('a stream that is refused', () => {
  const refuse = (url: string): Promise<IncomingMessage> => new Promise((resolve, reject) => {
    new WebSocket(url).on('unexpected-response', (_request, response) => resolve(response.resume())).on('open', () => reject(new Error('It was not refused.'))).on('error', reject);
  });

  test('is answered with the headers of every answer, and with an id', async () => {
    const server = await startServer();
    const { headers } = await refuse(`ws://127.0.0.1:${server.port}/v3/directline/conversations/c/stream`);
    const ordinary = await fetch(`${server.address}/v3/directline/conversations/c/stream`);
    for (const name of ['content-security-policy', 'x-content-type-options', 'referrer-policy', 'permissions-policy', 'cache-control', 'content-type']) expect([name, headers[name]]).toEqual([name, ordinary.headers.get(name)]);
    expect(headers['x-request-id']).toMatch(/^[\w-]{36}$/);
  });

  test('is seen in the log and counted in the metrics like any other request', async () => {
    const server = await startServer();
    await refuse(`ws://127.0.0.1:${server.port}/v3/directline/conversations/c/stream?t=guess`);
    expect(server.logLines.filter((line) => line.includes('"refusal":"StreamUrlExpired"') && !line.includes('guess'))).toHaveLength(1);
    const metrics = await (await fetch(`${server.address}/metrics`)).text();
    expect(metrics).toContain('first_drops_refusals_total{code="StreamUrlExpired"} 1');
    expect(metrics).toContain('first_drops_http_requests_total{route="/v3/directline/conversations/:conversationId/stream",method="GET",status_class="4xx"} 1');
  });

  test('for want of the storage is told to come again, and the operator why', async () => {
    const server = await startServer();
    const { conversation } = await Client.start(server);
    await server.store.close();
    const { statusCode, headers } = await refuse(conversation.streamUrl);
    expect([statusCode, headers['retry-after']]).toEqual([503, '2']);
    expect(server.logLines.join()).toMatch(/first-drops\.sqlite is closed/);
  });
});
