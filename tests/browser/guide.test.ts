import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from './chromium';
import { takePicture } from './pictures';
import { startMilliseconds, startServer, type RunningServer } from './server';
import { botMessage, chatIn, phone, say, zoneAtHour, type Chat } from './visit';

/** Generous, for machines that run other tests beside these. */
jest.setTimeout(60_000);

let server: RunningServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let chat: Chat;

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
  await page.goto(`${server.address}/chat`);
  chat = chatIn(page);
  await botMessage(chat, 1);
});

afterEach(async () => {
  await context.close();
});

const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).last().click();

test('a check is walked by thumb from its button to what to do', async () => {
  await say(chat, "I'm only getting a few drops");
  await botMessage(chat, 2);
  await press('Check: are a few drops enough?');
  await botMessage(chat, 3);
  await say(chat, '2 days');
  await botMessage(chat, 4);
  await takePicture(page, 'guide-question-phone');
  for (const [at, choice] of ['Yes, wakes and feeds', 'At the breast', 'By hand', 'A few drops'].entries()) {
    await press(choice);
    await botMessage(chat, 5 + at);
  }
  expect(await chat.messages.last().innerText()).toContain('Keep an eye on it');
  await takePicture(page, 'guide-outcome-phone');
});

test('at night an answer is short and offers one next step', async () => {
  const night = await browser.newContext({ ...phone, timezoneId: zoneAtHour(3), colorScheme: 'dark' });
  const dark = await night.newPage();
  await dark.goto(`${server.address}/chat`);
  const nightChat = chatIn(dark);
  await botMessage(nightChat, 1);
  await say(nightChat, "I'm only getting a few drops");
  await botMessage(nightChat, 2);
  expect((await nightChat.messages.last().innerText()).split(/\s+/).length).toBeLessThan(60);
  expect(await nightChat.suggestions.allInnerTexts()).toEqual(['Read more']);
  await takePicture(dark, 'night-phone');
  await night.close();
});

test('a step of the walk-through shows its drawing and says what it shows', async () => {
  await say(chat, 'Step by step: hand expression');
  await botMessage(chat, 2);
  const picture = page.locator('img.picture').last();
  expect((await picture.getAttribute('alt') ?? '').length).toBeGreaterThan(20);
  expect(await page.evaluate<number>('document.querySelector("img.picture").decode().then(() => document.querySelector("img.picture").naturalWidth)')).toBeGreaterThan(0);
  for (let at = 3; at < 6; at++) {
    await press('Next');
    await botMessage(chat, at);
  }
  await takePicture(page, 'walkthrough-phone');
});
