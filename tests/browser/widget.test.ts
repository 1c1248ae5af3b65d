/** `widget.js` on a page of another origin, under that page's own strict policy. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from './chromium';
import { startHostPage, type HostContent, type HostPage } from './host-page';
import { takePicture } from './pictures';
import { startMilliseconds, startServer, type RunningServer } from './server';
import { botMessage, chatInPortal, desktop, phone, say, visit, type Chat, type Visit } from './visit';

/** Generous, for machines that run other tests beside these. */
jest.setTimeout(60_000);

let server: RunningServer | undefined;
let host: HostPage;
let browser: Browser;

beforeAll(async () => {
  host = await startHostPage(() => server?.address ?? '');
  server = await startServer({ ALLOWED_ORIGINS: host.origin });
  browser = await launchChromium();
}, startMilliseconds);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await host?.stop();
});

const line = (attributes = ''): string => `<script src="{{bot}}/widget.js" ${attributes} async></script>`;

interface HostVisit extends Visit {
  readonly chat: Chat;
  /** Paths asked of the bot, in order. */
  readonly asked: readonly string[];
}

async function visitHost(device: BrowserContextOptions, content: Partial<HostContent> = { head: line() }): Promise<HostVisit> {
  const asked: string[] = [];
  host.show(content);
  const opened = await visit(browser, host.origin, device, (page) => {
    page.on('request', (request) => {
      if (request.url().startsWith(server?.address ?? '')) asked.push(new URL(request.url()).pathname);
    });
    return Promise.resolve();
  });
  return { ...opened, chat: chatInPortal(opened.page), asked };
}

const button = (page: Page, name = 'Ask about feeding') => page.getByRole('button', { name });
const panel = (page: Page) => page.locator('first-drops-chat dialog');

/** Computed styles of the widget's button. */
function buttonStyle(page: Page, ...names: readonly string[]): Promise<unknown> {
  return page.evaluate(`(() => { const style = getComputedStyle(document.querySelector('first-drops-chat').shadowRoot.querySelector('button')); return ${JSON.stringify(names)}.map((name) => style[name]); })()`);
}

/** What has the focus, looked for also inside the widget. */
function focused(page: Page): Promise<unknown> {
  return page.evaluate(`(() => {
    const inner = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
    return inner?.tagName === 'IFRAME' ? 'chat' : (inner?.textContent ?? '');
  })()`);
}

describe.each([['phone', phone], ['desktop', desktop]])('one line on a %s', (name, device) => {
  test('gives a button and a chat that answers, under a policy without inline script, inline style or eval', async () => {
    const { page, chat, complaints, foreign, end } = await visitHost(device);
    await button(page).waitFor();
    await takePicture(page, `widget-${name}-closed`);
    await button(page).click();
    await botMessage(chat, 1);
    await say(chat, "I'm only getting a few drops");
    expect(await botMessage(chat, 2)).toContain('A few drops is normal');
    await takePicture(page, `widget-${name}-open`);
    expect(complaints).toEqual([]);
    expect(new Set([...foreign].map((origin) => new URL(origin).host))).toEqual(new Set([new URL(server?.address ?? '').host]));
    await end();
  });

  test('loads nothing but itself before the button is pressed', async () => {
    const { page, asked, end } = await visitHost(device);
    await button(page).waitFor();
    await page.waitForLoadState('networkidle');
    expect(asked).toEqual(['/widget.js']);
    await end();
  });

  test('the focus goes into the chat and returns to the button, by its cross and by Escape', async () => {
    const { page, chat, end } = await visitHost(device);
    await button(page).focus();
    await page.keyboard.press('Enter');
    await botMessage(chat, 1);
    expect(await focused(page)).toBe('chat');
    await chat.root.getByRole('button', { name: 'Close chat' }).click();
    await panel(page).waitFor({ state: 'hidden' });
    expect(await focused(page)).toBe('Ask about feeding');
    await page.keyboard.press('Enter');
    await chat.field.press('Escape');
    await panel(page).waitFor({ state: 'hidden' });
    expect(await focused(page)).toBe('Ask about feeding');
    await end();
  });

  test('a reload brings the open chat back, and a closed one stays closed with its conversation kept', async () => {
    const { page, chat, end } = await visitHost(device);
    await button(page).click();
    await botMessage(chat, 1);
    await say(chat, 'thank you');
    await botMessage(chat, 2);
    await page.reload();
    await botMessage(chat, 2);
    await chat.root.getByRole('button', { name: 'Close chat' }).click();
    // The chat tells the page around it, which keeps the "no".
    await panel(page).waitFor({ state: 'hidden' });
    await page.reload();
    await button(page).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await panel(page).isVisible()).toBe(false);
    await button(page).click();
    await botMessage(chat, 2);
    await end();
  });
});

describe('host and widget leave each other alone', () => {
  const rude = '* { font-size: 40px !important; color: red !important; } button { display: none !important; position: static; width: 10px } dialog, iframe { display: none; border: 9px solid red } svg { width: 1px }';

  test('a rude style sheet of the host does not reach the button or the panel', async () => {
    const { page, chat, end } = await visitHost(desktop, { head: line(), css: rude });
    await button(page).waitFor();
    expect(await buttonStyle(page, 'fontSize', 'position')).toEqual(['16px', 'fixed']);
    await button(page).click();
    await botMessage(chat, 1);
    expect(await button(page).isVisible()).toBe(false);
    await end();
  });

  test('the host looks the same with and without the widget, and gets one global', async () => {
    const look = 'JSON.stringify([...document.querySelectorAll("h1, a")].map((node) => { const box = node.getBoundingClientRect(); return [box.x, box.y, box.width, box.height, getComputedStyle(node).font]; }))';
    const without = await visitHost(desktop, {});
    const before: unknown = await without.page.evaluate(look);
    const names: unknown = await without.page.evaluate('Object.getOwnPropertyNames(window)');
    await without.end();
    const { page, end } = await visitHost(desktop);
    await button(page).waitFor();
    expect(await page.evaluate(look)).toBe(before);
    expect(await page.evaluate(`Object.getOwnPropertyNames(window).filter((name) => !${JSON.stringify(names)}.includes(name))`)).toEqual(['firstDrops']);
    await end();
  });

  test('no script of the host can read what is written in the chat', async () => {
    const { page, chat, end } = await visitHost(desktop);
    await button(page).click();
    await botMessage(chat, 1);
    await say(chat, 'a secret of mine');
    await botMessage(chat, 2);
    expect(await page.evaluate(`(() => { try { return document.querySelector('first-drops-chat').shadowRoot.querySelector('iframe').contentWindow.document.body.innerText; } catch (error) { return error.name; } })()`)).toBe('SecurityError');
    expect(await page.evaluate('document.documentElement.outerHTML + JSON.stringify({ ...sessionStorage, ...localStorage })')).not.toContain('secret of mine');
    await end();
  });

  test('nothing is set in cookies, and the host\'s storage holds no more than whether the chat is open', async () => {
    const { page, chat, end } = await visitHost(desktop);
    await button(page).click();
    await botMessage(chat, 1);
    expect(await page.context().cookies()).toEqual([]);
    expect(await page.evaluate('({ ...sessionStorage, ...localStorage })')).toEqual({ 'firstDrops.open': 'yes' });
    await end();
  });

  test('a page that has the line twice has one chat', async () => {
    const { page, end } = await visitHost(desktop, { head: line() + line() });
    await button(page).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.locator('first-drops-chat').count()).toBe(1);
    await end();
  });

  test('only the chat itself can close the panel: a word from another frame does nothing', async () => {
    const { page, chat, end } = await visitHost(desktop);
    await button(page).click();
    await botMessage(chat, 1);
    await page.evaluate("window.postMessage('firstDrops:close', '*')");
    await say(chat, 'thank you');
    await botMessage(chat, 2);
    expect(await panel(page).isVisible()).toBe(true);
    await end();
  });
});

describe('what a host may set', () => {
  test('the words of the button and its corner', async () => {
    const { page, end } = await visitHost(desktop, { head: line('data-label="Feeding help" data-place="start"') });
    const box = await button(page, 'Feeding help').boundingBox();
    expect(box?.x).toBe(16);
    await end();
  });

  test('right to left: the button and the panel stand on the left', async () => {
    const { page, chat, end } = await visitHost(desktop, { head: line(), dir: 'rtl' });
    expect((await button(page).boundingBox())?.x).toBe(16);
    await button(page).click();
    await botMessage(chat, 1);
    expect((await panel(page).boundingBox())?.x).toBe(16);
    await takePicture(page, 'widget-right-to-left');
    await end();
  });

  test('its own button, which gets the focus back', async () => {
    const { page, chat, end } = await visitHost(desktop, { head: line('data-opener=".ask-us"'), body: '<button class="ask-us"><b>Ask us</b></button>' });
    await page.locator('first-drops-chat').waitFor({ state: 'attached' });
    expect(await button(page).count()).toBe(0);
    await button(page, 'Ask us').click();
    await botMessage(chat, 1);
    // The chat learns that it can be closed some moments after it can be used.
    await chat.root.getByRole('button', { name: 'Close chat' }).waitFor();
    await chat.field.press('Escape');
    await panel(page).waitFor({ state: 'hidden' });
    expect(await focused(page)).toBe('Ask us');
    await end();
  });

  test('its own colour, with letters that can be read on it, also in the chat', async () => {
    const { page, chat, end } = await visitHost(desktop, { head: line(), css: 'first-drops-chat { --first-drops-accent: hsl(48 100% 50%) }' });
    await button(page).waitFor();
    await page.waitForLoadState('load');
    expect(await buttonStyle(page, 'color', 'backgroundColor')).toEqual(['rgb(0, 0, 0)', 'rgb(255, 204, 0)']);
    await button(page).click();
    await botMessage(chat, 1);
    expect(await page.locator('first-drops-chat iframe').getAttribute('src')).toContain('accent=ffcc00');
    await end();
  });

  test('to open by itself where there is room: the focus stays in the page, and once closed it stays closed', async () => {
    const { page, chat, end } = await visitHost(desktop, { head: line('data-open="wide"') });
    await botMessage(chat, 1);
    expect(await focused(page)).not.toBe('chat');
    await chat.root.getByRole('button', { name: 'Close chat' }).click();
    // The chat tells the page around it, which keeps the "no".
    await panel(page).waitFor({ state: 'hidden' });
    await page.reload();
    await button(page).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await panel(page).isVisible()).toBe(false);
    await end();
  });

  test('to open and close it from its own script', async () => {
    const { page, chat, end } = await visitHost(desktop);
    await button(page).waitFor();
    await page.evaluate('window.firstDrops.open()');
    await botMessage(chat, 1);
    await page.evaluate('window.firstDrops.close()');
    await panel(page).waitFor({ state: 'hidden' });
    await end();
  });

  test('a chat in a box of its own, loaded when it comes into view', async () => {
    const { page, chat, asked, end } = await visitHost(desktop, { head: line('data-manual'), css: 'p { height: 3000px } first-drops-chat { height: 600px }', body: '<p>Long page</p><first-drops-chat inline></first-drops-chat>' });
    await page.waitForLoadState('networkidle');
    expect(asked).toEqual(['/widget.js']);
    await page.locator('first-drops-chat').scrollIntoViewIfNeeded();
    await botMessage(chat, 1);
    expect(await chat.root.getByRole('button', { name: 'Close chat' }).count()).toBe(0);
    expect((await page.locator('first-drops-chat iframe').boundingBox())?.height).toBe(600);
    await end();
  });
});

test('a wide window that becomes narrow keeps the chat and what was said', async () => {
  const { page, chat, complaints, end } = await visitHost(desktop);
  await button(page).click();
  await botMessage(chat, 1);
  await say(chat, 'thank you');
  await botMessage(chat, 2);
  await page.setViewportSize({ width: 390, height: 800 });
  await page.locator('first-drops-chat dialog:modal').waitFor();
  expect(await chat.messages.count()).toBe(3);
  expect((await panel(page).boundingBox())?.width).toBe(390);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.locator('first-drops-chat dialog:not(:modal)').waitFor();
  expect(await chat.messages.count()).toBe(3);
  expect(complaints).toEqual([]);
  await end();
});
