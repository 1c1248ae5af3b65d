import { createHmac } from 'node:crypto';
import { bearer, closeServers, newsIn, plainRefusal, portal, post, readTokenReply, startServer, userOf } from './support';
import { closeKeySets, issuer, nowSeconds, pairs, patient, pem, portalKey, serveKeySet, serverWithPortal, sign, trade, type Signing } from './portal-support';

afterEach(closeServers);
afterEach(closeKeySets);
afterEach(() => jest.useRealTimers());

/** Only the clock: timers and sockets go on as ever. */
function setClockAhead(milliseconds: number): void {
  jest.useFakeTimers({ now: Date.now() + milliseconds, doNotFake: ['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
}

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** A JWT made by hand, as an attacker makes it. */
function handmade(header: object, key?: string): string {
  const now = nowSeconds();
  const signed = `${base64url(header)}.${base64url({ iss: issuer, aud: 'first-drops', sub: patient, iat: now, exp: now + 120 })}`;
  return `${signed}.${key === undefined ? '' : createHmac('sha256', key).update(signed).digest('base64url')}`;
}

describe('a JWT signed by the portal is traded for a token of that person', () => {
  test.each<[string, string, Signing]>([
    ['a shared secret', portalKey, {}],
    ['an RSA key', pem(pairs.rsa), { algorithm: 'RS256', key: pairs.rsa.privateKey }],
    ['an RSA key on one line', pem(pairs.rsa).replaceAll('\n', '\\n'), { algorithm: 'RS256', key: pairs.rsa.privateKey }],
    ['a P-256 key', pem(pairs.ec), { algorithm: 'ES256', key: pairs.ec.privateKey }],
    ['an Ed25519 key', pem(pairs.ed25519), { algorithm: 'EdDSA', key: pairs.ed25519.privateKey }],
    ['an Ed25519 key under its newer name', pem(pairs.ed25519), { algorithm: 'Ed25519', key: pairs.ed25519.privateKey }],
  ])('signed with %s', async (_kind, key, signing) => {
    const server = await serverWithPortal({ PORTAL_KEY: key });
    const { token } = await readTokenReply(await trade(server, await sign(signing)));
    expect(userOf(token)).toMatch(/^dl_[\w-]{22}$/);
    expect((await post(`${server.address}/v3/directline/conversations`, {}, bearer(token))).status).toBe(201);
  });

  // Made when the test runs: its file may have been read long before.
  test.each<[string, () => Record<string, unknown>]>([
    ['ten minutes of life', () => ({ exp: nowSeconds() + 600 })],
    ['several audiences', () => ({ aud: ['records', 'first-drops'] })],
    ['a clock that is 20 s ahead', () => ({ iat: nowSeconds() + 20, nbf: nowSeconds() + 20, exp: nowSeconds() + 80 })],
    ['an end 20 s ago', () => ({ iat: nowSeconds() - 80, exp: nowSeconds() - 20 })],
    ['a subject of 200 characters', () => ({ sub: 'x'.repeat(200) })],
  ])('with %s', async (_case, claims) => {
    const server = await serverWithPortal();
    expect((await trade(server, await sign({ claims: claims() }))).status).toBe(200);
  });

  test('with another audience, if the operator names it', async () => {
    const server = await serverWithPortal({ PORTAL_KEY: portalKey, PORTAL_AUDIENCE: 'chat' });
    expect((await trade(server, await sign({ claims: { aud: 'chat' } }))).status).toBe(200);
    expect(await plainRefusal(await trade(server, await sign()))).toBe('401 PortalTokenAudience');
  });
});

describe('a JWT is refused with the reason', () => {
  test.each<[string, (now: number) => Record<string, unknown>, string]>([
    ['another issuer', () => ({ iss: 'https://evil.example' }), 'PortalTokenIssuer'],
    ['no issuer', () => ({ iss: undefined }), 'PortalTokenIssuer'],
    ['another audience', () => ({ aud: 'records' }), 'PortalTokenAudience'],
    ['no audience', () => ({ aud: undefined }), 'PortalTokenAudience'],
    ['an end that has passed', (now) => ({ iat: now - 300, exp: now - 120 }), 'PortalTokenExpired'],
    ['no end', () => ({ exp: undefined }), 'PortalTokenLifetime'],
    ['an end that is no number', () => ({ exp: 'soon' }), 'PortalTokenLifetime'],
    ['no beginning', () => ({ iat: undefined }), 'PortalTokenLifetime'],
    ['more than ten minutes of life', (now) => ({ iat: now, exp: now + 601 }), 'PortalTokenLifetime'],
    ['a beginning in the future', (now) => ({ iat: now + 120, exp: now + 240 }), 'PortalTokenTooEarly'],
    ['a time before which it is not good', (now) => ({ nbf: now + 120 }), 'PortalTokenTooEarly'],
    ['no subject', () => ({ sub: undefined }), 'PortalTokenSubject'],
    ['an empty subject', () => ({ sub: '' }), 'PortalTokenSubject'],
    ['a subject of spaces', () => ({ sub: '  ' }), 'PortalTokenSubject'],
    ['a subject that is a number', () => ({ sub: 4711 }), 'PortalTokenSubject'],
    ['a subject of 201 characters', () => ({ sub: 'x'.repeat(201) }), 'PortalTokenSubject'],
    ['an id that is no text', () => ({ jti: 7 }), 'PortalTokenUsed'],
  ])('%s', async (_case, claims, code) => {
    const server = await serverWithPortal();
    expect(await plainRefusal(await trade(server, await sign({ claims: claims(nowSeconds()) })))).toBe(`401 ${code}`);
  });

  test.each<[string, () => Promise<string> | string, string]>([
    ['another secret', () => sign({ key: 'another-key-shared-with-nobody-0123456789' }), 'PortalTokenSignature'],
    ['no signature at all', () => handmade({ alg: 'none' }), 'PortalTokenAlgorithm'],
    ['a public key\'s algorithm', () => sign({ algorithm: 'RS256', key: pairs.rsa.privateKey }), 'PortalTokenAlgorithm'],
    ['another hash', () => sign({ algorithm: 'HS512' }), 'PortalTokenAlgorithm'],
    ['an extension that must be understood', () => handmade({ alg: 'HS256', crit: ['b64'], b64: false }, portalKey), 'PortalTokenMalformed'],
    ['a changed payload', async () => (await sign()).replace(/\.[^.]+\./, `.${base64url({ iss: issuer, sub: 'somebody else' })}.`), 'PortalTokenSignature'],
    ['two parts', async () => (await sign()).split('.').slice(0, 2).join('.'), 'PortalTokenMalformed'],
    ['no JWT', () => 'abc', 'PortalTokenMalformed'],
  ])('signed with %s', async (_case, make, code) => {
    expect(await plainRefusal(await trade(await serverWithPortal(), await make()))).toBe(`401 ${code}`);
  });

  test('signed with the public key as if it were a shared secret', async () => {
    const server = await serverWithPortal({ PORTAL_KEY: pem(pairs.rsa) });
    for (const key of [pem(pairs.rsa), pem(pairs.rsa).trim()]) expect(await plainRefusal(await trade(server, handmade({ alg: 'HS256' }, key)))).toBe('401 PortalTokenAlgorithm');
  });

  test('signed with another key of the same kind', async () => {
    const server = await serverWithPortal({ PORTAL_KEY: pem(pairs.rsa) });
    expect(await plainRefusal(await trade(server, await sign({ algorithm: 'RS256', key: pairs.otherRsa.privateKey })))).toBe('401 PortalTokenSignature');
  });

  test('as a bearer that cannot be read', async () => {
    const server = await serverWithPortal();
    expect(await plainRefusal(await trade(server, ''))).toBe('401 BadToken');
    expect(await plainRefusal(await trade(server, 'two words'))).toBe('401 BadToken');
  });

  test('and neither the answer nor the log repeats it, the key or the person; a hundred refusals are one line', async () => {
    const server = await serverWithPortal();
    const token = await sign({ claims: { aud: 'records' } });
    const answers: string[] = [];
    for (let count = 0; count < 100; count += 1) answers.push(await (await trade(server, token)).text());
    const lines = newsIn(server).filter((line) => line.includes('/widget/token'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('"code":"PortalTokenAudience"');
    for (const hidden of [token.slice(0, 20), token.slice(-20), portalKey, patient]) expect(`${answers.join()}${server.logLines.join()}`).not.toContain(hidden);
  });
});

describe('a JWT with an id', () => {
  test('is good once', async () => {
    const server = await serverWithPortal();
    const token = await sign({ claims: { jti: 'first' } });
    expect((await trade(server, token)).status).toBe(200);
    expect(await plainRefusal(await trade(server, token))).toBe('401 PortalTokenUsed');
    expect((await trade(server, await sign({ claims: { jti: 'second' } }))).status).toBe(200);
  });

  test('is good once even when sent twice at the same time', async () => {
    const server = await serverWithPortal();
    const token = await sign({ claims: { jti: 'first' } });
    const statuses = (await Promise.all([trade(server, token), trade(server, token)])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 401]);
  });

  test('that was refused for another reason is not used up', async () => {
    const server = await serverWithPortal();
    expect((await trade(server, await sign({ claims: { jti: 'first', aud: 'records' } }))).status).toBe(401);
    expect((await trade(server, await sign({ claims: { jti: 'first' } }))).status).toBe(200);
  });

  test('is remembered among so many only, and the newest longest', async () => {
    const server = await startServer({ environment: { PORTAL_ISSUER: issuer, PORTAL_KEY: portalKey }, limits: { rememberedTokenIds: 2 } });
    const tokens = await Promise.all(['a', 'b', 'c'].map((jti) => sign({ claims: { jti } })));
    for (const token of tokens) expect((await trade(server, token)).status).toBe(200);
    const again: number[] = [];
    for (const token of tokens.reverse()) again.push((await trade(server, token)).status);
    expect(again).toEqual([401, 401, 200]);
  });
});

describe('a key set', () => {
  const keys = { one: pairs.rsa.publicKey, two: pairs.ec.publicKey };
  const signed = (more: Signing = {}): Promise<string> => sign({ algorithm: 'RS256', key: pairs.rsa.privateKey, keyId: 'one', ...more });

  test('is fetched when it is first needed, and kept', async () => {
    const keySet = await serveKeySet(keys);
    const server = await serverWithPortal({ PORTAL_JWKS: keySet.address });
    expect(keySet.asked()).toBe(0);
    expect((await trade(server, await signed())).status).toBe(200);
    expect((await trade(server, await signed({ algorithm: 'ES256', key: pairs.ec.privateKey, keyId: 'two' }))).status).toBe(200);
    expect(keySet.asked()).toBe(1);
  });

  test.each<[string, () => Promise<string> | string, string]>([
    ['an unknown key', () => signed({ keyId: 'three' }), '401 PortalTokenKey'],
    ['a known key\'s name on another key\'s signature', () => signed({ key: pairs.otherRsa.privateKey }), '401 PortalTokenSignature'],
    ['a shared secret', () => sign({ keyId: 'one' }), '401 PortalTokenAlgorithm'],
  ])('does not take %s', async (_case, make, expected) => {
    const keySet = await serveKeySet(keys);
    expect(await plainRefusal(await trade(await serverWithPortal({ PORTAL_JWKS: keySet.address }), await make()))).toBe(expected);
  });

  test('is not fetched again and again for unknown keys', async () => {
    const keySet = await serveKeySet(keys);
    const server = await serverWithPortal({ PORTAL_JWKS: keySet.address });
    for (const keyId of ['three', 'four', 'five']) await trade(server, await signed({ keyId }));
    expect(keySet.asked()).toBe(1);
  });

  test('that cannot be fetched is our trouble, told by one line; nobody waits for it again within ten seconds', async () => {
    const keySet = await serveKeySet(keys);
    keySet.fail('fails');
    const server = await serverWithPortal({ PORTAL_JWKS: keySet.address });
    for (const attempt of [1, 2, 3]) {
      const response = await trade(server, await signed());
      expect([attempt, response.headers.get('retry-after')]).toEqual([attempt, '10']);
      expect(await plainRefusal(response)).toBe('503 PortalKeysUnreachable');
    }
    expect(keySet.asked()).toBe(1);
    expect(newsIn(server).filter((line) => line.includes('PortalKeysUnreachable'))).toHaveLength(1);
    expect(server.logLines.join()).not.toContain('request failed');
    keySet.fail('answers');
    setClockAhead(11_000);
    expect((await trade(server, await signed())).status).toBe(200);
  });

  test('at an address where nobody listens is our trouble, too', async () => {
    expect(await plainRefusal(await trade(await serverWithPortal({ PORTAL_JWKS: 'http://127.0.0.1:9/keys' }), await signed()))).toBe('503 PortalKeysUnreachable');
  });
});

describe('who may ask at /widget/token', () => {
  test('a bearer is refused with the remedy where no portal is known', async () => {
    const response = await trade(await startServer(), await sign());
    expect(await response.clone().text()).toContain('set PORTAL_ISSUER');
    expect(await plainRefusal(response)).toBe('403 PortalNotConfigured');
  });

  test('nobody from another site, whatever the portal signed', async () => {
    const server = await serverWithPortal();
    expect(await plainRefusal(await trade(server, await sign(), { origin: 'https://evil.example' }))).toBe('403 OriginNotAllowed');
    expect(await plainRefusal(await post(`${server.address}/widget/token`, {}, bearer(await sign())))).toBe('403 OriginNotAllowed');
  });

  test('signed in or not, one address gets so many tokens a minute', async () => {
    const server = await startServer({ environment: { PORTAL_ISSUER: issuer, PORTAL_KEY: portalKey }, limits: { tokensPerMinute: 2 } });
    expect((await trade(server, await sign())).status).toBe(200);
    expect((await trade(server, 'abc')).status).toBe(401);
    expect((await trade(server, await sign())).status).toBe(429);
  });

  test('somebody who is not signed in is taken beside those who are, also through a gate that asks for a password', async () => {
    const server = await serverWithPortal();
    expect((await post(`${server.address}/widget/token`, {}, { origin: portal })).status).toBe(200);
    expect((await post(`${server.address}/widget/token`, {}, { origin: portal, authorization: 'Basic YTpi' })).status).toBe(200);
  });

  test('only who is signed in, if the operator says so', async () => {
    const server = await serverWithPortal({ PORTAL_KEY: portalKey, ANONYMOUS_CHAT: 'false' });
    expect(await plainRefusal(await post(`${server.address}/widget/token`, {}, { origin: portal }))).toBe('401 SignInNeeded');
    expect((await trade(server, await sign())).status).toBe(200);
  });
});
