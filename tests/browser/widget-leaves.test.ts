/** A portal that changes its pages without loading: the chat is put up and taken away again and again. */
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './chromium';
import { startHostPage, type HostPage } from './host-page';
import { startMilliseconds, startServer, type RunningServer } from './server';
import { botMessage, chatInPortal, desktop, say, visit, type Visit } from './visit';

/** Generous, for machines that run other tests beside these. */
jest.setTimeout(120_000);

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

/** Counts who listens at what outlives an element of the page: the window, the document, its visible part and its media queries. */
const count = `(() => {
  const lasting = (target) => [window, document, visualViewport].includes(target) || target instanceof MediaQueryList;
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  window.listeners = [];
  const drop = (target, kind, hear) => { window.listeners = window.listeners.filter((one) => one.target !== target || one.kind !== kind || one.hear !== hear); };
  EventTarget.prototype.addEventListener = function (kind, hear, options) {
    if (lasting(this ?? window)) {
      window.listeners.push({ target: this ?? window, kind, hear });
      options?.signal?.addEventListener('abort', () => drop(this ?? window, kind, hear));
    }
    return addEventListener.call(this ?? window, kind, hear, options);
  };
  EventTarget.prototype.removeEventListener = function (kind, hear, options) {
    drop(this ?? window, kind, hear);
    return removeEventListener.call(this ?? window, kind, hear, options);
  };
})()`;

async function visitHost(attributes = '', body = ''): Promise<Visit> {
  host.show({ head: `<script src="{{bot}}/widget.js" ${attributes} async></script>`, body });
  return visit(browser, host.origin, desktop, async (page) => void (await page.addInitScript(count)));
}

/** What still is listened for, once the page has loaded. The widget waits for the page's end only before there is a chat. */
function listened(page: Page): Promise<readonly string[]> {
  return page.evaluate("window.listeners.map(({ kind }) => kind).filter((kind) => kind !== 'DOMContentLoaded')");
}

const takeAway = (page: Page): Promise<void> => page.evaluate("document.querySelector('first-drops-chat').remove()");
const putUp = (page: Page, attributes: Readonly<Record<string, string>> = {}): Promise<void> => page.evaluate(`(() => {
  const chat = document.createElement('first-drops-chat');
  for (const [name, value] of Object.entries(${JSON.stringify(attributes)})) chat.setAttribute(name, value);
  document.body.append(chat);
})()`);

const kinds: readonly (readonly [string, Readonly<Record<string, string>>])[] = [['that floats', {}], ['with a button of the host', { opener: '.ask' }], ['in a box of its own', { inline: '' }]];

test.each(kinds)('a chat %s that is taken away leaves nobody listening', async (_kind, attributes) => {
  const { page, complaints, end } = await visitHost('data-opener=".ask"');
  await page.locator('first-drops-chat').waitFor({ state: 'attached' });
  await page.waitForLoadState('load');
  expect(await listened(page)).not.toEqual([]);
  await takeAway(page);
  expect(await listened(page)).toEqual([]);
  for (let time = 0; time < 3; time += 1) {
    await putUp(page, attributes);
    expect(await listened(page)).not.toEqual([]);
    await takeAway(page);
  }
  expect(await listened(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await end();
});

test('a chat that is taken away while it is open minds no change of the window, and comes back open', async () => {
  const { page, complaints, end } = await visitHost();
  await page.getByRole('button', { name: 'Ask about feeding' }).click();
  const chat = chatInPortal(page);
  await botMessage(chat, 1);
  await takeAway(page);
  await page.setViewportSize({ width: 390, height: 800 });
  await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))');
  expect(complaints).toEqual([]);
  await putUp(page);
  await botMessage(chat, 1);
  await say(chat, 'thank you');
  await botMessage(chat, 2);
  expect(complaints).toEqual([]);
  await end();
});
