import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './chromium';
import { faultsOf } from './faults';
import { modes, show, type Mode } from './modes';
import { takePicture } from './pictures';
import { startMilliseconds, startServer, type RunningServer } from './server';
import { openState, states, type State } from './states';
import { phone, type Chat } from './visit';

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

async function open(state: State, mode: Mode): Promise<{ readonly page: Page; readonly chat: Chat }> {
  const context = await browser.newContext({ timezoneId: phone.timezoneId, hasTouch: true });
  const page = await context.newPage();
  await show(page, mode);
  return { page, chat: await openState(page, `${server.address}/chat`, state) };
}

describe.each(states)('$name', (state) => {
  let page: Page;

  beforeAll(async () => {
    ({ page } = await open(state, modes[0]));
  });
  afterAll(() => page.context().close());

  test.each(modes)('is whole, readable and within reach: $name', async (mode) => {
    await show(page, mode);
    expect(await faultsOf(page)).toEqual([]);
  });
});

describe('the number to call in a danger is in view when it comes', () => {
  const dangers = states.filter(({ name }) => name.startsWith('a red flag'));
  // Letters and direction are put on a loaded page only: here the window counts, which is there before the card.
  const phones = modes.filter(({ width, name, letterPercent, direction }) => width < 900 && !name.includes('desktop') && letterPercent === undefined && direction === undefined);

  test.each(dangers.flatMap((danger) => phones.map((mode) => ({ danger, mode, what: `${danger.name}, ${mode.name}` }))))('$what', async ({ danger, mode }) => {
    const { page, chat } = await open(danger, mode);
    const [number, log] = await Promise.all([page.locator('.red-flag .phone').first().boundingBox(), chat.root.getByRole('log').boundingBox()]);
    await takePicture(page, `${danger.name}, ${mode.name}`.replace(/\W+/g, '-'));
    if (number === null || log === null) throw new Error('The card or the conversation is not there.');
    expect(number.y).toBeGreaterThanOrEqual(log.y);
    expect(number.y + number.height).toBeLessThanOrEqual(log.y + log.height);
    await page.context().close();
  });
});
