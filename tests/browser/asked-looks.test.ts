import type { Browser, Page } from 'playwright-core';
import { readableShade } from '../../colour/colour';
import { schemes } from '../../colour/theme';
import { launchChromium } from './chromium';
import { faultsOf } from './faults';
import { takePicture } from './pictures';
import { startMilliseconds, startServer, type RunningServer } from './server';
import { openState, states } from './states';
import { botMessage, chatIn, phone, say, visit, type Visit } from './visit';

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

async function open(asked: string): Promise<Visit> {
  const opened = await visit(browser, `${server.address}/chat?${asked}`, { ...phone, colorScheme: 'light' });
  await botMessage(chatIn(opened.page), 1);
  return opened;
}

const accentNow = 'getComputedStyle(document.documentElement).getPropertyValue("--accent")';

describe('the accent of the page around', () => {
  test('is worn, within the policy of the page', async () => {
    const { page, complaints, end } = await open('accent=7a1fa2');
    expect(await page.evaluate('getComputedStyle(document.querySelector("#composer button")).backgroundColor')).toBe('rgb(122, 31, 162)');
    expect(complaints).toEqual([]);
    await takePicture(page, 'asked-accent');
    await end();
  });

  test.each(['ffcc00', 'ff2d78', '00ff66', '0b6466', '101010', 'f4f4f4'])('%s can be read by day and by night: it is moved to the nearest shade that can', async (accent) => {
    const { page, end } = await open(`accent=${accent}`);
    await say(chatIn(page), 'he feels warm');
    await botMessage(chatIn(page), 2);
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      const { grounds, ink } = schemes[scheme];
      // The page is told of the change before it paints the next time.
      await page.evaluate('new Promise(requestAnimationFrame)');
      expect(await page.evaluate(accentNow)).toBe(readableShade(`#${accent}`, grounds, ink));
      expect(await faultsOf(page)).toEqual([]);
    }
    await end();
  });

  test.each(['accent=teal', 'accent=0b6', 'accent=0b64667f', 'accent=%23ff0000%3B%7D', 'accent='])('%s is none, and changes nothing', async (asked) => {
    const { page, complaints, end } = await open(asked);
    expect(await page.evaluate(accentNow)).toBe(schemes.light.accent);
    expect(complaints).toEqual([]);
    await end();
  });
});

describe('in a page that runs from right to left', () => {
  /** Where the middle of an element lies, in percent of the width. */
  async function place(page: Page, selector: string): Promise<number> {
    const box = await page.locator(selector).last().boundingBox();
    if (box === null) throw new Error(`There is no ${selector} to be seen.`);
    return Math.round(((box.x + box.width / 2) / 390) * 100);
  }

  test('bubbles, buttons and labels stand on the other side', async () => {
    const { page, end } = await open('dir=rtl');
    await say(chatIn(page), 'is it normal that my baby feeds every hour');
    await botMessage(chatIn(page), 2);
    expect(await place(page, '.own .content')).toBeLessThan(50);
    expect(await place(page, '.level')).toBeGreaterThan(50);
    expect(await place(page, '#composer button')).toBeLessThan(20);
    expect(await place(page, '#menu')).toBeLessThan(50);
    await takePicture(page, 'right-to-left-answer');
    await end();
  });

  test('the card of a danger is mirrored, and its words and numbers stay as they are', async () => {
    const { page, end } = await open('dir=rtl');
    const danger = states.find(({ name }) => name === 'a red flag that is sure');
    await danger?.reach(chatIn(page), page);
    expect(await place(page, '.red-flag-label .icon')).toBeGreaterThan(80);
    expect(await page.locator('.red-flag .phone').first().innerText()).toBe('911');
    expect(await page.evaluate('getComputedStyle(document.querySelector(".red-flag .content")).direction')).toBe('ltr');
    await takePicture(page, 'right-to-left-danger');
    await end();
  });

  test.each(['dir=ltr', 'dir=sideways', ''])('"%s" asks for nothing of it', async (asked) => {
    const { page, end } = await open(asked);
    expect(await page.evaluate('document.documentElement.dir')).toBe('');
    await end();
  });
});

test('a state is opened with what is asked of the looks, too', async () => {
  const context = await browser.newContext({ timezoneId: phone.timezoneId });
  const page = await context.newPage();
  await openState(page, `${server.address}/chat?dir=rtl&accent=7a1fa2`, states[8]);
  expect(await faultsOf(page)).toEqual([]);
  await takePicture(page, 'right-to-left-dialog');
  await context.close();
});
