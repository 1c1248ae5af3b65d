import { closeServers, makePageFolder, portal, startServer } from '../channels/support';
import { askBot } from '../../tools/embed-check/ask-bot';
import { botFindings } from '../../tools/embed-check/bot-findings';
import type { Finding } from '../../tools/embed-check/finding';
import { pageOf } from '../../tools/embed-check/host-page';
import { closeSites, containing, fixture, hostPage, kinds, startBot, startSite, type Answer } from './embed-support';

afterEach(closeSites);

const page = hostPage(fixture('clean'));

async function askedAt(port: number, asked = page): Promise<Finding[]> {
  const bot = `http://127.0.0.1:${port}`;
  return botFindings(asked, bot, await askBot(bot, asked.isOriginKnown ? asked.address.origin : undefined));
}

async function saidBy(answer: (url: string) => Answer): Promise<Finding[]> {
  const { port } = await startSite(({ url = '' }) => answer(url));
  return askedAt(port);
}

const script: Answer = { headers: { 'content-type': 'text/javascript' } };
const good = (url: string): Answer => (url === '/widget.js' ? script : { status: url === '/chat' ? 200 : 204 });
const chatWith = (headers: Readonly<Record<string, string>>) => (url: string): Answer => (url === '/chat' ? { headers } : good(url));

describe('a bot that has the site on its list', () => {
  test.each([
    ['no policy', {}],
    ['its own policy', { 'content-security-policy': `default-src 'none'; frame-ancestors 'self' ${portal}` }],
    ['a policy beside X-Frame-Options, which then counts for nothing', { 'content-security-policy': `frame-ancestors ${portal}`, 'x-frame-options': 'DENY' }],
  ])('with %s has no finding', async (_, headers) => {
    expect(await saidBy(chatWith(headers))).toEqual([]);
  });
});

describe('what stands in the way at the bot', () => {
  test('an origin that is missing on the list, with the exact value', async () => {
    const { port } = await startBot(() => []);
    expect(await askedAt(port)).toMatchObject([{ kind: 'origin-not-allowed', severity: 'error', fix: containing(`ALLOWED_ORIGINS=${portal}`) }]);
  });

  test.each([
    ['frame-ancestors of a proxy', { 'content-security-policy': "frame-ancestors 'self'" }, "frame-ancestors 'self'"],
    ['one of two policies', { 'content-security-policy': `frame-ancestors ${portal}, frame-ancestors 'none'` }, "frame-ancestors 'none'"],
    ['X-Frame-Options of a proxy', { 'x-frame-options': 'SAMEORIGIN' }, 'SAMEORIGIN'],
  ])('%s', async (_, headers, named) => {
    const findings = await saidBy(chatWith(headers));
    expect(kinds(findings)).toEqual(['frame-refused']);
    expect(findings[0].wrong).toContain(named);
    expect(findings[0].fix).toContain(`frame-ancestors 'self' ${portal}`);
  });

  test.each([
    ['no script', (url: string): Answer => (url === '/widget.js' ? { status: 404 } : good(url))],
    ['a page instead of the script', (url: string): Answer => (url === '/widget.js' ? { headers: { 'content-type': 'text/html' } } : good(url))],
    ['a sign-in before the chat', (url: string): Answer => (url === '/chat' ? { status: 302, headers: { location: '/login' } } : good(url))],
  ])('%s', async (_, answer) => {
    expect(kinds(await saidBy(answer))).toEqual(['bot-file']);
  });

  test('a bot that nobody reaches is said so, with the reason', async () => {
    const site = await startSite(() => ({}));
    await site.close();
    expect(await askedAt(site.port)).toMatchObject([{ kind: 'bot-unreachable', severity: 'error', wrong: containing('ECONNREFUSED') }]);
  });

  test('the origin of a file is not guessed', async () => {
    const { port } = await startBot(() => []);
    expect(await askedAt(port, pageOf('page.html', fixture('clean')))).toEqual([]);
  });
});

describe('the real server', () => {
  afterEach(closeServers);

  test('is heard right: allowed, and not allowed', async () => {
    const { port } = await startServer({ pageFolder: await makePageFolder(), environment: { ALLOWED_ORIGINS: portal } });
    expect(kinds(await askedAt(port))).not.toContain('origin-not-allowed');
    const elsewhere = pageOf('page', fixture('clean'), 'https://elsewhere.example.org');
    expect(kinds(await askedAt(port, elsewhere))).toContain('origin-not-allowed');
    expect(kinds(await askedAt(port))).not.toContain('frame-refused');
  });
});
