import { rm } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { defaultLimits } from '../../channels/limits';
import { sendRaw, statusOf } from './raw-request';
import { bearer, Client, closeServers, makePageFolder, plainRefusal, secret, startServer } from './support';

afterEach(closeServers);

describe('health', () => {
  test('the process lives', async () => {
    const { address } = await startServer();
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    expect((await fetch(`${address}/healthz`, { method: 'HEAD' })).status).toBe(200);
  });

  test('readiness tells the version of the content', async () => {
    const { address } = await startServer();
    const response = await fetch(`${address}/readyz`);
    expect([response.status, await response.json()]).toEqual([200, { ready: true, contentVersion: 'v1', problems: [] }]);
    expect((await fetch(`${address}/readyz`, { method: 'HEAD' })).status).toBe(200);
  });

  test('what is not ready is 503 with its problems', async () => {
    const { address } = await startServer({ readiness: () => Promise.resolve({ ready: false, contentVersion: 'v1', problems: ['Storage does not answer.'] }) });
    const response = await fetch(`${address}/readyz`);
    expect([response.status, await response.json()]).toEqual([503, { ready: false, contentVersion: 'v1', problems: ['Storage does not answer.'] }]);
  });

  test.each<[string, () => Promise<never>]>([
    ['fails', () => Promise.reject(new Error('password in the connection string'))],
    ['does not end', () => new Promise<never>(() => undefined)],
  ])('a check that %s is 503 without its words', async (_case, readiness) => {
    const { address, logLines } = await startServer({ readiness, limits: { readinessMilliseconds: 20 } });
    const response = await fetch(`${address}/readyz`);
    expect(response.status).toBe(503);
    expect(`${await response.text()}${logLines.join()}`).not.toContain('password');
  });
});

describe('every answer', () => {
  test.each([
    ['a Host header that is none', 'GET /healthz HTTP/1.1\r\nHost: [::1\r\n'],
    ['a port beyond all ports', 'POST /api/messages HTTP/1.1\r\nHost: localhost:99999\r\nContent-Length: 0\r\n'],
    ['an address that cannot be read', 'GET http://[::1]:99999/chat HTTP/1.1\r\nHost: localhost\r\n'],
  ])('to %s carries the security headers, too', async (_what, head) => {
    const { port } = await startServer();
    const answer = await sendRaw(port, `${head}Connection: close\r\n\r\n`);
    expect(statusOf(answer)).toBe('400');
    for (const header of ['x-content-type-options: nosniff', 'referrer-policy: no-referrer', "content-security-policy: default-src 'none'; frame-ancestors 'none'"]) expect(answer.toLowerCase()).toContain(header);
  });

  test.each(['/healthz', '/nothing', '/v3/directline/nothing', '/v3/directline/conversations', '/api/messages'])('of %s carries the security headers and no name of the software', async (target) => {
    const { address } = await startServer();
    const { headers } = await fetch(address + target);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('server')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test.each(['/', '/chat', '/assets/chat.js', '/healthz', '/nothing', '/widget/token', '/v3/directline/tokens/generate', '/v3/directline/conversations'])('of %s sets no cookie', async (target) => {
    const folder = await makePageFolder();
    const { address } = await startServer({ pageFolder: folder });
    const method = /token|conversations/.test(target) ? 'POST' : 'GET';
    const { headers } = await fetch(address + target, { method, headers: { ...bearer(secret), cookie: 'a=b' } });
    expect(headers.getSetCookie()).toEqual([]);
    await rm(folder, { recursive: true });
  });

  test.each<[string, string, RequestInit, string]>([
    ['an unknown address', '/nothing/<script>', {}, '404 NotFound'],
    ['an unknown method', '/healthz', { method: 'DELETE' }, '405 MethodNotAllowed'],
    ['GET where POST belongs', '/api/messages', {}, '405 MethodNotAllowed'],
    ['a body that is no JSON', '/api/messages', { method: 'POST', body: '{"text":"secret words', headers: { 'content-type': 'application/json' } }, '400 BadRequest'],
    ['a text body', '/api/messages', { method: 'POST', body: 'secret words', headers: { 'content-type': 'text/plain' } }, '415 UnsupportedMediaType'],
    ['a large body', '/api/messages', { method: 'POST', body: JSON.stringify({ text: 'x'.repeat(defaultLimits.bodyBytes) }), headers: { 'content-type': 'application/json' } }, '413 BodyTooLarge'],
    ['a compressed body', '/api/messages', { method: 'POST', body: gzipSync('{}'), headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' } }, '415 UnsupportedMediaType'],
  ])('to %s has a code and a sentence, and repeats nothing', async (_case, target, request, expected) => {
    const { address, logLines } = await startServer();
    const response = await fetch(address + target, request);
    expect(await response.clone().text()).not.toMatch(/script>|secret|Unexpected|JSON at|DELETE/);
    expect(await plainRefusal(response)).toBe(expected);
    expect(logLines.filter((line) => line.includes('request failed'))).toEqual([]);
  });

  test('to a gzip bomb is that it is not unpacked', async () => {
    const { address } = await startServer();
    const response = await fetch(`${address}/v3/directline/conversations`, { method: 'POST', body: gzipSync(Buffer.alloc(50_000_000)), headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' } });
    expect(response.status).toBe(415);
  });
});

describe('callers who misbehave do not stop the server', () => {
  const host = 'Host: localhost\r\n';
  test.each<[string, string, string | undefined]>([
    ['an unreadable Host header', 'GET /healthz HTTP/1.1\r\nHost: [\r\nConnection: close\r\n\r\n', '400'],
    ['an unreadable Host header that asks to continue', 'POST /api/messages HTTP/1.1\r\nHost: [\r\nExpect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}', '400'],
    ['no Host header', 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n', '400'],
    ['an absolute target', `GET http://evil.example/healthz HTTP/1.1\r\n${host}Connection: close\r\n\r\n`, '200'],
    ['an unreadable target', `GET http://[ HTTP/1.1\r\n${host}Connection: close\r\n\r\n`, '400'],
    ['two slashes', `GET //evil.example/%2e%2e HTTP/1.1\r\n${host}Connection: close\r\n\r\n`, '404'],
    ['a broken escape', `GET /v3/directline/conversations/%zz HTTP/1.1\r\n${host}Connection: close\r\n\r\n`, '404'],
    ['OPTIONS *', `OPTIONS * HTTP/1.1\r\n${host}Connection: close\r\n\r\n`, '200'],
    ['CONNECT', `CONNECT evil.example:443 HTTP/1.1\r\n${host}\r\n`, undefined],
    ['an upgrade to nothing', `GET /nothing HTTP/1.1\r\n${host}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`, '404'],
    ['an upgrade to an unreadable target', `GET http://[ HTTP/1.1\r\n${host}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`, '404'],
    ['no HTTP', 'hello\r\n\r\n', '400'],
  ])('%s', async (_case, bytes, status) => {
    const { address, port } = await startServer();
    expect(statusOf(await sendRaw(port, bytes).catch(() => ''))).toBe(status);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
  });

  test.each<[string, string]>([
    ['headers that never end', `GET / HTTP/1.1\r\n${host}`],
    ['a body that never ends', `POST /api/messages HTTP/1.1\r\n${host}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n`],
    ['a body shorter than it says', `POST /api/messages HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{`],
  ])('%s', async (_case, bytes) => {
    const { address, port } = await startServer({ limits: { headersMilliseconds: 1_500, requestMilliseconds: 3_000 } });
    expect(statusOf(await sendRaw(port, bytes))).toBe('408');
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
  });

  test('a client that is gone before its answer', async () => {
    const client = await Client.start(await startServer());
    const gone = new AbortController();
    const answer = fetch(`${client.url}/activities`, { method: 'POST', body: JSON.stringify({ type: 'message', text: 'hello' }), headers: { 'content-type': 'application/json', ...client.authorization }, signal: gone.signal });
    gone.abort();
    await expect(answer).rejects.toThrow();
    expect((await client.say('again')).status).toBe(200);
  });
});

describe('a client that offers HTTP/2, as Java\'s does, is answered as if it had not', () => {
  const offer = 'Host: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA\r\n';
  const last = 'GET /nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';

  test('when it asks for a page', async () => {
    const { port } = await startServer();
    const answer = await sendRaw(port, `GET /healthz HTTP/1.1\r\n${offer}\r\n${last}`);
    expect([...answer.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(['200', '404']);
  });

  test('when it asks for a token', async () => {
    const { port } = await startServer();
    const body = '{"user":{"id":"parent"}}';
    const answer = await sendRaw(port, `POST /v3/directline/tokens/generate HTTP/1.1\r\n${offer}Authorization: Bearer ${secret}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}${last}`);
    expect(answer).toContain('"expires_in":1800');
  });
});

test('a port that is taken is told with its remedy', async () => {
  const { port } = await startServer();
  await expect(startServer({ environment: { PORT: String(port) } })).rejects.toThrow(`Port ${port} is taken: stop the other program or set PORT.`);
});
