/** The chat page served by one server while another one's Direct Line carries its messages, as Azure's would. */
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './chromium';
import { freePort, startMilliseconds, startServer, type RunningServer } from './server';
import { botMessage, chatIn, phone, say, visit } from './visit';

jest.setTimeout(60_000);

let pages: RunningServer;
let line: RunningServer;
let browser: Browser;

beforeAll(async () => {
  const port = await freePort();
  line = await startServer({ ALLOWED_ORIGINS: `http://localhost:${port}` });
  pages = await startServer({ PORT: String(port), DIRECT_LINE_DOMAIN: `${line.address}/v3/directline`, TOKEN_ENDPOINT: `${line.address}/widget/token` });
  browser = await launchChromium();
}, 2 * startMilliseconds);

afterAll(async () => {
  await browser?.close();
  await pages?.stop();
  await line?.stop();
});

/** Paths asked of a server, with their method; a socket's as `WS`. */
function followAsked(page: Page, { address }: RunningServer): readonly string[] {
  const asked: string[] = [];
  const note = (method: string, url: string): void => {
    const { host, pathname } = new URL(url);
    if (host === new URL(address).host) asked.push(`${method} ${pathname}`);
  };
  page.on('request', (request) => note(request.method(), request.url()));
  page.on('websocket', (socket) => note('WS', socket.url()));
  return asked;
}

test('a conversation goes to the other server, is there again after a reload, and this one gives its files only', async () => {
  let ofPages: readonly string[] = [];
  let ofLine: readonly string[] = [];
  const { page, complaints, foreign, end } = await visit(browser, `${pages.address}/chat`, phone, (opened) => {
    ofPages = followAsked(opened, pages);
    ofLine = followAsked(opened, line);
    return Promise.resolve();
  });
  const chat = chatIn(page);
  await botMessage(chat, 1);
  await say(chat, 'thank you');
  await botMessage(chat, 2);
  const before = await chat.messages.allInnerTexts();
  await page.reload();
  await botMessage(chat, 2);
  expect(await chat.messages.allInnerTexts()).toEqual(before);
  await say(chat, 'goodbye');
  await botMessage(chat, 3);

  expect(ofPages.filter((asked) => !/^GET \/(chat|assets\/[\w.-]+)$/.test(asked))).toEqual([]);
  expect(ofLine.filter((asked) => asked.startsWith('WS /v3/directline/conversations/'))).toHaveLength(2);
  expect(ofLine).toContain('POST /widget/token');
  expect(new Set([...foreign].map((origin) => new URL(origin).host))).toEqual(new Set([new URL(line.address).host]));
  expect(complaints).toEqual([]);
  await end();
});

test('danger is still seen by the page itself, while the other server cannot be reached', async () => {
  const { page, end } = await visit(browser, `${pages.address}/chat`, phone, async (opened) => {
    await opened.route(`${line.address}/**`, (route) => route.abort());
  });
  const chat = chatIn(page);
  await chat.status.filter({ hasText: 'Connection lost' }).waitFor();
  await say(chat, 'my baby is not breathing');
  await chat.root.getByText('This page shows this by itself').waitFor();
  await end();
});
