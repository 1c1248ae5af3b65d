import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { launchChromium } from './chromium';
import { takePicture } from './pictures';
import { startMilliseconds, startServer, type RunningServer } from './server';
import { botMessage, chatIn, chatInPortal, desktop, phone, say, visit, type Chat } from './visit';

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

async function openChat(options: BrowserContextOptions = phone): Promise<{ readonly page: Page; readonly chat: Chat; readonly end: () => Promise<void> }> {
  const { page, end } = await visit(browser, `${server.address}/chat`, options);
  const chat = chatIn(page);
  await botMessage(chat, 1);
  return { page, chat, end };
}

/** What is written on whatever has the focus, or its label. */
async function focused(page: Page): Promise<string> {
  const focus = page.locator(':focus');
  return (await focus.getAttribute('aria-label')) ?? (await focus.getAttribute('id')) ?? (await focus.innerText());
}

/** A zoom of 200 % halves the room and doubles the dots. */
function zoomed({ viewport }: BrowserContextOptions): BrowserContextOptions {
  const { width, height } = viewport ?? { width: 0, height: 0 };
  return { viewport: { width: Math.floor(width / 2), height: Math.floor(height / 2) }, deviceScaleFactor: 2 };
}

async function smallTargets(targets: Locator): Promise<readonly string[]> {
  const small: string[] = [];
  for (const target of await targets.all()) {
    const box = await target.boundingBox();
    if (box !== null && (box.width < 44 || box.height < 44)) small.push(`${await target.innerText()}: ${box.width} × ${box.height}`);
  }
  return small;
}

describe('by keyboard alone', () => {
  test('everything can be reached, in the order it is read', async () => {
    const { page, end } = await openChat(desktop);
    const order: string[] = [];
    for (let step = 0; step < 5; step += 1) {
      await page.keyboard.press('Tab');
      order.push(await focused(page));
    }
    expect(order.slice(0, 3)).toEqual(['menu', 'Conversation', '911']);
    await end();
  });

  test('Enter sends and keeps the focus in the field; Shift+Enter makes a new line', async () => {
    const { page, chat, end } = await openChat(desktop);
    await chat.field.pressSequentially('thank');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('you');
    expect(await chat.field.inputValue()).toBe('thank\nyou');
    await page.keyboard.press('Enter');
    await botMessage(chat, 2);
    expect(await chat.field.inputValue()).toBe('');
    expect(await focused(page)).toBe('question');
    await end();
  });

  test.each(['', '   ', '\n'])('nothing (%j) is not sent', async (nothing) => {
    const { chat, end } = await openChat(desktop);
    await say(chat, nothing);
    expect(await chat.own.count()).toBe(0);
    await end();
  });

  test('a suggestion is chosen with Enter, and the focus goes on in the field', async () => {
    const { page, chat, end } = await openChat(desktop);
    await chat.suggestions.first().focus();
    await page.keyboard.press('Enter');
    await botMessage(chat, 2);
    expect(await focused(page)).toBe('question');
    await end();
  });

  test('Escape leaves the menu and the question about starting over, and the focus returns', async () => {
    const { page, chat, end } = await openChat(desktop);
    await chat.root.getByRole('button', { name: 'Menu' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('dialog[open]').getAttribute('id')).toBe('menu-sheet');
    await takePicture(page, 'desktop-menu');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('menu');
    await page.keyboard.press('Enter');
    await chat.root.getByRole('button', { name: 'Start over' }).focus();
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('keep-chat');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('menu');
    await end();
  });
});

describe('by finger', () => {
  test('a tapped suggestion does not bring up the keyboard', async () => {
    const { page, chat, end } = await openChat();
    await chat.suggestions.first().tap();
    await botMessage(chat, 2);
    expect(await focused(page)).toBe('Conversation');
    await end();
  });

  test('the send button leaves the keyboard up', async () => {
    const { page, chat, end } = await openChat();
    await chat.field.tap();
    await chat.field.fill('thank you');
    await chat.send.tap();
    await botMessage(chat, 2);
    expect(await focused(page)).toBe('question');
    await end();
  });

  test.each([
    ['"Close"', (page: Page) => page.getByRole('dialog', { name: 'Menu' }).getByRole('button', { name: 'Close' }).tap()],
    ['a tap beside it', (page: Page) => page.touchscreen.tap(190, 120)],
  ])('the menu is left by %s', async (_way, leave) => {
    const { page, end } = await openChat();
    await page.getByRole('button', { name: 'Menu' }).tap();
    await page.getByRole('dialog', { name: 'Menu' }).waitFor();
    expect(await smallTargets(page.locator('#menu-sheet button'))).toEqual([]);
    await leave(page);
    await page.getByRole('dialog', { name: 'Menu' }).waitFor({ state: 'hidden' });
    expect(await focused(page)).toBe('menu');
    await end();
  });

  test.each([
    ['phone', { ...phone, viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const }],
    ['small-phone', { ...phone, viewport: { width: 320, height: 568 } }],
    ['small-phone-200', { ...phone, viewport: { width: 160, height: 284 }, deviceScaleFactor: 4 }],
  ])('on a %s every row of the menu can be reached', async (name, device) => {
    const { page, end } = await openChat(device);
    await page.getByRole('button', { name: 'Menu' }).tap();
    await takePicture(page, `menu-${name}`);
    for (const row of await page.locator('#menu-sheet button').all()) {
      await row.scrollIntoViewIfNeeded();
      const { x = -1, y = -1, width = 0, height = 0 } = (await row.boundingBox()) ?? {};
      expect(Math.min(x, y, device.viewport.width - x - width, device.viewport.height - y - height)).toBeGreaterThanOrEqual(0);
    }
    await end();
  });

  test('everything that can be tapped is large enough for a thumb', async () => {
    const { page, chat, end } = await openChat();
    await say(chat, 'my baby is limp and will not wake up');
    await botMessage(chat, 2);
    expect(await smallTargets(page.locator('button:visible, textarea, a[href^="tel:"]'))).toEqual([]);
    await end();
  });
});

describe('for a screen reader', () => {
  test('the conversation is a polite log in which each message says whose it is', async () => {
    const { chat, end } = await openChat();
    await say(chat, 'thank you');
    await botMessage(chat, 2);
    const log = chat.root.getByRole('log', { name: 'Conversation' });
    expect(await log.getAttribute('aria-live')).toBe('polite');
    expect(await chat.own.first().innerText()).toMatch(/^You:\s+thank you/);
    expect(await chat.bot.first().innerText()).toMatch(/^First Drops:/);
    await end();
  });

  test('a conversation that is brought back is not read out again', async () => {
    const { page, chat, end } = await openChat();
    const watchLog = "new MutationObserver(() => { window.spoken = (window.spoken ?? 0) + (document.getElementById('log').getAttribute('aria-live') === 'off' ? 0 : 1); }).observe(document.getElementById('messages'), { childList: true });";
    await page.addInitScript(`document.addEventListener('DOMContentLoaded', () => { ${watchLog} });`);
    await page.reload();
    await botMessage(chat, 1);
    await page.locator('#log[aria-live="polite"]').waitFor();
    expect(await page.evaluate('window.spoken')).toBe(0);
    await say(chat, 'thank you');
    await botMessage(chat, 2);
    expect(await page.evaluate('window.spoken')).toBeGreaterThan(0);
    await end();
  });

  test('both pages have a language, a title and one main heading', async () => {
    for (const address of ['/', '/chat']) {
      const { page, end } = await visit(browser, server.address + address, desktop);
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      expect(await page.title()).not.toBe('');
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
      await end();
    }
  });
});

describe('at 200 %', () => {
  test.each([['phone', phone], ['desktop', desktop]])('on a %s nothing is cut off or pushed out', async (name, device) => {
    for (const address of ['/', '/chat']) {
      const { page, end } = await visit(browser, server.address + address, zoomed(device));
      if (address === '/chat') {
        await botMessage(chatIn(page), 1);
        await say(chatIn(page), 'my baby is limp and will not wake up');
        await botMessage(chatIn(page), 2);
      }
      expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
      if (address === '/chat') expect(await page.evaluate("document.getElementById('log').scrollWidth - document.getElementById('log').clientWidth")).toBe(0);
      await takePicture(page, `${name}-200-percent-${address === '/' ? 'portal' : 'chat'}`);
      await end();
    }
  });
});

test('in the dark the pages are dark', async () => {
  for (const [name, device] of [['phone', phone], ['desktop', desktop]] as const) {
    const { page, end } = await visit(browser, server.address, { ...device, colorScheme: 'dark' });
    if (name === 'phone') await page.getByRole('button', { name: 'Ask about feeding' }).tap();
    const chat = chatInPortal(page);
    await botMessage(chat, 1);
    await say(chat, "I'm only getting a few drops");
    await botMessage(chat, 2);
    await takePicture(page, `${name}-dark-answer`);
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(15, 22, 24)');
    await end();
  }
});

test('whoever asked for less motion sees none', async () => {
  const { page, end } = await openChat({ ...phone, reducedMotion: 'reduce' });
  expect(await page.evaluate("getComputedStyle(document.querySelector('#typing i')).animationName")).toBe('none');
  await end();
});

test('whoever reads further up is not pulled away, but told that something new came', async () => {
  const { page, chat, end } = await openChat({ viewport: { width: 390, height: 500 }, hasTouch: true });
  for (const [count, text] of ["I'm only getting a few drops", 'more', 'thank you'].entries()) {
    await say(chat, text);
    await botMessage(chat, count + 2);
  }
  await page.mouse.move(195, 200);
  await page.mouse.wheel(0, -5_000);
  await page.waitForFunction("document.getElementById('log').scrollTop === 0");
  // Once more at the top: a scroll of the page's own that was under way meanwhile has ended.
  await page.mouse.wheel(0, -10);
  await page.waitForFunction("document.getElementById('log').scrollTop === 0");
  await expectUnread(page, chat);
  await end();
});

/** Lets an answer arrive that nobody on this page asked for: the same conversation is open in a second window. */
async function expectUnread(page: Page, chat: Chat): Promise<void> {
  const [popup] = await Promise.all([page.context().waitForEvent('page'), page.evaluate("void window.open('/chat')")]);
  const second = chatIn(popup);
  await botMessage(second, 4);
  await say(second, 'goodbye');
  await botMessage(chat, 5);
  expect(await page.evaluate("document.getElementById('log').scrollTop")).toBe(0);
  await page.bringToFront();
  await page.getByRole('button', { name: 'New message' }).click();
  expect(await page.evaluate("document.getElementById('log').scrollTop")).toBeGreaterThan(0);
  expect(await page.getByRole('button', { name: 'New message' }).count()).toBe(0);
}
