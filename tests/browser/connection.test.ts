import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBadLine, type BadLine } from './bad-line';
import { launchChromium } from './chromium';
import { takePicture } from './pictures';
import { startMilliseconds, startServer, type RunningServer } from './server';
import { botMessage, chatIn, phone, say, type Chat } from './visit';

/** Generous, for machines that run other tests beside these. */
jest.setTimeout(60_000);

let server: RunningServer;
let browser: Browser;
let line: BadLine;
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
  line = await openBadLine(server.address);
  context = await browser.newContext(phone);
});

afterEach(async () => {
  await context.close();
  await line.close();
});

async function openChat(address = line.address): Promise<{ readonly page: Page; readonly chat: Chat }> {
  const page = await context.newPage();
  await page.goto(`${address}/chat`);
  const chat = chatIn(page);
  await botMessage(chat, 1);
  return { page, chat };
}

/** What is on the page, by who said it: 'bot' or the parent's own words. */
async function course({ messages }: Chat): Promise<readonly string[]> {
  const all = await messages.all();
  return Promise.all(all.map(async (message) => ((await message.getAttribute('class'))?.includes('bot') === true ? 'bot' : message.locator('.content').innerText())));
}

/** What the server has, by asking for everything again. */
async function courseAfterReload(page: Page, chat: Chat, botMessages: number): Promise<readonly string[]> {
  await page.reload();
  await botMessage(chat, botMessages);
  return course(chat);
}

describe('a line that is cut', () => {
  test('is told, what is written meanwhile is kept, and all of it is sent once and in order when it is back', async () => {
    const { page, chat } = await openChat();
    line.cut();
    await chat.status.filter({ hasText: 'Connection lost' }).waitFor();
    await say(chat, 'thank you');
    await say(chat, 'goodbye');
    expect(await chat.root.getByText('Not sent yet').count()).toBe(2);
    await takePicture(page, 'phone-connection-lost');
    // It is told for three seconds only: looked for from before it can come.
    const connectedAgain = chat.status.filter({ hasText: 'Connected again' }).waitFor();
    line.mend();
    await connectedAgain;
    await botMessage(chat, 3);
    expect(await chat.root.getByText('Not sent yet').count()).toBe(0);
    expect(await courseAfterReload(page, chat, 3)).toEqual(['bot', 'thank you', 'bot', 'goodbye', 'bot']);
  });

  test('between a message and its answer does not make the page send it twice', async () => {
    const { page, chat } = await openChat();
    const posts: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
    line.cutBeforeNextReply();
    await say(chat, 'thank you');
    await chat.status.filter({ hasText: 'Connection lost' }).waitFor();
    line.mend();
    await botMessage(chat, 2);
    await say(chat, 'goodbye');
    await botMessage(chat, 3);
    expect(posts).toHaveLength(2);
    expect(await course(chat)).toEqual(['bot', 'thank you', 'bot', 'goodbye', 'bot']);
    expect(await courseAfterReload(page, chat, 3)).toEqual(['bot', 'thank you', 'bot', 'goodbye', 'bot']);
  });

  test('again and again loses and repeats nothing', async () => {
    const { page, chat } = await openChat();
    const words = ['hello', 'thank you', 'goodbye', 'thanks', 'bye'];
    for (const [round, word] of words.entries()) {
      line.cut();
      await say(chat, word);
      line.mend();
      await botMessage(chat, round + 2);
    }
    const expected = ['bot', ...words.flatMap((word) => [word, 'bot'])];
    expect(await course(chat)).toEqual(expected);
    expect(await courseAfterReload(page, chat, words.length + 1)).toEqual(expected);
  });
});

test('a phone that goes offline is told so, and what was written goes out when it is back', async () => {
  const { page, chat } = await openChat();
  await context.setOffline(true);
  await chat.status.filter({ hasText: 'You are offline' }).waitFor();
  await say(chat, 'thank you');
  await takePicture(page, 'phone-offline');
  await context.setOffline(false);
  await botMessage(chat, 2);
  expect(await course(chat)).toEqual(['bot', 'thank you', 'bot']);
});

test('what could not be sent before a reload is sent after it', async () => {
  const { page, chat } = await openChat();
  await context.route('**/v3/directline/**', (route) => route.abort());
  await say(chat, 'thank you');
  await chat.root.getByText('Not sent yet').waitFor();
  await page.reload();
  await chat.root.getByText('Not sent yet').waitFor();
  await context.unroute('**/v3/directline/**');
  await botMessage(chat, 2);
  expect(await course(chat)).toEqual(['bot', 'thank you', 'bot']);
});

test('where WebSockets do not get through, the chat works by asking', async () => {
  line.refuseWebSockets();
  const { page, chat } = await openChat();
  await say(chat, 'thank you');
  await botMessage(chat, 2);
  expect(await chat.status.innerText()).toBe('');
  expect(await courseAfterReload(page, chat, 2)).toEqual(['bot', 'thank you', 'bot']);
});

test('two windows of one conversation both show all of it, and do not fight over the stream', async () => {
  const { page, chat } = await openChat();
  const [popup] = await Promise.all([context.waitForEvent('page'), page.evaluate("void window.open('/chat')")]);
  const second = chatIn(popup);
  await botMessage(second, 1);
  const streams: string[] = [];
  for (const window of [page, popup]) window.on('websocket', (socket) => streams.push(socket.url()));
  await say(chat, 'thank you');
  await botMessage(second, 2);
  await say(second, 'goodbye');
  await botMessage(chat, 3);
  expect(await course(chat)).toEqual(['bot', 'thank you', 'bot', 'goodbye', 'bot']);
  expect(await course(second)).toEqual(await course(chat));
  for (const window of [page, popup]) await window.waitForLoadState('networkidle');
  expect(streams.length).toBeLessThanOrEqual(1);
});

test('a token is renewed before it runs out', async () => {
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(`${line.address}/chat`);
  const chat = chatIn(page);
  await botMessage(chat, 1);
  const refreshed = page.waitForResponse('**/tokens/refresh');
  await page.clock.fastForward('17:00');
  expect((await refreshed).status()).toBe(200);
  await say(chat, 'thank you');
  await botMessage(chat, 2);
});

test('a server that has forgotten the conversation is told of, and what was not sent goes to the new one', async () => {
  const { page, chat } = await openChat();
  await say(chat, 'thank you');
  await botMessage(chat, 2);
  line.cut();
  await chat.status.filter({ hasText: 'Connection lost' }).waitFor();
  await say(chat, 'goodbye');
  await forget(page);
  line.mend();
  await botMessage(chat, 4);
  expect(await chat.root.getByText('A new chat starts here').count()).toBe(1);
  expect(await course(chat)).toEqual(['bot', 'thank you', 'bot', 'bot', 'goodbye', 'bot']);
  expect(await courseAfterReload(page, chat, 2)).toEqual(['bot', 'goodbye', 'bot']);
});

/** As after a restart: the server answers the next call on the old conversation as it answers a token it never made. */
async function forget(page: Page): Promise<void> {
  await page.route('**/v3/directline/conversations/*/activities?*', (route) => route.fulfill({ status: 401, json: { error: { code: 'BadToken', message: '' } } }), { times: 1 });
}

test('a message that is too long is refused plainly, and the next one goes', async () => {
  const { chat } = await openChat();
  await say(chat, 'word '.repeat(5_000));
  await chat.root.getByText('too long to send').waitFor();
  await say(chat, 'thank you');
  await botMessage(chat, 2);
  expect(await chat.own.count()).toBe(2);
});
