/**
 * Microsoft 365 Agents Playground, the local client that looks and speaks like Teams, driven in Chromium. It sends real activities over
 * HTTP, takes the replies at its own connector, and shows cards with Microsoft's renderer. What it does not do: sign requests,
 * message extensions, the limits of the real service.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { takePicture } from '../browser/pictures';
import { freePort } from '../browser/server';
import { zoneAtHour } from '../browser/visit';

const program = path.join(__dirname, '../../node_modules/@microsoft/m365agentsplayground/cli.js');
/** On a machine that runs other tests beside these. */
const longestWait = 90_000;
/** Both its server and its page tell the bot their local time, and at night the bot is briefer. */
const noon = zoneAtHour(12);

export interface Playground {
  readonly address: string;
  readonly stop: () => Promise<void>;
}

async function isServed(address: string): Promise<boolean> {
  return fetch(address).then(({ ok }) => ok, () => false);
}

async function untilServed(address: string, child: ChildProcess): Promise<void> {
  const end = performance.now() + longestWait;
  while (!(await isServed(address))) {
    if (child.exitCode !== null || performance.now() > end) throw new Error('The Agents Playground did not start: run "npx agentsplayground start" to see why.');
    await delay(100);
  }
}

/** @param bot such as `http://localhost:41234` */
export async function startPlayground(bot: string): Promise<Playground> {
  const port = await freePort();
  const child = spawn(process.execPath, [program, 'start', '--app-endpoint', `${bot}/api/messages`, '--channel-id', 'msteams', '--port', String(port), '--disable-telemetry'], { stdio: 'ignore', env: { ...process.env, TZ: noon } });
  const address = `http://127.0.0.1:${port}/`;
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  try {
    await untilServed(address, child);
    return { address, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** One of its chats, as a person uses it. */
export interface Chat {
  readonly page: Page;
  readonly say: (text: string) => Promise<void>;
  /** In a group or a channel: with the bot named in front, by its list of people. */
  readonly sayToBot: (text: string) => Promise<void>;
  readonly press: (button: string) => Promise<void>;
  /** Resolves when the words are shown; fails after 40 seconds. */
  readonly untilShown: (words: string | RegExp) => Promise<void>;
  readonly untilGone: (words: string) => Promise<void>;
  /** Everything in the chat, without the tool's own panels. */
  readonly words: () => Promise<string>;
  readonly picture: (name: string) => Promise<void>;
}

export type Place = 'Personal Chat' | 'Group Chat' | 'General';

/** In a channel a new post has a box of its own, above the threads. */
const composer = (page: Page): Locator => page.locator('[role=textbox][contenteditable=true]').first();

export async function openChat(browser: Browser, { address }: Playground, place: Place, viewport = { width: 1_200, height: 900 }): Promise<Chat> {
  const page = await (await browser.newContext({ viewport, timezoneId: noon })).newPage();
  page.setDefaultTimeout(40_000);
  await page.goto(address);
  await composer(page).waitFor();
  // Its list of chats is folded away on narrow windows, and a click finds only what can be seen.
  if (place !== 'Personal Chat') await page.getByText(place, { exact: true }).first().dispatchEvent('click');
  const body = page.locator('body');
  const mention = async (): Promise<void> => {
    await composer(page).click();
    await page.keyboard.type('@');
    await page.locator('[role=listbox] >> text=Test Bot').click();
  };
  return {
    page,
    say: async (text) => {
      await composer(page).click();
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    },
    sayToBot: async (text) => {
      await mention();
      await page.keyboard.type(` ${text}`);
      await page.keyboard.press('Enter');
    },
    press: (button) => page.getByRole('button', { name: button, exact: true }).last().click(),
    untilShown: (words) => body.getByText(words).last().waitFor(),
    untilGone: (words) => body.getByText(words).last().waitFor({ state: 'detached' }),
    words: () => body.innerText(),
    picture: (name) => takePicture(page, name),
  };
}
