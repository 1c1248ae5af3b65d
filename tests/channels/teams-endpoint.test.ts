import { request } from 'node:http';
import { apology, closeServers, echoBot, gate, isMessage, plainRefusal, startServer, type RunningServer } from './support';
import { message, postMessage, repliesOf, startConnector, without } from './teams-support';

afterEach(closeServers);

describe('a test client on this machine', () => {
  test('is answered without a registration', async () => {
    const { address } = await startServer();
    expect(await repliesOf(await postMessage(address, message()))).toEqual(['echo: hello']);
  });

  test('gets its answers at its own address', async () => {
    const { address } = await startServer();
    const connector = await startConnector();
    const response = await postMessage(address, message({ serviceUrl: connector.serviceUrl, deliveryMode: undefined }));
    expect(response.status).toBe(200);
    expect(connector.texts).toEqual(['echo: hello']);
    await connector.close();
  });

  test.each([1, 2, 3, 4, 5].map((number) => [`http://127.0.0.${number}:9/`]).concat([['http://[::1]:9/'], ['https://localhost:9/']]))('may be at %s', async (serviceUrl) => {
    const { address } = await startServer();
    expect((await postMessage(address, message({ serviceUrl }))).status).toBe(200);
  });
});

describe('replies go nowhere else', () => {
  test.each([
    'http://169.254.169.254/latest/meta-data',
    'https://smba.trafficmanager.net/teams/',
    'http://localhost.evil.example/',
    'http://127.0.0.1@evil.example/',
    'http://127.0.0.1.evil.example/',
    'http://evil.example#@localhost/',
    'http://user:password@localhost/',
    'http://0.0.0.0:9/',
    'http://[::ffff:169.254.169.254]/',
    'http://10.0.0.1/',
    'file:///etc/passwd',
    'gopher://localhost/',
    'localhost:9',
  ])('%s is refused before the bot hears of it', async (serviceUrl) => {
    const heard: unknown[] = [];
    const { address } = await startServer({ runBot: ({ activity }) => Promise.resolve(void heard.push(activity)) });
    expect(await plainRefusal(await postMessage(address, message({ serviceUrl })))).toBe('403 Forbidden');
    expect(heard).toEqual([]);
  });
});

describe('strangers are refused without a registration', () => {
  test.each<[string, Record<string, string>]>([
    ['a proxy', { 'x-forwarded-for': '127.0.0.1' }],
    ['another kind of proxy', { forwarded: 'for=127.0.0.1' }],
    ['a third kind', { 'x-real-ip': '127.0.0.1' }],
  ])('whoever comes through %s', async (_case, headers) => {
    const { address } = await startServer();
    expect(await plainRefusal(await postMessage(address, message(), headers))).toBe('403 Forbidden');
  });

  test('a page that points a name of its own at this machine', async () => {
    const { port } = await startServer();
    const status = await new Promise((resolve) => {
      const outgoing = request({ port, host: '127.0.0.1', path: '/api/messages', method: 'POST', headers: { host: 'evil.example', 'content-type': 'application/json' } }, (response) => {
        resolve(response.statusCode);
        response.resume();
      });
      outgoing.end(JSON.stringify(message()));
    });
    expect(status).toBe(403);
  });

  test('everybody, in production', async () => {
    const { address } = await startServer({ environment: { NODE_ENV: 'production', HOST: '127.0.0.1' } });
    const response = await postMessage(address, message());
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'Forbidden', message: expect.stringContaining('MicrosoftAppId') as string });
  });
});

describe('what is no Activity', () => {
  test.each<[string, unknown, string]>([
    ['a list', [message()], '400 BadRequest'],
    ['null', null, '400 BadRequest'],
    ['a text', 'hello', '400 BadRequest'],
    ['nothing', undefined, '400 BadActivity'],
    ['something else', { x: 1 }, '400 BadActivity'],
    ['one without type', without('type'), '400 BadActivity'],
    ['one without conversation', without('conversation'), '400 BadActivity'],
    ['one without from', without('from'), '400 BadActivity'],
    ['one without channelId', without('channelId'), '400 BadActivity'],
    ['one without serviceUrl', without('serviceUrl'), '400 BadActivity'],
    ['an empty serviceUrl', message({ serviceUrl: '' }), '400 BadActivity'],
    ['a serviceUrl that is no text', message({ serviceUrl: { host: 'localhost' } }), '400 BadActivity'],
    ['a number for text', message({ text: 7 }), '400 BadActivity'],
    ['a list for text', message({ text: ['x'] }), '400 BadActivity'],
    ['an object for text', message({ text: {} }), '400 BadActivity'],
    ['a number for type', message({ type: 7 }), '400 BadActivity'],
    ['a text for conversation', message({ conversation: 'x' }), '400 BadActivity'],
    ['an empty conversation id', message({ conversation: { id: '' } }), '400 BadActivity'],
    ['a conversation id of 10 kB', message({ conversation: { id: 'x'.repeat(10_000) } }), '400 BadActivity'],
    ['a text for entities', message({ entities: 'x' }), '400 BadActivity'],
    ['a text for attachments', message({ attachments: 'x' }), '400 BadActivity'],
    ['members without ids', message({ membersAdded: [{}] }), '400 BadActivity'],
    ['an impossible time', message({ timestamp: 'yesterday' }), '400 BadActivity'],
    ['an odd channelId', message({ channelId: '../x' }), '400 BadActivity'],
    ['a channel we do not serve', message({ channelId: 'AseChannel' }), '400 BadActivity'],
    ['200 kB of text', message({ text: 'x'.repeat(200_000) }), '413 BodyTooLarge'],
  ])('%s is refused', async (_case, body, expected) => {
    const { address } = await startServer();
    expect(await plainRefusal(await postMessage(address, body))).toBe(expected);
  });

  test('the refusal names the fields and nothing that was sent', async () => {
    const { address } = await startServer();
    const response = await postMessage(address, message({ text: { private: 'words' }, from: {} }));
    const body = await response.text();
    expect(body).toContain('from.id, text');
    expect(body).not.toMatch(/private|words/);
  });
});

describe('what is one', () => {
  test.each<[string, object]>([
    ['no text', { text: undefined }],
    ['nulls', { text: null, entities: null, recipient: null, replyToId: null }],
    ['a button\'s value', { text: undefined, value: { entryId: 'x' } }],
    ['a conversation id with signs', { conversation: { id: '../%2e|;x' } }],
    ['unknown fields', { somethingNew: { deep: true } }],
    ['another type', { type: 'installationUpdate', action: 'add' }],
    ['a link of somebody unknown', { type: 'invoke', name: 'composeExtension/anonymousQueryLink', from: undefined }],
    ['a link of somebody without an id', { type: 'invoke', name: 'composeExtension/anonymousQueryLink', from: { id: null, name: null } }],
    ['28 KB as UTF-16, as text and as HTML, in JSON that escapes everything', { text: 'é'.repeat(14_000), attachments: [{ contentType: 'text/html', content: `<p>${'é'.repeat(14_000)}</p>` }] }],
    ['times', { timestamp: '2026-11-25T10:00:00.000Z', localTimestamp: '2026-11-25T11:00:00+01:00' }],
  ])('with %s is taken', async (_case, changes) => {
    const { address } = await startServer();
    expect((await postMessage(address, message(changes))).status).toBe(200);
  });

  test('times reach the bot as dates', async () => {
    const times: unknown[] = [];
    const { address } = await startServer({ runBot: ({ activity }) => Promise.resolve(void times.push(activity.timestamp)) });
    await postMessage(address, message({ timestamp: '2026-11-25T10:00:00.000Z' }));
    expect(times).toEqual([new Date('2026-11-25T10:00:00.000Z')]);
  });

  test('an invoke is answered with what the bot says', async () => {
    const { address } = await startServer({
      runBot: async (context) => void (await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: { statusCode: 200 } } })),
    });
    const response = await postMessage(address, message({ type: 'invoke', name: 'adaptiveCard/action', deliveryMode: undefined }));
    expect([response.status, await response.json()]).toEqual([200, { statusCode: 200 }]);
  });
});

describe('one conversation', () => {
  function slowStart(): { server: Promise<RunningServer>; order: unknown[]; entered: Promise<void>; open: () => void } {
    const held = gate();
    const entered = gate();
    const order: unknown[] = [];
    const server = startServer({
      limits: { waitingTurns: 3 },
      runBot: async ({ activity }) => {
        order.push(`${activity.text} starts`);
        entered.open();
        if (activity.text === 'first') await held.passed;
        order.push(`${activity.text} ends`);
      },
    });
    return { server, order, entered: entered.passed, open: held.open };
  }

  test('is answered in order, one turn after another; another conversation does not wait', async () => {
    const { server, order, entered, open } = slowStart();
    const { address } = await server;
    const first = postMessage(address, message({ text: 'first' }));
    await entered;
    const second = postMessage(address, message({ text: 'second' }));
    await postMessage(address, message({ text: 'other', conversation: { id: 'other' } }));
    open();
    await Promise.all([first, second]);
    expect(order).toEqual(['first starts', 'other starts', 'other ends', 'first ends', 'second starts', 'second ends']);
  });

  test('keeps no more than so many waiting', async () => {
    const { server, entered, open } = slowStart();
    const { address } = await server;
    const first = postMessage(address, message({ text: 'first' }));
    await entered;
    const more = Array.from({ length: 3 }, () => postMessage(address, message()));
    const refused = await Promise.race(more);
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(await plainRefusal(refused)).toBe('429 TooManyRequests');
    open();
    expect((await Promise.all([first, ...more])).map(({ status }) => status).sort()).toEqual([200, 200, 200, 429]);
  });

  test('a turn that fails is apologised for, and the next one runs', async () => {
    const { address } = await startServer({ runBot: (context) => (isMessage(context.activity) && context.activity.text === 'bad' ? Promise.reject(new Error('no')) : echoBot(context)) });
    expect(await repliesOf(await postMessage(address, message({ text: 'bad' })))).toEqual([apology]);
    expect(await repliesOf(await postMessage(address, message()))).toEqual(['echo: hello']);
  });
});
