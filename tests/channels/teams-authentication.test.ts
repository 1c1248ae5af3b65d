/** Real authentication by the SDK, against an OpenID server on this machine with real keys. */
import { createServer, type Server } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { publicAzure } from '../../channels/teams/open-id';
import { Client, closeServers, newsIn, plainRefusal, startServer, type RunningServer } from './support';
import { listenOnFreePort, message, postMessage, repliesOf, startConnector } from './teams-support';

const appId = '11111111-2222-3333-4444-555555555555';
const issuer = 'https://api.botframework.com';
const serviceUrl = 'https://smba.trafficmanager.net/teams/';

type Signer = 'ours' | 'unendorsed' | 'endorsed for nothing' | 'stranger';

const signers = new Map<Signer, CryptoKey>();
let openIdServer: Server;
let openIdAddress: string;
let printed: jest.SpyInstance[];

beforeAll(async () => {
  const [first, second, third, fourth] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256'), generateKeyPair('RS256'), generateKeyPair('RS256')]);
  signers.set('ours', first.privateKey).set('unendorsed', second.privateKey).set('endorsed for nothing', fourth.privateKey).set('stranger', third.privateKey);
  const keys = [
    { ...(await exportJWK(first.publicKey)), kid: 'ours', endorsements: ['msteams', 'webchat'] },
    { ...(await exportJWK(second.publicKey)), kid: 'unendorsed', endorsements: ['webchat'] },
    { ...(await exportJWK(fourth.publicKey)), kid: 'endorsed for nothing' },
  ];
  openIdServer = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.url === '/keys' ? { keys } : { issuer, jwks_uri: `${openIdAddress}/keys` }));
  });
  openIdAddress = `http://127.0.0.1:${await listenOnFreePort(openIdServer)}`;
});

afterAll(() => {
  openIdServer.closeAllConnections();
  return new Promise((resolve) => openIdServer.close(resolve));
});

beforeEach(() => {
  // Only to hear what is printed.
  printed = [jest.spyOn(console, 'error').mockImplementation(), jest.spyOn(console, 'warn').mockImplementation()];
});

afterEach(async () => {
  jest.restoreAllMocks();
  await closeServers();
});

function authenticatedServer(metadata = `${openIdAddress}/metadata`, loginAddress = publicAzure.loginAddress): Promise<RunningServer> {
  return startServer({
    environment: { MicrosoftAppId: appId, MicrosoftAppPassword: 'password', NODE_ENV: 'production', HOST: '127.0.0.1' },
    config: { openId: { ...publicAzure, channelMetadata: metadata, emulatorMetadata: metadata, loginAddress } },
  });
}

interface TokenWishes {
  readonly signer?: Signer;
  readonly keyId?: string;
  readonly audience?: string;
  readonly issuer?: string;
  readonly expires?: string;
  readonly notBefore?: string;
  readonly claims?: Record<string, unknown>;
}

function keyOf(signer: Signer): CryptoKey {
  const key = signers.get(signer);
  if (key === undefined) throw new Error(`There is no key of ${signer}.`);
  return key;
}

function linesPrinted(): readonly unknown[] {
  return printed.flatMap(({ mock }): unknown[] => mock.calls);
}

function sign(wishes: TokenWishes = {}): Promise<string> {
  const { signer = 'ours', keyId = 'ours', audience = appId, expires = '1h', notBefore = '-1h', claims = { serviceurl: serviceUrl } } = wishes;
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: keyId }).setIssuer(wishes.issuer ?? issuer).setAudience(audience).setIssuedAt('-2h').setNotBefore(notBefore).setExpirationTime(expires).sign(keyOf(signer));
}

async function postWith(server: RunningServer, token: string, changes: object = {}): Promise<Response> {
  return postMessage(server.address, message({ serviceUrl, ...changes }), { authorization: `Bearer ${token}` });
}

test.each<[string, TokenWishes]>([
  ['a valid token', {}],
  ['one that expired less than five minutes ago', { expires: '-100s' }],
])('%s is let in', async (_case, wishes) => {
  const server = await authenticatedServer();
  expect(await repliesOf(await postWith(server, await sign(wishes)))).toEqual(['echo: hello']);
});

describe('refused with 401, and without a line on the console', () => {
  test.each<[string, TokenWishes]>([
    ['another bot\'s token', { audience: 'another bot' }],
    ['a token of another issuer', { issuer: 'https://evil.example' }],
    ['an Entra token that is not signed by Entra', { issuer: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', signer: 'stranger' }],
    ['one that expired long ago', { expires: '-15m' }],
    ['one that is not valid yet', { notBefore: '30m' }],
    ['an unknown key', { keyId: 'unknown' }],
    ['a known key\'s name on another key\'s signature', { signer: 'stranger' }],
    ['a key that is not endorsed for the channel', { signer: 'unendorsed', keyId: 'unendorsed' }],
    ['a key that is endorsed for no channel', { signer: 'endorsed for nothing', keyId: 'endorsed for nothing' }],
    ['another serviceUrl', { claims: { serviceurl: 'https://evil.example/' } }],
    ['no serviceUrl', { claims: {} }],
  ])('%s', async (_case, wishes) => {
    const server = await authenticatedServer();
    const response = await postWith(server, await sign(wishes));
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(await plainRefusal(response)).toBe('401 Unauthorized');
    expect(linesPrinted()).toEqual([]);
  });

  test.each<[string, Record<string, string>]>([
    ['no header', {}],
    ['an empty one', { authorization: '' }],
    ['another scheme', { authorization: 'Basic abc' }],
    ['no JWT', { authorization: 'Bearer abc' }],
    ['three dots', { authorization: 'Bearer a.b.c' }],
  ])('%s', async (_case, headers) => {
    const { address } = await authenticatedServer();
    expect(await plainRefusal(await postMessage(address, message({ serviceUrl }), headers))).toBe('401 Unauthorized');
    expect(linesPrinted()).toEqual([]);
  });

  test('an unsigned token', async () => {
    const server = await authenticatedServer();
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = `${part({ alg: 'none', kid: 'ours' })}.${part({ iss: issuer, aud: appId, exp: 9_999_999_999, serviceurl: serviceUrl })}.`;
    expect((await postWith(server, token)).status).toBe(401);
    expect(linesPrinted()).toEqual([]);
  });
});

test('the emulator\'s channel is not taken from outside', async () => {
  const server = await authenticatedServer();
  const token = await sign();
  const response = await postMessage(server.address, message({ serviceUrl, channelId: 'emulator' }), { authorization: `Bearer ${token}`, 'x-forwarded-for': '203.0.113.1' });
  expect(await plainRefusal(response)).toBe('400 BadActivity');
});

test.each(['http://smba.trafficmanager.net/', 'file:///etc/passwd', 'https://user@smba.trafficmanager.net/', 'teams'])('a serviceUrl such as %s is refused, whatever the token says', async (odd) => {
  const server = await authenticatedServer();
  expect(await plainRefusal(await postWith(server, await sign({ claims: { serviceurl: odd } }), { serviceUrl: odd }))).toBe('400 BadActivity');
});

describe('a token of Entra, which names no serviceUrl,', () => {
  const entra: TokenWishes = { issuer: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', claims: { ver: '1.0', appid: appId } };

  test('lets in a test client on this machine', async () => {
    const server = await authenticatedServer();
    expect(await repliesOf(await postWith(server, await sign(entra), { serviceUrl: 'http://localhost:9/_connector' }))).toEqual(['echo: hello']);
  });

  test.each([serviceUrl, 'https://evil.example/'])('makes no reply go to %s', async (elsewhere) => {
    const server = await authenticatedServer();
    expect(await plainRefusal(await postWith(server, await sign(entra), { serviceUrl: elsewhere }))).toBe('403 Forbidden');
    expect(linesPrinted()).toEqual([]);
  });
});

test('while no token can be had for replies, Teams is told so, the log names no word, and the chat page answers', async () => {
  // The SDK refuses to send a password over plain http: as final as a login server that refuses it.
  const server = await authenticatedServer(undefined, 'http://127.0.0.1:9/tenant');
  const connector = await startConnector();
  const token = await sign({ claims: { serviceurl: connector.serviceUrl } });
  const response = await postWith(server, token, { serviceUrl: connector.serviceUrl, deliveryMode: 'normal', text: 'private words' });
  expect(await plainRefusal(response)).toBe('502 BotFailed');
  const client = await Client.start(server);
  await client.say('hello');
  expect(await client.texts()).toContain('echo: hello');
  expect([connector.attempts, linesPrinted()]).toEqual([[], []]);
  expect(newsIn(server).filter((line) => line.includes('a reply could not be delivered'))).toHaveLength(1);
  expect(server.logLines.join()).not.toMatch(/private words|password/);
  await connector.close();
});

test('keys that cannot be fetched are our trouble, not the caller\'s; the next request tries again', async () => {
  const server = await authenticatedServer('http://127.0.0.1:9/metadata');
  const token = await sign();
  for (const attempt of [1, 2]) {
    const response = await postWith(server, token);
    expect([attempt, response.headers.get('retry-after')]).toEqual([attempt, '10']);
    expect(await plainRefusal(response)).toBe('503 KeysUnavailable');
  }
});

test('a hundred refusals are one line of the log, without a word of the token', async () => {
  const server = await authenticatedServer();
  const token = await sign({ expires: '-15m' });
  for (let count = 0; count < 100; count += 1) await postWith(server, token);
  expect(newsIn(server)).toHaveLength(1);
  expect(newsIn(server)[0]).toContain('"code":"Unauthorized"');
  expect(server.logLines.join()).not.toContain(token.slice(0, 20));
});
