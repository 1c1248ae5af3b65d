/** A visit to a page: what a person does there, and everything the page should not do. */
import type { Browser, BrowserContextOptions, FrameLocator, Locator, Page } from 'playwright-core';

/** A time zone in which it is about noon now: at night the bot is briefer. */
export function zoneAtHour(hour: number): string {
  const ahead = ((hour - new Date().getUTCHours() + 36) % 24) - 12;
  return ahead === 0 ? 'UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

export const phone: BrowserContextOptions = { timezoneId: zoneAtHour(12), viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
export const desktop: BrowserContextOptions = { timezoneId: zoneAtHour(12), viewport: { width: 1280, height: 860 } };

export interface Visit {
  readonly page: Page;
  /** Console errors, exceptions, and what the content security policy blocked. */
  readonly complaints: readonly string[];
  /** Origins other than the server's own that anything was asked of. */
  readonly foreign: ReadonlySet<string>;
  readonly end: () => Promise<void>;
}

/** Follows everything the page asks for and complains about, from its first byte. */
function watch(page: Page, ownOrigin: string): Pick<Visit, 'complaints' | 'foreign'> {
  const complaints: string[] = [];
  const foreign = new Set<string>();
  const look = (address: string): void => {
    const { protocol, host, origin } = new URL(address);
    if (/^(https?|wss?):$/.test(protocol) && host !== new URL(ownOrigin).host) foreign.add(origin);
  };
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => look(request.url()));
  page.on('websocket', (socket) => look(socket.url()));
  page.on('popup', (popup) => complaints.push(`opened ${popup.url()}`));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { complaints, foreign };
}

/** Called with the new page before it loads anything. */
export type Preparation = (page: Page) => Promise<void>;

export async function visit(browser: Browser, address: string, options: BrowserContextOptions, prepare: Preparation = () => Promise.resolve()): Promise<Visit> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const watched = watch(page, new URL(address).origin);
  await prepare(page);
  await page.goto(address);
  return { page, ...watched, end: () => context.close() };
}

/** The chat's parts, in its own page or in the portal's frame. */
export interface Chat {
  readonly root: Page | FrameLocator;
  readonly field: Locator;
  readonly send: Locator;
  readonly messages: Locator;
  readonly bot: Locator;
  readonly own: Locator;
  readonly suggestions: Locator;
  readonly status: Locator;
}

export function chatIn(root: Page | FrameLocator): Chat {
  return {
    root,
    field: root.getByRole('textbox', { name: 'Your question' }),
    send: root.getByRole('button', { name: 'Send' }),
    messages: root.getByRole('log').locator('.message'),
    bot: root.getByRole('log').locator('.bot'),
    own: root.getByRole('log').locator('.own'),
    suggestions: root.getByRole('group', { name: 'Suggestions' }).getByRole('button'),
    status: root.getByRole('status'),
  };
}

export function chatInPortal(page: Page): Chat {
  return chatIn(page.frameLocator('iframe[title^="First Drops"]'));
}

/** Types a message and sends it with Enter. */
export async function say({ field }: Chat, text: string): Promise<void> {
  await field.fill(text);
  await field.press('Enter');
}

/** Waits until the bot has said so many messages in all; resolves with the last one's words. */
export async function botMessage({ bot }: Chat, count: number): Promise<string> {
  await bot.nth(count - 1).waitFor();
  return (await bot.nth(count - 1).innerText()).replace(/\s+/g, ' ');
}

/** Runs in the page. The scripts come after the chat itself; what they hold is read in pieces, and here to its end. */
const untilDangerIsSeen = `new Promise((resolve) => {
  const look = () => (window.firstDropsTriage?.look('my baby will not wake up and is floppy') === undefined ? requestAnimationFrame(look) : resolve(window.firstDropsTriage.forget()));
  look();
})`;

/** Resolves when the page itself can see a danger, as it can some moments after the welcome. */
export function dangerLookIsReady(page: Page): Promise<void> {
  return page.evaluate(untilDangerIsSeen);
}
