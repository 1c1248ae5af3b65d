import type { Browser, BrowserContext, Page } from 'playwright-core';
import { z } from 'zod';
import { openBadLine, type BadLine } from './bad-line';
import { launchChromium } from './chromium';
import { takePicture } from './pictures';
import { startMilliseconds, startServer, type RunningServer } from './server';
import { botMessage, chatIn, dangerLookIsReady, phone, say, type Chat } from './visit';

/** Generous, for machines that run other tests beside these. */
jest.setTimeout(60_000);

const question = 'can I drink coffee while breastfeeding';
const goodbye = 'I have forgotten';

let server: RunningServer;
let browser: Browser;
let line: BadLine;
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
  line = await openBadLine(server.address);
  context = await browser.newContext(phone);
  page = await context.newPage();
  await page.goto(`${line.address}/chat`);
  chat = chatIn(page);
  await botMessage(chat, 1);
  await say(chat, question);
  await botMessage(chat, 2);
});

afterEach(async () => {
  await context.close();
  await line.close();
});

async function askToBeForgotten(): Promise<void> {
  await page.getByRole('button', { name: 'Menu' }).tap();
  await page.getByRole('dialog').getByRole('button', { name: 'Forget me' }).tap();
}

const confirm = (): Promise<void> => page.getByRole('dialog').getByRole('button', { name: 'Forget me' }).tap();
const session = (): Promise<string | null> => page.evaluate('sessionStorage.getItem("firstDrops.session")');

/** Waits until all is gone but the goodbye. */
async function onlyGoodbyeIsLeft(): Promise<void> {
  await chat.own.first().waitFor({ state: 'detached' });
  expect(await chat.messages.count()).toBe(1);
  expect(await chat.bot.innerText()).toContain(goodbye);
  expect(await page.evaluate('JSON.stringify(sessionStorage)')).toBe('{}');
}

describe('"Forget me" in the menu', () => {
  test('asks first, says what it means, and keeps the chat when told so', async () => {
    await askToBeForgotten();
    expect(await page.getByRole('dialog').innerText()).toContain('on this device and on the server. It cannot be undone.');
    await takePicture(page, 'phone-forget-me');
    await page.getByRole('dialog').getByRole('button', { name: 'Keep chat' }).tap();
    expect(await chat.messages.count()).toBe(3);
    expect(await page.locator(':focus').getAttribute('id')).toBe('menu');
  });

  test('leaves nothing but the goodbye, on the page and in the storage', async () => {
    await askToBeForgotten();
    await confirm();
    await onlyGoodbyeIsLeft();
  });

  test('without a line the device forgets at once; the request waits visibly and goes out later', async () => {
    line.cut();
    await askToBeForgotten();
    await confirm();
    expect(await chat.messages.count()).toBe(1);
    expect(await chat.own.innerText()).toMatch(/forget me\s+Not sent yet/);
    expect(await page.evaluate('sessionStorage.getItem("firstDrops.outbox")')).not.toContain('coffee');
    line.mend();
    await onlyGoodbyeIsLeft();
  });

  test('what was still unsent is never sent', async () => {
    line.cut();
    await say(chat, 'my secret worry');
    await askToBeForgotten();
    await confirm();
    line.mend();
    await onlyGoodbyeIsLeft();
    await say(chat, 'hello');
    await botMessage(chat, 3);
    expect(await page.locator('#messages').innerText()).not.toContain('secret');
  });
});

test('a danger written while the request still waits keeps its card, goes out and is answered', async () => {
  await dangerLookIsReady(page);
  line.cut();
  await askToBeForgotten();
  await confirm();
  await say(chat, 'she is floppy and will not wake up');
  await page.locator('.red-flag').waitFor();
  line.mend();
  await page.locator('.by-page').waitFor({ state: 'detached' });
  expect(await page.locator('.red-flag').count()).toBe(1);
  expect(await page.locator('#messages').innerText()).not.toContain('coffee');
});

test.each(['forget me', 'clear chat'])('"%s" written by hand does the same', async (words) => {
  await say(chat, words);
  await onlyGoodbyeIsLeft();
});

test('the next message begins a new conversation, which survives a reload', async () => {
  const before = await session();
  await say(chat, 'forget me');
  await onlyGoodbyeIsLeft();
  await say(chat, question);
  await botMessage(chat, 3);
  expect(await chat.own.allInnerTexts()).toEqual([expect.stringContaining(question)]);
  expect(await session()).not.toBe(before);
  await page.reload();
  await botMessage(chat, 2);
  expect(await page.locator('#messages').innerText()).not.toContain(goodbye);
});

test('a reload after being forgotten begins with the welcome', async () => {
  await say(chat, 'forget me');
  await onlyGoodbyeIsLeft();
  await page.reload();
  await botMessage(chat, 1);
  expect(await chat.messages.count()).toBe(1);
  expect(await chat.bot.innerText()).not.toContain(goodbye);
});

test('"Start over" has the server erase what was said before', async () => {
  const { conversationId, token } = z.object({ conversationId: z.string(), token: z.string() }).parse(JSON.parse((await session()) ?? ''));
  const kept = async (): Promise<string> => (await fetch(`${server.address}/v3/directline/conversations/${conversationId}/activities`, { headers: { authorization: `Bearer ${token}` } })).text();
  expect(await kept()).toContain('coffee');
  const heard = page.waitForResponse((response) => response.request().method() === 'POST' && response.url().includes(conversationId));
  await page.getByRole('button', { name: 'Menu' }).tap();
  await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).tap();
  await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).tap();
  await heard;
  expect(await kept()).not.toContain('coffee');
  await botMessage(chat, 1);
  expect(await chat.messages.count()).toBe(1);
});
