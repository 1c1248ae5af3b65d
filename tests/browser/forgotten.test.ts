/** What a device that has forgotten keeps of the conversation: nothing, also when the page stays open for hours. */
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium';
import { startMilliseconds, startServer, type RunningServer } from './server';
import { botMessage, chatIn, phone, say, visit } from './visit';

/** Generous, for machines that run other tests beside these. */
jest.setTimeout(120_000);

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer();
  browser = await launchChromium();
}, startMilliseconds);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('a token that is renewed after "forget me" is not kept, and the next message begins a conversation that is', async () => {
  const { page, end } = await visit(browser, `${server.address}/chat`, phone, (fresh) => fresh.clock.install());
  const chat = chatIn(page);
  const kept = (): Promise<string> => page.evaluate('JSON.stringify(sessionStorage)');
  await botMessage(chat, 1);
  await say(chat, 'forget me');
  await chat.own.first().waitFor({ state: 'detached' });
  expect(await kept()).toBe('{}');
  const refreshed = page.waitForResponse('**/tokens/refresh');
  await page.clock.fastForward('17:00');
  await (await refreshed).finished();
  // What the page does with the answer is done before it can do this.
  await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => resolve()))');
  expect(await kept()).toBe('{}');
  await say(chat, 'hello');
  await botMessage(chat, 3);
  expect(await kept()).toContain('firstDrops.session');
  await end();
});
