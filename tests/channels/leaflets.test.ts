import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { closeServers, makePageFolder, startServer, type RunningServer } from './support';

const sheet = 'answers=engorgement,mastitis,latch-how';

let pageFolder: string;
beforeAll(async () => {
  pageFolder = await makePageFolder();
});
afterAll(() => rm(pageFolder, { recursive: true }));
afterEach(closeServers);

const start = (wishes: Parameters<typeof startServer>[0] = {}): Promise<RunningServer> => startServer({ pageFolder, ...wishes });

describe('what is read without the chat', () => {
  test.each([
    ['/a', 200, 'text/html; charset=utf-8'],
    ['/a/engorgement', 200, 'text/html; charset=utf-8'],
    ['/sheet', 200, 'text/html; charset=utf-8'],
    [`/sheet?${sheet}`, 200, 'text/html; charset=utf-8'],
    [`/sheet.pdf?${sheet}`, 200, 'application/pdf'],
  ])('%s is served as HTTP wants it, and once held is not sent again', async (path, status, type) => {
    const { address } = await start();
    const first = await fetch(address + path);
    expect([first.status, first.headers.get('content-type'), first.headers.get('cache-control')]).toEqual([status, type, 'no-cache']);
    const etag = first.headers.get('etag') ?? '';
    const again = await fetch(address + path, { headers: { 'if-none-match': etag, 'cache-control': 'no-cache' } });
    const head = await fetch(address + path, { method: 'HEAD' });
    expect([etag.length > 20, again.status, await again.text(), head.status, await head.text()]).toEqual([true, 304, '', status, '']);
  });

  test('what is not there is said whole, also to who has read it before', async () => {
    const { address } = await start();
    const first = await fetch(`${address}/a/nothing`);
    const again = await fetch(`${address}/a/nothing`, { headers: { 'if-none-match': first.headers.get('etag') ?? '"none"', 'cache-control': 'no-cache' } });
    expect([again.status, (await again.text()).length > 500]).toEqual([404, true]);
  });

  test('a hostile address costs no time', async () => {
    const { address } = await start();
    await fetch(`${address}/a/nothing`);
    const times: number[] = [];
    // The quickest of three: a clean-up of memory may fall into one.
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const from = process.cpuUsage();
      expect((await fetch(`${address}/a/${'/'.repeat(14_000)}x`)).status).toBe(404);
      times.push(process.cpuUsage(from).user / 1_000);
    }
    expect(Math.min(...times)).toBeLessThan(100);
  });

  test.each([
    ['/a/nothing', 404, 'This page is not here'],
    ['/a/engorgement/more', 404, 'This page is not here'],
    ['/a/%3Cscript%3E', 404, 'This page is not here'],
    ['/sheet?answers=engorgement', 400, 'Please choose at least 3 answers.'],
    ['/sheet.pdf?answers=engorgement', 400, 'Please choose at least 3 answers.'],
  ])('%s answers %i in words', async (path, status, words) => {
    const { address } = await start();
    const reply = await fetch(address + path);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
    expect(await reply.text()).toContain(words);
  });

  test.each([['/a/', '/a'], ['/a/Engorgement', '/a/engorgement'], ['/a/engorgement.md', '/a/engorgement'], ['/a/engorgement/', '/a/engorgement']])('%s leads to %s', async (from, to) => {
    const { address } = await start();
    const { status, headers } = await fetch(address + from, { redirect: 'manual' });
    expect([status, headers.get('location')]).toEqual([301, to]);
  });

  test.each(['/a', '/a/engorgement', '/sheet', `/sheet?${sheet}`])('%s runs no script, takes its style by hash and is framed by nobody else', async (path) => {
    const { address } = await start();
    const reply = await fetch(address + path);
    const style = /<style>(.*)<\/style>/s.exec(await reply.text())?.[1] ?? '';
    const digest = createHash('sha256').update(style).digest('base64');
    expect(reply.headers.get('content-security-policy')).toBe(`default-src 'none'; style-src 'sha256-${digest}'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'`);
    expect([reply.headers.get('referrer-policy'), reply.headers.get('x-content-type-options')]).toEqual(['no-referrer', 'nosniff']);
  });

  test('wears the hospital\'s colours', async () => {
    const { address } = await start({ colours: () => ({ accent: '#7a1fa2' }) });
    expect(await (await fetch(`${address}/a`)).text()).toContain('--accent:#7a1fa2');
  });

  test('names the public address where there is one', async () => {
    const { address } = await start({ environment: { PUBLIC_ADDRESS: 'https://bot.example.org' } });
    expect(await (await fetch(`${address}/a/engorgement`)).text()).toContain('<link rel="canonical" href="https://bot.example.org/a/engorgement">');
  });
});

describe('the sheet as a PDF', () => {
  test('opens in the browser under a name that says nothing of anybody, and is not packed again', async () => {
    const { address } = await start();
    const { headers } = await fetch(`${address}/sheet.pdf?${sheet}`);
    expect([headers.get('content-disposition'), headers.get('x-robots-tag'), headers.get('content-encoding')]).toEqual(['inline; filename="feeding-sheet.pdf"', 'noindex', null]);
  });

  test('may be asked for as often as a ward does, and no more', async () => {
    const { address } = await start({ limits: { sheetsPerMinute: 2 } });
    const statuses: number[] = [];
    for (let asked = 0; asked < 3; asked++) statuses.push((await fetch(`${address}/sheet.pdf?${sheet}`)).status);
    expect(statuses).toEqual([200, 200, 429]);
  });
});

test('the log tells routes, not which answers somebody read', async () => {
  const { address, logLines } = await start();
  for (const path of ['/a/baby-blues', '/sheet?answers=baby-blues,thrush,alcohol', '/sheet.pdf?answers=baby-blues,thrush,alcohol']) await (await fetch(address + path)).arrayBuffer();
  const lines = logLines.filter((line) => line.includes('"msg":"request"'));
  expect(lines.map((line) => /"route":"([^"]+)"/.exec(line)?.[1])).toEqual(['/a/*', '/sheet', '/sheet.pdf']);
  expect(logLines.join('')).not.toContain('baby-blues');
});
