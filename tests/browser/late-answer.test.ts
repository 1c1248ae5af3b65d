/** A message that the server has, and whose answer takes longer than an answer may. */
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { launchChromium } from './chromium';
import { startMilliseconds, startServer, type RunningServer } from './server';
import { botMessage, chatIn, phone, say, visit } from './visit';

/** Generous, for machines that run other tests beside these. */
jest.setTimeout(120_000);

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

const Frame = z.object({ activities: z.array(z.object({ from: z.object({ role: z.string().optional() }).optional() })).optional() });

/** The bot's words are kept back on the way to the page, from when `hold` is called until `release` is. */
async function holdAnswers(page: Page): Promise<{ readonly hold: () => void; readonly release: () => void }> {
  let isHeld = false;
  let held: (() => void)[] = [];
  await page.routeWebSocket(/\/stream\?/, (socket) => {
    socket.connectToServer().onMessage((message) => {
      const { activities = [] } = message === '' ? {} : Frame.parse(JSON.parse(String(message)));
      const isAnswer = activities.some(({ from }) => from?.role === 'bot');
      if (isHeld && isAnswer) held.push(() => socket.send(message));
      else socket.send(message);
    });
  });
  return {
    hold: () => { isHeld = true; },
    release: () => {
      isHeld = false;
      for (const send of held) send();
      held = [];
    },
  };
}

test('is told as such, without an error, until the answer comes', async () => {
  let answers = { hold: (): void => undefined, release: (): void => undefined };
  const { page, end } = await visit(browser, `${server.address}/chat`, phone, async (fresh) => {
    await fresh.clock.install();
    answers = await holdAnswers(fresh);
  });
  const chat = chatIn(page);
  await botMessage(chat, 1);
  answers.hold();
  await say(chat, 'thank you');
  await chat.own.locator('time').waitFor();
  await page.clock.runFor(1_000);
  await page.locator('#typing').waitFor();
  await page.clock.runFor(15_000);
  await page.getByText('Your message has arrived').waitFor();
  expect(await page.locator('#typing').isVisible()).toBe(false);
  expect(await chat.own.innerText()).not.toMatch(/Not sent|Sending|not delivered/);
  answers.release();
  await botMessage(chat, 2);
  expect(await page.getByText('Your message has arrived').isVisible()).toBe(false);
  await end();
});
