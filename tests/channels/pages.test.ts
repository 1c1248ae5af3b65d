import { createHash } from 'node:crypto';
import { rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { sendRaw, statusOf } from './raw-request';
import { closeServers, makePageFolder, portal, startServer } from './support';

afterEach(closeServers);

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
