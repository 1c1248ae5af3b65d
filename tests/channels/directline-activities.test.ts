import { Client, closeServers, post, readId, refusal, startServer } from './support';

afterEach(closeServers);

describe('what a client may send', () => {
  async function silentClient(limits = {}): Promise<Client> {
    return Client.start(await startServer({ runBot: () => Promise.resolve(), limits }));
  }

  test.each<[string, unknown, string]>([
    ['no type', { text: 'x' }, '400 BadActivity'],
    ['an unknown type', { type: 'invoke' }, '400 BadActivity'],
    ['a type that is no text', { type: 7 }, '400 BadActivity'],
    ['a number for text', { type: 'message', text: 7 }, '400 BadActivity'],
    ['an object for text', { type: 'message', text: {} }, '400 BadActivity'],
    ['a list for text', { type: 'message', text: ['x'] }, '400 BadActivity'],
    ['text for channelData', { type: 'message', channelData: 'x' }, '400 BadActivity'],
    ['a list for channelData', { type: 'message', channelData: [] }, '400 BadActivity'],
    ['attachments', { type: 'message', attachments: [{ contentType: 'image/png' }] }, '400 BadActivity'],
    ['a list', [{ type: 'message', text: 'x' }], '400 BadRequest'],
    ['null', null, '400 BadRequest'],
    ['a text', 'hello', '400 BadRequest'],
    ['a number', 7, '400 BadRequest'],
    ['20,001 characters', { type: 'message', text: 'x'.repeat(20_001) }, '413 MessageTooLong'],
    ['200 kB of text', { type: 'message', text: 'x'.repeat(200_000) }, '413 BodyTooLarge'],
    ['too much value', { type: 'message', value: 'x'.repeat(9_000) }, '413 MessageTooLong'],
    ['too much channelData', { type: 'message', channelData: { more: 'x'.repeat(9_000) } }, '413 MessageTooLong'],
  ])('%s is refused and leaves no trace', async (_case, body, expected) => {
    const client = await silentClient();
    expect(await refusal(await client.send(body))).toBe(expected);
    expect((await client.activities()).activities).toEqual([]);
  });

  test.each<[string, string, string, string]>([
    ['no JSON', '{"type":', 'application/json', '400 BadRequest'],
    ['nothing', '', 'application/json', '400 BadActivity'],
    ['JSON 10,000 levels deep', `{"type":"message","value":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, 'application/json', '400 BadRequest'],
    ['JSON 40 levels deep', `{"type":"message","value":${'['.repeat(40)}${']'.repeat(40)}}`, 'application/json', '400 BadRequest'],
    ['plain text', 'hello', 'text/plain', '415 UnsupportedMediaType'],
    ['a form', 'type=message', 'application/x-www-form-urlencoded', '415 UnsupportedMediaType'],
  ])('%s is refused', async (_case, body, type, expected) => {
    const client = await silentClient();
    expect(await refusal(await fetch(`${client.url}/activities`, { method: 'POST', body, headers: { ...client.authorization, 'content-type': type } }))).toBe(expected);
  });

  test.each<[string, object]>([
    ['an empty text', { type: 'message', text: '' }],
    ['a message without text', { type: 'message' }],
    ['a button\'s value', { type: 'message', value: { entryId: 'x' } }],
    ['an event', { type: 'event', name: 'webchat/join', value: { language: 'en' } }],
    ['a typing sign', { type: 'typing' }],
    ['a membership note', { type: 'conversationUpdate', membersAdded: [{ id: 'intruder' }] }],
    ['nulls for what is absent', { type: 'message', text: 'x', value: null, name: null, attachments: null, channelData: null }],
    ['an empty list of attachments', { type: 'message', text: 'x', attachments: [] }],
    ['an odd locale, format and time', { type: 'message', text: 'x', locale: '../../etc', textFormat: 'xml', timestamp: 'yesterday' }],
    ['20,000 characters', { type: 'message', text: 'x'.repeat(20_000) }],
  ])('%s is taken', async (_case, body) => {
    const client = await silentClient();
    expect(await readId(await client.send(body))).toContain(`${client.conversation.conversationId}|`);
  });

  test('only named fields go further', async () => {
    const given: unknown[] = [];
    const client = await Client.start(await startServer({ runBot: ({ activity }) => Promise.resolve(void given.push(Object.keys(activity))) }));
    await client.say('x', { id: 'mine', conversation: { id: 'other' }, recipient: { id: 'x' }, channelId: 'emulator', serviceUrl: 'http://169.254.169.254/', replyToId: 'x', membersAdded: [{ id: 'x' }], suggestedActions: { actions: Array(10_000).fill(1) }, entities: [{}], deliveryMode: 'expectReplies', callerId: 'x', relatesTo: {} });
    expect(new Set(given.flat())).toEqual(new Set(['type', 'id', 'text', 'textFormat', 'timestamp', 'channelId', 'conversation', 'from', 'recipient', 'serviceUrl', 'membersAdded']));
    expect((await client.activities()).activities[0]).toMatchObject({ channelId: 'directline', conversation: { id: client.conversation.conversationId } });
  });

  test('a client cannot say who has joined', async () => {
    const members: unknown[] = [];
    const client = await Client.start(await startServer({ runBot: ({ activity }) => Promise.resolve(void members.push(activity.membersAdded)) }));
    await client.send({ type: 'conversationUpdate', membersAdded: [{ id: 'intruder' }] });
    await client.say('x');
    expect(JSON.stringify(members)).not.toContain('intruder');
  });

  test('keys that reach a prototype are dropped at any depth', async () => {
    const client = await silentClient();
    const body = '{"type":"message","text":"x","__proto__":{"polluted":1},"channelData":{"constructor":{"prototype":{"polluted":1}},"deep":{"__proto__":{"polluted":1}}}}';
    const response = await fetch(`${client.url}/activities`, { method: 'POST', body, headers: { ...client.authorization, 'content-type': 'application/json' } });
    expect(response.status).toBe(200);
    expect((await client.activities()).activities[0]?.channelData).toEqual({ deep: {} });
    expect('polluted' in {}).toBe(false);
  });

  test('NUL and half characters are mended', async () => {
    const client = await Client.start(await startServer());
    await client.say('a\0b \ud800 c 👶');
    expect(await client.texts()).toEqual(['welcome', 'ab \ufffd c 👶', 'echo: ab \ufffd c 👶']);
  });

  test('no files are taken', async () => {
    const client = await silentClient();
    const form = new FormData();
    form.append('file', new Blob(['x']), 'photo.jpg');
    expect(await refusal(await fetch(`${client.url}/upload?userId=x`, { method: 'POST', body: form, headers: client.authorization }))).toBe('415 UploadNotSupported');
  });

  test('a path to another conversation is refused, however it is written', async () => {
    const client = await silentClient();
    for (const id of ['../other', '%2e%2e', 'a|b', 'x'.repeat(90)]) {
      const response = await fetch(`${client.server.address}/v3/directline/conversations/${encodeURIComponent(id)}/activities`, { headers: client.authorization });
      expect(response.status).toBe(403);
    }
  });

  test('one conversation takes so many posts in ten seconds', async () => {
    const client = await silentClient({ postsPerTenSeconds: 3 });
    for (const text of ['1', '2', '3']) expect((await client.say(text)).status).toBe(200);
    const refused = await client.say('4');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refusal(refused)).toBe('429 TooManyRequests');
    expect(await client.texts()).toEqual(['1', '2', '3']);
  });

  test('the tokens of one conversation are good for so many other calls in ten seconds, with posts apart', async () => {
    const client = await silentClient({ callsPerTenSeconds: 4 });
    const refresh = (): Promise<Response> => post(`${client.server.address}/v3/directline/tokens/refresh`, undefined, client.authorization);
    const [polled, refreshed, resumed] = [await client.poll(), await refresh(), await client.reconnect('?watermark=0')];
    expect([polled.status, refreshed.status, resumed.status]).toEqual([200, 200, 200]);
    expect([await refusal(await client.poll()), await refusal(await refresh())]).toEqual(['429 TooManyRequests', '429 TooManyRequests']);
    expect((await client.say('hello')).status).toBe(200);
  });
});
