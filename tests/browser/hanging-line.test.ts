/** A phone's line that died without a word: what is asked over it hangs, until the phone tells that it has another. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from './chromium';
import { startMilliseconds, startServer, type RunningServer } from './server';
import { botMessage, chatIn, phone, say } from './visit';

/** Generous, for machines that run other tests beside these. */
jest.setTimeout(120_000);

/** Milliseconds. By itself the page waits 25 s for an answer, and then some more before it asks again. */
const soon = 20_000;

let server: RunningServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  server = await startServer();
  browser = await launchChromium();
}, startMilliseconds);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

beforeEach(async () => {
  context = await browser.newContext(phone);
  page = await context.newPage();
});

afterEach(() => context.close());

/** The next request for this address, which the given act brings about, is never answered; resolves when it has been made. */
async function hangOnce(address: RegExp, act: () => Promise<unknown>): Promise<void> {
  await page.route(address, () => undefined, { times: 1 });
  await Promise.all([page.waitForRequest(address), act()]);
}

/** The page asks again soon, once the phone has told that it is back on the net. */
async function isAskedAgain(address: RegExp): Promise<void> {
  await Promise.all([page.waitForRequest(address, { timeout: soon }), tellOfNet()]);
}

/** As a phone tells it to every page. */
function tellOfNet(): Promise<void> {
  return page.evaluate('void dispatchEvent(new Event("online"))');
}

const onTheWayIn: readonly (readonly [string, RegExp])[] = [
  ['the question for a token', /\/widget\/token$/],
  ['the start of the conversation', /\/conversations$/],
];

test.each(onTheWayIn)('%s that hangs is left when the net is back, and the chat opens', async (_step, address) => {
  await hangOnce(address, () => page.goto(`${server.address}/chat`));
  await isAskedAgain(address);
  await botMessage(chatIn(page), 1);
});

const onTheWayBack: readonly (readonly [string, RegExp])[] = [
  ['the question for what was missed', /\/activities\?watermark=/],
  ['the return to the conversation', /\/conversations\/[\w-]+\?watermark=/],
];

test.each(onTheWayBack)('%s that hangs is left when the net is back, and nothing is lost or said twice', async (_step, address) => {
  await page.goto(`${server.address}/chat`);
  const chat = chatIn(page);
  await botMessage(chat, 1);
  await say(chat, 'thank you');
  await botMessage(chat, 2);
  await hangOnce(address, () => page.reload());
  await isAskedAgain(address);
  await say(chat, 'goodbye');
  await botMessage(chat, 3);
  expect(await chat.messages.count()).toBe(5);
});
