/**
 * Somebody signed in at the portal example, chatting in a real browser. In most tests the page around is played by a few
 * lines that do the widget's part, so that a fault shows where it is; one goes all the way.
 */
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { startPortal, type RunningPortal } from '../deploy/portal-program';
import { launchChromium } from './chromium';
import { freePort, startMilliseconds, startServer, type RunningServer } from './server';
import { botMessage, chatIn, chatInPortal, desktop, say, visit, type Chat, type Preparation, type Visit } from './visit';

jest.setTimeout(60_000);

const portalKey = 'only-for-trying-this-out-0123456789';
const secret = 'only-for-trying-this-out';

let bot: RunningServer;
let portals: Readonly<Record<'jwt' | 'secret', RunningPortal>>;
let browser: Browser;

beforeAll(async () => {
  const [first, second] = [await freePort(), await freePort()];
  bot = await startServer({ ALLOWED_ORIGINS: `http://localhost:${first},http://localhost:${second}`, PORTAL_ISSUER: 'http://portal.example', PORTAL_KEY: portalKey, DIRECT_LINE_SECRET: secret, ANONYMOUS_CHAT: 'false' });
  const shared = { BOT_ADDRESS: bot.address, PORTAL_KEY: portalKey, DIRECT_LINE_SECRET: secret };
  portals = {
    jwt: await startPortal({ ...shared, IDENTITY: 'jwt', PORT: String(first) }),
    secret: await startPortal({ ...shared, IDENTITY: 'secret', PORT: String(second) }),
  };
  browser = await launchChromium();
}, startMilliseconds);

afterAll(async () => {
  await browser?.close();
  await Promise.all([portals?.jwt.stop(), portals?.secret.stop(), bot?.stop()]);
});

/** Answers what the chat asks, after a word that no chat should take; beside it stands a frame of somebody else. */
const standIn = `
  const { src, dataset } = document.currentScript;
  const frame = Object.assign(document.createElement('iframe'), { title: 'Chat', src: new URL('chat?token=host', src).href, width: 400, height: 700 });
  const answer = (word) => frame.contentWindow.postMessage({ firstDrops: 'token', ...word }, new URL(src).origin);
  addEventListener('message', async ({ source, data }) => {
    if (source !== frame.contentWindow || data !== 'firstDrops:wantsToken') return;
    answer({ token: 7, identity: { toString: 1 } });
    const response = await fetch(dataset.tokenUrl, { method: 'POST', credentials: 'same-origin' });
    answer(response.ok ? await response.json() : { failed: true });
  });
  document.body.append(frame, Object.assign(document.createElement('iframe'), { name: 'stranger' }));`;

const playWidget: Preparation = async (page) => {
  await page.route(`${bot.address}/widget.js`, (route) => route.fulfill({ contentType: 'text/javascript', body: standIn }));
};

function chatOn(page: Page): Chat {
  const frame: FrameLocator = page.frameLocator('iframe[title="Chat"]');
  return chatIn(frame);
}

async function signIn(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Sign in as ${name}` }).click();
  await page.getByRole('heading', { name: `Welcome, ${name}` }).waitFor();
}

async function openPortal(way: 'jwt' | 'secret', prepare: Preparation = playWidget): Promise<Visit & { readonly chat: Chat }> {
  const opened = await visit(browser, portals[way].address, desktop, prepare);
  await signIn(opened.page, 'Ada Example');
  return { ...opened, chat: chatOn(opened.page) };
}

describe.each(['jwt', 'secret'] as const)('by %s', (way) => {
  test('a signed-in person talks with the bot, and goes on after a reload', async () => {
    const { page, chat, complaints, end } = await openPortal(way);
    await botMessage(chat, 1);
    await say(chat, 'thank you');
    await botMessage(chat, 2);
    const before = await chat.messages.allInnerTexts();
    await page.reload();
    await botMessage(chat, 2);
    expect(await chat.messages.allInnerTexts()).toEqual(before);
    await say(chat, 'goodbye');
    await botMessage(chat, 3);
    expect(complaints).toEqual([]);
    await end();
  });

  test('the same through the widget itself, with a token of the portal\'s for this person', async () => {
    const carried: string[] = [];
    const { page, complaints, end } = await openPortal(way, (fresh) => {
      fresh.on('request', (request) => request.url().endsWith('/chat-token') && carried.push(request.method()));
      return Promise.resolve();
    });
    await page.getByRole('button', { name: 'Ask about feeding' }).click();
    const chat = chatInPortal(page);
    await botMessage(chat, 1);
    await say(chat, 'thank you');
    await botMessage(chat, 2);
    expect(carried).toEqual(['POST']);
    expect(complaints).toEqual([]);
    await end();
  });

  test('the next person in the same tab sees nothing of the one before, and begins anew', async () => {
    const { page, chat, end } = await openPortal(way);
    await botMessage(chat, 1);
    await say(chat, 'thank you');
    await botMessage(chat, 2);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await signIn(page, 'Grace Sample');
    await botMessage(chat, 1);
    await say(chat, 'goodbye');
    await botMessage(chat, 2);
    expect(await chat.own.allInnerTexts()).toEqual([expect.stringContaining('goodbye')]);
    expect(await chat.bot.count()).toBe(2);
    await end();
  });
});

test('while the portal does not say who is here, nothing of the conversation is shown', async () => {
  const { page, chat, end } = await openPortal('jwt');
  await botMessage(chat, 1);
  await page.route('**/chat-token', (route) => route.fulfill({ status: 401, body: '{}' }));
  await page.reload();
  await chat.status.filter({ hasText: 'Connection lost' }).waitFor();
  expect(await chat.messages.count()).toBe(0);
  await page.unroute('**/chat-token');
  await botMessage(chat, 1);
  await end();
});

test('somebody whom no portal has signed in is told where to go, and nothing is asked again and again', async () => {
  let asked = 0;
  const { page, end } = await visit(browser, `${bot.address}/chat`, desktop, async (fresh) => {
    await fresh.clock.install();
    fresh.on('request', (request) => { asked += request.url().endsWith('/widget/token') ? 1 : 0; });
  });
  const chat = chatIn(page);
  await chat.status.filter({ hasText: 'Please open it from your hospital\'s portal' }).waitFor();
  expect(await chat.field.isVisible()).toBe(false);
  await page.clock.fastForward('05:00');
  // A request that the page had made by now would be on its way before this one.
  await page.evaluate('fetch("/healthz").then(() => undefined)');
  expect(asked).toBe(1);
  await end();
});

test('what is written and not sent does not stay in the tab', async () => {
  const { page, chat, end } = await openPortal('jwt');
  await botMessage(chat, 1);
  await page.route(/\/activities$/, (route) => route.abort());
  await say(chat, 'thank you');
  await chat.own.first().waitFor();
  await page.reload();
  await botMessage(chat, 1);
  expect(await chat.own.count()).toBe(0);
  await end();
});

test('a word from another frame than the one around is not taken', async () => {
  const carried: string[] = [];
  let hasSpoken = false;
  const { chat, end } = await openPortal('jwt', async (page) => {
    await playWidget(page);
    page.on('request', (request) => request.url().endsWith('/widget/token') && carried.push(request.headers().authorization ?? 'none'));
    await page.route('**/chat-token', async (route) => {
      hasSpoken = await page.frame('stranger')?.evaluate('parent.frames[0].postMessage({ firstDrops: "token", identity: "stranger" }, "*"), true') === true;
      await route.continue();
    });
  });
  await botMessage(chat, 1);
  expect([hasSpoken, carried.length]).toEqual([true, 1]);
  expect(carried[0]).toMatch(/^Bearer eyJ/);
  await end();
});
