import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { launchChromium } from './chromium';
import { takePicture } from './pictures';
import { startMilliseconds, startServer, type RunningServer } from './server';
import { botMessage, chatIn, chatInPortal, desktop, phone, say, visit, type Chat, type Preparation, type Visit } from './visit';

const question = "I'm only getting a few drops";

/** Generous, for machines that run other tests beside these. */
jest.setTimeout(60_000);

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

/** What content says first about the question, as a person reads it. */
function shortAnswer(): string {
  const file = path.join(__dirname, '../../content/en/answers/hand-expression/hand-expression-few-drops.md');
  const [, , body = ''] = readFileSync(file, 'utf8').split(/^---$/m);
  const [short = ''] = body.split(/^## /m);
  return short.replace(/\s+/g, ' ').trim();
}

/** Opens the portal; on a phone also the chat in it. */
async function openPortal(device: typeof phone, prepare?: Preparation): Promise<Visit & { readonly chat: Chat }> {
  const opened = await visit(browser, server.address, device, prepare);
  if (device.isMobile === true) await opened.page.getByRole('button', { name: 'Ask about feeding' }).tap();
  const chat = chatInPortal(opened.page);
  await botMessage(chat, 1);
  return { ...opened, chat };
}

async function openChat(device = phone, prepare?: Preparation): Promise<Visit & { readonly chat: Chat }> {
  const opened = await visit(browser, `${server.address}/chat`, device, prepare);
  const chat = chatIn(opened.page);
  await botMessage(chat, 1);
  return { ...opened, chat };
}

/** Asks vague things until the bot offers a choice. */
async function askSomethingVague(chat: Chat): Promise<readonly string[]> {
  for (const vague of ['pain', 'milk', 'baby hungry', 'breast']) {
    const said = await chat.bot.count();
    await say(chat, vague);
    await botMessage(chat, said + 1);
    const titles = await chat.suggestions.allInnerTexts();
    if (titles.includes('None of these')) return titles;
  }
  throw new Error('None of the vague messages led to a choice: put a vaguer one into the list.');
}

describe.each([['phone', phone], ['desktop', desktop]])('on a %s', (name, device) => {
  test('the portal answers the question of the main job, from this server alone and without a complaint', async () => {
    const { page, chat, complaints, foreign, end } = await openPortal(device);
    await takePicture(page, `${name}-welcome`);
    await say(chat, question);
    expect(await botMessage(chat, 2)).toContain(shortAnswer());
    expect(await chat.messages.count()).toBe(3);
    await takePicture(page, `${name}-answer`);
    expect(complaints).toEqual([]);
    expect([...foreign]).toEqual([]);
    await end();
  });

  test('a reload brings back what was said, and no second welcome', async () => {
    const { page, chat, complaints, end } = await openPortal(device);
    await say(chat, question);
    await botMessage(chat, 2);
    const before = await chat.messages.allInnerTexts();
    await page.reload();
    await botMessage(chat, 2);
    expect(await chat.messages.allInnerTexts()).toEqual(before);
    await say(chat, 'thank you');
    await botMessage(chat, 3);
    expect(await chat.messages.count()).toBe(5);
    expect(complaints).toEqual([]);
    await end();
  });

  test('the page says that it is a demonstration and that the hospital is invented', async () => {
    const { page, end } = await visit(browser, server.address, device);
    expect(await page.locator('body').innerText()).toMatch(/Demonstration\..*Hospital is invented/);
    await takePicture(page, `${name}-portal`);
    await end();
  });
});

describe('a choice that the bot offers', () => {
  test('is made by a tap', async () => {
    const { page, chat, end } = await openPortal(phone);
    const [, second = ''] = await askSomethingVague(chat);
    await takePicture(page, 'phone-did-you-mean');
    const said = await chat.bot.count();
    await chat.suggestions.nth(1).tap();
    expect(await botMessage(chat, said + 1)).toContain(second);
    expect(await chat.own.last().innerText()).toContain(second);
    await end();
  });

  test('is made by typing its number', async () => {
    const { chat, end } = await openChat();
    const [, second = ''] = await askSomethingVague(chat);
    const said = await chat.bot.count();
    await say(chat, '2');
    expect(await botMessage(chat, said + 1)).toContain(second);
    await end();
  });

  test('goes away when something else is said', async () => {
    const { chat, end } = await openChat();
    await askSomethingVague(chat);
    await say(chat, 'goodbye');
    await chat.root.getByText('Take care').waitFor();
    expect(await chat.suggestions.count()).toBe(0);
    await end();
  });
});

describe('markup in a message', () => {
  const hostile = ['<img src=x onerror=alert(1)>', '<script>alert(1)</script>', '[x](javascript:alert(1))', '![](http://evil.test/x.png)', '<iframe src="http://evil.test">', '<svg onload=alert(1)>'];

  async function expectHarmless({ page, complaints, foreign }: Visit, message: Locator): Promise<void> {
    for (const text of hostile) expect(await message.innerText()).toContain(text);
    expect(await message.locator('img, script, iframe, svg, a').count()).toBe(0);
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    expect(complaints).toEqual([]);
    expect([...foreign]).toEqual([]);
  }

  test('of the parent is shown as text and does nothing', async () => {
    const opened = await openChat();
    await say(opened.chat, hostile.join(' '));
    await botMessage(opened.chat, 2);
    await expectHarmless(opened, opened.chat.own.first());
    await opened.end();
  });

  test('of the bot is shown as text and does nothing', async () => {
    const intrude: Preparation = (page) => page.routeWebSocket(/\/stream\?/, (near) => {
      const far = near.connectToServer();
      far.onMessage((frame) => {
        near.send(frame);
        near.send(JSON.stringify({ activities: [{ type: 'message', id: 'intruder', from: { role: 'bot' }, text: hostile.join('\n\n') }] }));
      });
    });
    const opened = await openChat(phone, intrude);
    await botMessage(opened.chat, 2);
    await expectHarmless(opened, opened.chat.bot.nth(1));
    await opened.end();
  });
});

describe('a danger', () => {
  test('is told in words and shape, with a number to call that a thumb can hit', async () => {
    const { page, chat, end } = await openPortal(phone);
    await say(chat, 'my baby is limp and will not wake up');
    expect(await botMessage(chat, 2)).toContain('Please read this now');
    const call = chat.bot.nth(1).getByRole('link').first();
    expect(await call.getAttribute('href')).toMatch(/^tel:\d+$/);
    expect(await call.getAttribute('target')).toBeNull();
    expect((await call.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await takePicture(page, 'phone-red-flag');
    await end();
  });
});

describe('an answer', () => {
  test('says its level once, in words', async () => {
    const { chat, end } = await openChat();
    await say(chat, question);
    expect((await botMessage(chat, 2)).match(/Normal/g)).toHaveLength(1);
    await end();
  });

  test('links to its sources in a new tab that knows nothing of this one', async () => {
    const { chat, end } = await openChat();
    await say(chat, question);
    await botMessage(chat, 2);
    await chat.suggestions.filter({ hasText: 'Read more' }).tap();
    await botMessage(chat, 3);
    const source = chat.bot.nth(2).getByRole('link').last();
    expect(await source.getAttribute('href')).toMatch(/^https:/);
    expect(await source.getAttribute('target')).toBe('_blank');
    expect(await source.getAttribute('rel')).toContain('noopener');
    await end();
  });
});

async function askToStartOver(chat: Chat): Promise<void> {
  await chat.root.getByRole('button', { name: 'Menu' }).tap();
  await chat.root.getByRole('dialog', { name: 'Menu' }).getByRole('button', { name: 'Start over' }).tap();
}

describe('starting over', () => {
  test('asks first, and keeps the chat when told so', async () => {
    const { chat, end } = await openChat();
    await say(chat, question);
    await botMessage(chat, 2);
    await askToStartOver(chat);
    await chat.root.getByRole('dialog').getByRole('button', { name: 'Keep chat' }).tap();
    expect(await chat.messages.count()).toBe(3);
    await end();
  });

  test('begins a new conversation with one welcome, also after a reload', async () => {
    const { page, chat, end } = await openChat();
    await say(chat, question);
    await botMessage(chat, 2);
    await askToStartOver(chat);
    await chat.root.getByRole('dialog').getByRole('button', { name: 'Start over' }).tap();
    await chat.own.waitFor({ state: 'detached' });
    await botMessage(chat, 1);
    await page.reload();
    await botMessage(chat, 1);
    expect(await chat.messages.count()).toBe(1);
    await end();
  });
});

test('on a phone the demonstration loads nothing of the chat before it is opened; where there is room it opens by itself', async () => {
  const asked: string[] = [];
  const { page, end } = await visit(browser, server.address, phone, (fresh) => {
    fresh.on('request', (request) => asked.push(new URL(request.url()).pathname));
    return Promise.resolve();
  });
  await page.waitForLoadState('networkidle');
  expect(asked.filter((address) => /chat|directline|token/.test(address))).toEqual([]);
  await end();
  const { chat, end: endWide } = await openPortal(desktop);
  expect(await chat.field.isVisible()).toBe(true);
  await endWide();
});
