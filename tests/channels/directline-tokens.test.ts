import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SignJWT } from 'jose';
import { bearer, Client, closeServers, generateToken, plainRefusal, portal, post, readConversation, readTokenReply, refusal, secret, startServer, tokenKey, userOf, type RunningServer } from './support';

afterEach(closeServers);

const root = '/v3/directline';

function widgetToken({ address }: RunningServer, headers: Record<string, string> = { origin: portal }): Promise<Response> {
  return post(`${address}/widget/token`, undefined, headers);
}

/** A token the server itself would have made, but for what the test changes. */
function forge(changes: { readonly expires?: string; readonly key?: string; readonly issuer?: string; readonly conversationId?: string } = {}): Promise<string> {
  const { expires = '30m', key = tokenKey, issuer = 'first-drops', conversationId = 'c' } = changes;
  return new SignJWT({ conv: conversationId, user: 'dl_u', born: Date.now() }).setProtectedHeader({ alg: 'HS256' }).setIssuer(issuer).setAudience('directline').setIssuedAt().setExpirationTime(expires).sign(Buffer.from(key));
}

function unsigned(): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ conv: 'c', user: 'u', born: 1, iss: 'first-drops', aud: 'directline', exp: 9_999_999_999 })}.`;
}

describe('a server with the secret', () => {
  test('gets a token for a new conversation', async () => {
    const server = await startServer();
    const first = await generateToken(server);
    const second = await generateToken(server);
    expect(first.conversationId).not.toBe(second.conversationId);
  });

  test('may name the user, who then is the sender of everything posted, under a pseudonym', async () => {
    const client = await Client.start(await startServer(), { user: { id: 'parent-7', name: 'A. Parent' } });
    await client.say('hello', { from: { id: 'somebody else', role: 'bot' } });
    const { activities } = await client.activities();
    expect(activities.find(({ text }) => text === 'hello')?.from).toMatchObject({ id: userOf(client.conversation.token), role: 'user' });
    expect(JSON.stringify(activities)).not.toMatch(/A\. Parent|somebody else/);
  });

  test.each<[string, Record<string, string>]>([
    ['no header', {}],
    ['a wrong secret', bearer('a-secret-for-tests-onlx')],
    ['another scheme', { authorization: `Basic ${secret}` }],
    ['an empty one', { authorization: 'Bearer ' }],
  ])('%s is refused', async (_case, headers) => {
    const { address } = await startServer();
    expect(await refusal(await post(`${address}${root}/tokens/generate`, {}, headers))).toMatch(/^401 /);
  });

  test('a token is no secret', async () => {
    const server = await startServer();
    const { token } = await generateToken(server);
    expect((await post(`${server.address}${root}/tokens/generate`, {}, bearer(token))).status).toBe(401);
  });

  test('without a configured secret the door is closed', async () => {
    const { address } = await startServer({ environment: { DIRECT_LINE_SECRET: '' } });
    expect(await refusal(await post(`${address}${root}/tokens/generate`, {}, bearer('')))).toBe('403 SecretNotConfigured');
    expect(await refusal(await post(`${address}${root}/tokens/generate`, {}, bearer('undefined')))).toBe('403 SecretNotConfigured');
  });

  test('guessing is slowed down, also for the right one', async () => {
    const { address } = await startServer({ limits: { wrongSecretsPerMinute: 3 } });
    const guess = (guessed: string): Promise<Response> => post(`${address}${root}/tokens/generate`, {}, bearer(guessed));
    for (const wrong of ['1', '2', '3']) expect((await guess(wrong)).status).toBe(401);
    const refused = await guess(secret);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test.each<[unknown]>([
    [{ user: { id: 7 } }],
    [{ user: { id: '' } }],
    [{ user: { id: 'x'.repeat(201) } }],
    [{ user: 'me' }],
    [{ trustedOrigins: 'https://a.example' }],
    [{ trustedOrigins: ['not an origin'] }],
  ])('%j is a bad wish', async (wishes) => {
    const { address } = await startServer();
    expect(await refusal(await post(`${address}${root}/tokens/generate`, wishes, bearer(secret)))).toBe('400 BadArgument');
  });

  test('a token with trusted origins is good on those pages only', async () => {
    const server = await startServer({ environment: { ALLOWED_ORIGINS: `${portal},https://other.example` } });
    const { token } = await generateToken(server, { trustedOrigins: [portal] });
    const start = (origin: string): Promise<Response> => post(`${server.address}${root}/conversations`, {}, { ...bearer(token), origin });
    expect((await start(portal)).status).toBe(201);
    expect(await refusal(await start('https://other.example'))).toBe('403 OriginNotAllowed');
  });
});

describe('a page that may embed the widget', () => {
  test('gets a token for a random user, and can talk with it', async () => {
    const server = await startServer();
    const { token } = await readTokenReply(await widgetToken(server));
    const started = await post(`${server.address}${root}/conversations`, {}, { ...bearer(token), origin: portal });
    expect(started.status).toBe(201);
    expect(started.headers.get('access-control-allow-origin')).toBe(portal);
  });

  test.each<[string, (server: RunningServer) => Record<string, string>]>([
    ['a listed origin', () => ({ origin: portal })],
    ['the server\'s own origin', ({ address }) => ({ origin: address })],
    ['the server\'s own page, when the browser names no origin', () => ({ 'sec-fetch-site': 'same-origin' })],
  ])('%s is taken', async (_case, headers) => {
    const server = await startServer();
    expect((await widgetToken(server, headers(server))).status).toBe(200);
  });

  test('the address the operator states is the server\'s own', async () => {
    const server = await startServer({ environment: { PUBLIC_ADDRESS: 'https://chat.example.org' } });
    expect((await widgetToken(server, { origin: 'https://chat.example.org' })).status).toBe(200);
  });

  test.each<[string, Record<string, string>]>([
    ['another site', { origin: 'https://evil.example' }],
    ['a listed host on another scheme', { origin: 'http://portal.example.org' }],
    ['a listed host on another port', { origin: `${portal}:8443` }],
    ['a subdomain', { origin: 'https://x.portal.example.org' }],
    ['a longer name', { origin: `${portal}.evil.example` }],
    ['a page without an origin of its own', { origin: 'null' }],
    ['no origin at all', {}],
    ['no origin, from another site', { 'sec-fetch-site': 'cross-site' }],
  ])('%s is refused', async (_case, headers) => {
    const response = await widgetToken(await startServer(), headers);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(await plainRefusal(response)).toBe('403 OriginNotAllowed');
  });

  test('one address gets so many tokens a minute and is told how long to wait', async () => {
    const server = await startServer({ limits: { tokensPerMinute: 3 } });
    for (let count = 0; count < 3; count += 1) expect((await widgetToken(server)).status).toBe(200);
    const refused = await widgetToken(server);
    expect(refused.headers.get('retry-after')).toMatch(/^[1-9]\d?$/);
    expect(refused.headers.get('access-control-expose-headers')).toBe('retry-after');
    expect(await plainRefusal(refused)).toBe('429 TooManyRequests');
  });

  test('a written X-Forwarded-For opens no second account', async () => {
    const server = await startServer({ limits: { tokensPerMinute: 1 } });
    expect((await widgetToken(server, { origin: portal, 'x-forwarded-for': '203.0.113.1' })).status).toBe(200);
    expect((await widgetToken(server, { origin: portal, 'x-forwarded-for': '203.0.113.2' })).status).toBe(429);
  });

  test('behind the hospital\'s own proxy every address has its own account', async () => {
    const server = await startServer({ environment: { PROXY_COUNT: '1' }, limits: { tokensPerMinute: 1 } });
    const from = (address: string): Promise<Response> => widgetToken(server, { origin: portal, 'x-forwarded-for': `198.51.100.9, ${address}` });
    expect((await from('203.0.113.1:4711')).status).toBe(200);
    expect((await from('203.0.113.2:4711')).status).toBe(200);
    expect((await from('203.0.113.1:4712')).status).toBe(429);
    expect((await from('2001:db8:1:1::1')).status).toBe(200);
    expect((await from('2001:db8:1:1:ffff::2')).status).toBe(429);
    expect((await from('2001:db8:1:2::1')).status).toBe(200);
  });
});

describe('a token', () => {
  test('can be refreshed for the same conversation and user', async () => {
    const client = await Client.start(await startServer());
    const refreshed = await readTokenReply(await post(`${client.server.address}${root}/tokens/refresh`, undefined, client.authorization));
    expect(refreshed.conversationId).toBe(client.conversation.conversationId);
    expect((await fetch(`${client.url}/activities`, { headers: bearer(refreshed.token) })).status).toBe(200);
  });

  test.each<[string, () => Promise<string>, string]>([
    ['an expired one', () => forge({ expires: '-1s' }), '403 TokenExpired'],
    ['one signed with another key', () => forge({ key: 'another-key-for-tests-0123456789-abcdef' }), '401 BadToken'],
    ['one of another issuer', () => forge({ issuer: 'somebody' }), '401 BadToken'],
    ['an unsigned one', () => Promise.resolve(unsigned()), '401 BadToken'],
    ['no JWT', () => Promise.resolve('abc'), '401 BadToken'],
    ['the secret', () => Promise.resolve(secret), '401 BadToken'],
    ['one for another conversation', () => forge({ conversationId: 'another' }), '403 WrongConversation'],
  ])('%s is refused everywhere', async (_case, make, expected) => {
    const { server, url } = await Client.start(await startServer());
    const headers = bearer(await make());
    expect(await refusal(await fetch(`${url}/activities`, { headers }))).toBe(expected);
    expect(await refusal(await fetch(url, { headers }))).toBe(expected);
    expect(await refusal(await post(`${url}/activities`, { type: 'message', text: 'x' }, headers))).toBe(expected);
    if (expected === '403 WrongConversation') return;
    expect(await refusal(await post(`${server.address}${root}/tokens/refresh`, undefined, headers))).toBe(expected);
    expect(await refusal(await post(`${server.address}${root}/conversations`, {}, headers))).toBe(expected);
  });

  test('a missing one is refused', async () => {
    const { url } = await Client.start(await startServer());
    expect(await refusal(await fetch(`${url}/activities`))).toBe('401 BadToken');
  });

  describe('without TOKEN_KEY', () => {
    const environment = { TOKEN_KEY: '' };
    const useAt = async (token: string, wishes: object): Promise<number> => {
      const { address } = await startServer({ environment, ...wishes });
      return (await post(`${address}${root}/conversations`, {}, bearer(token))).status;
    };

    test('a token outlives the process, by the key that was made in the data folder', async () => {
      const dataFolder = await mkdtemp(path.join(tmpdir(), 'first-drops-data-'));
      const before = await startServer({ environment, dataFolder });
      const { token } = await generateToken(before);
      await before.close();
      expect(await useAt(token, { dataFolder })).toBe(201);
    });

    test('instances with one STORAGE_KEY take the tokens of each other, and of nobody with another key', async () => {
      const storageKey = 'a storage key of more than thirty-two characters';
      const { token } = await generateToken(await startServer({ environment, storage: { storageKey } }));
      expect(await useAt(token, { storage: { storageKey } })).toBe(201);
      expect(await useAt(token, { storage: { storageKey: `${storageKey}!` } })).toBe(401);
      expect(await useAt(token, {})).toBe(401);
    });
  });
});

describe('pages on other sites', () => {
  test('a preflight of a listed site is answered with what the official client sends', async () => {
    const { address } = await startServer();
    const response = await fetch(`${address}${root}/conversations`, { method: 'OPTIONS', headers: { origin: portal, 'access-control-request-method': 'POST' } });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe(portal);
    expect(response.headers.get('vary')).toBe('Origin');
    expect(response.headers.get('access-control-allow-headers')?.split(', ')).toEqual(['authorization', 'content-type', 'x-ms-bot-agent', 'x-requested-with']);
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
  });

  test('another site is refused, with a preflight and without', async () => {
    const server = await startServer();
    const { token } = await generateToken(server);
    const headers = { origin: 'https://evil.example', ...bearer(token) };
    expect((await fetch(`${server.address}${root}/conversations`, { method: 'OPTIONS', headers })).status).toBe(403);
    expect(await refusal(await post(`${server.address}${root}/conversations`, {}, headers))).toBe('403 OriginNotAllowed');
  });

  test('refusals, too, can be read by the page', async () => {
    const { address } = await startServer();
    const response = await post(`${address}${root}/conversations`, {}, { origin: portal });
    expect(response.status).toBe(401);
    expect(response.headers.get('access-control-allow-origin')).toBe(portal);
  });
});

describe('the address of the stream', () => {
  test.each<[string, Record<string, string>, RegExp]>([
    ['plain', {}, /^ws:\/\/127\.0\.0\.1:\d+\/v3\//],
    ['behind a proxy that ends TLS', { 'x-forwarded-proto': 'https' }, /^wss:\/\/127\.0\.0\.1:\d+\/v3\//],
    ['behind a chain of proxies', { 'x-forwarded-proto': 'https,http' }, /^wss:/],
  ])('%s', async (_case, headers, expected) => {
    const server = await startServer();
    const { token } = await generateToken(server);
    const { streamUrl } = await readConversation(await post(`${server.address}${root}/conversations`, {}, { ...bearer(token), ...headers }));
    expect(streamUrl).toMatch(expected);
  });

  test('is the one the operator states', async () => {
    const client = await Client.start(await startServer({ environment: { PUBLIC_ADDRESS: 'https://chat.example.org' } }));
    expect(client.conversation.streamUrl).toMatch(/^wss:\/\/chat\.example\.org\/v3\/directline\/conversations\//);
  });
});
