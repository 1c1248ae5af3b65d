import type { Browser, Page } from 'playwright-core';
import { axeViolations } from './axe';
import { launchChromium } from './chromium';
import { modes, modesNamed, show } from './modes';
import { startMilliseconds, startServer, type RunningServer } from './server';
import { openState, states } from './states';
import { botMessage, chatIn, chatInPortal, phone, say } from './visit';

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

async function newPage(): Promise<Page> {
  const context = await browser.newContext({ timezoneId: phone.timezoneId, hasTouch: true });
  return context.newPage();
}

const examined = modesNamed('phone', 'desktop', 'dark', 'forced colours', 'a zoom of 200 % on a phone');

describe.each(states)('axe finds nothing in $name', (state) => {
  let page: Page;

  beforeAll(async () => {
    page = await newPage();
    await show(page, modes[0]);
    await openState(page, `${server.address}/chat`, state);
  });
  afterAll(() => page.context().close());

  test.each(examined)('$name', async (mode) => {
    await show(page, mode);
    expect(await axeViolations(page)).toEqual([]);
  });
});

describe('axe finds nothing in the demo portal with the chat in it', () => {
  test.each(examined)('$name', async (mode) => {
    const page = await newPage();
    await show(page, mode);
    await page.goto(server.address);
    const opener = page.getByRole('button', { name: 'Ask about feeding' });
    await page.locator('first-drops-chat').waitFor({ state: 'attached' });
    if (await opener.isVisible()) {
      expect(await axeViolations(page)).toEqual([]);
      await opener.click();
    }
    await botMessage(chatInPortal(page), 1);
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });
});

test('axe finds what is wrong', async () => {
  const page = await newPage();
  await page.goto(`${server.address}/chat`);
  await botMessage(chatIn(page), 1);
  await page.evaluate("document.querySelector('#composer button').removeAttribute('aria-label')");
  expect((await axeViolations(page)).join('\n')).toMatch(/submit.*\(button-name\)/);
  await page.context().close();
});

/** Counts in the page how often each kind of message is put into the log: a screen reader reads it as often. */
const countMessages = `
window.announced = [];
document.addEventListener('DOMContentLoaded', () => new MutationObserver((records) => {
  for (const { addedNodes } of records) for (const node of addedNodes) if (node.classList?.contains('message')) window.announced.push(node.classList.contains('red-flag') ? 'red flag' : node.classList.contains('own') ? 'own' : 'bot');
}).observe(document.getElementById('log'), { childList: true, subtree: true }));`;

describe('a screen reader', () => {
  test.each([
    ['thank you', ['bot', 'own', 'bot']],
    ['my baby is limp and will not wake up', ['bot', 'own', 'red flag']],
  ])('is told each message once: %s', async (text, announced) => {
    const page = await newPage();
    await page.addInitScript(countMessages);
    await page.goto(`${server.address}/chat`);
    const chat = chatIn(page);
    await botMessage(chat, 1);
    await say(chat, text);
    await botMessage(chat, 2);
    await page.locator('.by-page').waitFor({ state: 'detached' });
    expect(await page.evaluate('window.announced')).toEqual(announced);
    await page.context().close();
  });

  test('finds one log, and no other announcement inside it', async () => {
    const page = await newPage();
    await openState(page, `${server.address}/chat`, states[1]);
    const log = page.getByRole('log');
    expect([await log.count(), await log.getAttribute('aria-live')]).toEqual([1, 'polite']);
    expect(await log.locator('[aria-live]:not([aria-live=off]), [role=status], [role=alert]').count()).toBe(0);
    await page.context().close();
  });

  test('hears the name of every button as it is written', async () => {
    const page = await newPage();
    await openState(page, `${server.address}/chat`, states[0]);
    const names = [...(await page.locator('body').ariaSnapshot()).matchAll(/- button(?: "([^"]*)")?/g)].map(([, name]) => name);
    expect(names.slice(0, 2)).toEqual(['Menu', "I'm only getting a few drops"]);
    expect(names.at(-1)).toBe('Send');
    expect(names).not.toContain(undefined);
    await page.context().close();
  });
});
