import { createHash } from 'node:crypto';
import { rm, symlink } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { bearer, Client, closeServers, makePageFolder, plainRefusal, portal, secret, startServer } from './support';

afterEach(closeServers);

/** Sends bytes as they are, and resolves with everything that comes back once the server closes. */
function sendRaw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

/** Of the last answer: a `100 Continue` may come before. */
function statusOf(answer: string): string | undefined {
  return [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].at(-1)?.[1];
}

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

describe('pages', () => {
  let pageFolder: string;
  beforeAll(async () => {
    pageFolder = await makePageFolder();
  });
  afterAll(() => rm(pageFolder, { recursive: true }));

  test.each([
    ['/', 'text/html; charset=utf-8'],
    ['/chat', 'text/html; charset=utf-8'],
    ['/assets/chat.js', 'text/javascript; charset=utf-8'],
    ['/assets/icons/drop.svg', 'image/svg+xml'],
    ['/assets/triage-data.js', 'text/javascript; charset=utf-8'],
  ])('%s is served as %s, and once held is not sent again', async (file, type) => {
    const { address } = await startServer({ pageFolder });
    const first = await fetch(address + file);
    expect([first.status, first.headers.get('content-type')]).toEqual([200, type]);
    expect(first.headers.get('x-content-type-options')).toBe('nosniff');
    const etag = first.headers.get('etag') ?? '';
    const again = await fetch(address + file, { headers: { 'if-none-match': etag, 'cache-control': 'no-cache' } });
    expect([etag.length > 20, again.status, await again.text()]).toEqual([true, 304, '']);
    expect((await fetch(address + file, { method: 'HEAD' })).status).toBe(200);
  });

  test('goes packed to a browser that can unpack it, and plain to others', async () => {
    const { port } = await startServer({ pageFolder });
    const ask = (encoding: string): Promise<string> => sendRaw(port, `GET /assets/chat.js HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: ${encoding}\r\nConnection: close\r\n\r\n`);
    expect((await ask('gzip, br')).toLowerCase()).toContain('content-encoding: gzip');
    expect((await ask('identity')).toLowerCase()).not.toContain('content-encoding');
    expect((await ask('gzip;q=0')).toLowerCase()).not.toContain('content-encoding');
  });

  test.each([
    '/assets/../secret.txt',
    '/assets/..%2fsecret.txt',
    '/assets/%2e%2e/secret.txt',
    '/assets/..%5csecret.txt',
    '/assets/%2fetc/passwd',
    '/assets//etc/passwd',
    '/assets/chat.js%00.html',
    '/assets/.hidden.js',
    '/assets/notes.sqlite',
    '/assets/icons',
    '/assets/',
    '/assets/chat.js/x.js',
    '/assets/missing.js',
    '/assets/link.txt',
    '/assets/%E0%A4%A',
    '/portal.html',
    '/secret.txt',
  ])('%s is not there', async (file) => {
    await symlink(path.join(pageFolder, 'secret.txt'), path.join(pageFolder, 'assets', 'link.txt')).catch(() => 'there already');
    const { port } = await startServer({ pageFolder });
    const answer = await sendRaw(port, `GET ${file} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    expect(statusOf(answer)).toBe('404');
    expect(answer).not.toMatch(/not for anybody|secret|passwd/);
  });

  function digest(text: string): string {
    return createHash('sha256').update(text).digest('base64');
  }

  function policyOf(response: Response): Map<string, string> {
    const parts = (response.headers.get('content-security-policy') ?? '').split('; ').map((part) => part.split(' '));
    return new Map(parts.map(([name = '', ...values]) => [name, values.join(' ')]));
  }

  test('the chat runs nothing but its own, talks to nobody else, and is framed by listed sites only', async () => {
    const { address } = await startServer({ pageFolder, environment: { ALLOWED_ORIGINS: `${portal},https://b.example` } });
    const response = await fetch(`${address}/chat`);
    const [, style = '', script = ''] = /<style>(.*)<\/style><script>(.*)<\/script>/s.exec(await response.text()) ?? [];
    expect([style, script]).toEqual([expect.stringContaining('--accent'), 'export {};']);
    expect(Object.fromEntries(policyOf(response))).toEqual({
      'default-src': "'none'",
      'script-src': `'self' 'sha256-${digest(script)}'`,
      'style-src': `'self' 'sha256-${digest(style)}'`,
      'connect-src': `'self' ${address.replace('http', 'ws')}`,
      'img-src': "'self' data:",
      'frame-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': `'self' ${portal} https://b.example`,
    });
  });

  test.each(['/', '/chat'])('%s says nothing of its address to others and may use no camera', async (page) => {
    const { address } = await startServer({ pageFolder });
    const { headers } = await fetch(address + page);
    expect([headers.get('x-content-type-options'), headers.get('referrer-policy')]).toEqual(['nosniff', 'no-referrer']);
    expect(headers.get('permissions-policy')).toContain('camera=()');
  });

  test('the chat page is told of another Direct Line, and may talk to that and to its token endpoint', async () => {
    const environment = { DIRECT_LINE_DOMAIN: 'https://directline.botframework.com/v3/directline/', TOKEN_ENDPOINT: 'https://portal.example.org/chat&token' };
    const { address } = await startServer({ pageFolder, environment });
    const response = await fetch(`${address}/chat`);
    expect(policyOf(response).get('connect-src')).toBe(`'self' ${address.replace('http', 'ws')} https://directline.botframework.com wss://directline.botframework.com https://portal.example.org`);
    const tags = '<meta name="first-drops-domain" content="https://directline.botframework.com/v3/directline"><meta name="first-drops-token" content="https://portal.example.org/chat&amp;token">';
    expect(await response.text()).toContain(`<title>Chat</title>${tags}</head>`);
    expect(await (await fetch(address)).text()).not.toContain('first-drops-domain');
  });

  test('the portal page may frame the chat and is framed by nobody else', async () => {
    const { address } = await startServer({ pageFolder });
    const policy = policyOf(await fetch(address));
    expect([policy.get('frame-src'), policy.get('frame-ancestors')]).toEqual(["'self'", "'self'"]);
  });

  test('a Host header cannot write into the policy', async () => {
    const { port } = await startServer({ pageFolder });
    const answer = await sendRaw(port, 'GET /chat HTTP/1.1\r\nHost: a;script-src *\r\nConnection: close\r\n\r\n');
    expect(answer).not.toContain('script-src *');
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
    ['a large body', '/api/messages', { method: 'POST', body: JSON.stringify({ text: 'x'.repeat(100_000) }), headers: { 'content-type': 'application/json' } }, '413 BodyTooLarge'],
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
    const { address, port } = await startServer({ limits: { headersMilliseconds: 100, requestMilliseconds: 200 } });
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
