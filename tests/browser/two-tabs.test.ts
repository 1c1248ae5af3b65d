import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from './chromium';
import { startMilliseconds, startServer, type RunningServer } from './server';
import { botMessage, chatIn, desktop, say } from './visit';

/** Generous, for machines that run other tests beside these. */
jest.setTimeout(60_000);

let server: RunningServer;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  server = await startServer();
  browser = await launchChromium();
}, startMilliseconds);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

beforeEach(async () => {
  context = await browser.newContext(desktop);
});

afterEach(async () => {
  await context.close();
});

/** Opens the chat, and from it a second tab, which gets a copy of what the first one knows. */
async function openTwice(): Promise<readonly [Page, Page]> {
  const first = await context.newPage();
  await first.goto(`${server.address}/chat`);
  await botMessage(chatIn(first), 1);
  const [second] = await Promise.all([context.waitForEvent('page'), first.evaluate("void window.open('/chat')")]);
  await botMessage(chatIn(second), 1);
  return [first, second];
}

const words = (page: Page): Promise<readonly string[]> => chatIn(page).messages.allInnerTexts();

test('two tabs on one conversation show everything once and in the same order', async () => {
  const [first, second] = await openTwice();
  await say(chatIn(second), 'thank you');
  await botMessage(chatIn(second), 2);
  await botMessage(chatIn(first), 2);
  await say(chatIn(first), 'can I drink coffee while breastfeeding');
  await botMessage(chatIn(first), 3);
  await botMessage(chatIn(second), 3);
  await say(chatIn(second), 'goodbye');
  for (const tab of [first, second]) await botMessage(chatIn(tab), 4);
  expect(await words(first)).toEqual(await words(second));
  expect((await chatIn(first).own.allInnerTexts()).map((text) => /thank|coffee|goodbye/.exec(text)?.[0])).toEqual(['thank', 'coffee', 'goodbye']);
  expect(await chatIn(first).messages.count()).toBe(7);
});

test('the tab that lost the stream goes on by asking, and does not take it back', async () => {
  const opened: string[] = [];
  const first = await context.newPage();
  first.on('websocket', (socket) => opened.push(socket.url()));
  await first.goto(`${server.address}/chat`);
  await botMessage(chatIn(first), 1);
  const asked = first.waitForRequest(/\/activities\?watermark=/);
  const [second] = await Promise.all([context.waitForEvent('page'), first.evaluate("void window.open('/chat')")]);
  await botMessage(chatIn(second), 1);
  await asked;
  await say(chatIn(second), 'thank you');
  await botMessage(chatIn(first), 2);
  expect(opened).toHaveLength(1);
  expect(await chatIn(first).status.innerText()).toBe('');
});
