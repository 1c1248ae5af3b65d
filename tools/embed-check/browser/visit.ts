/** Shows the page in Chromium on a phone's and a desktop's window, and writes down what happens. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errors, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { projectFolder } from '../../places';
import type { HostPage } from '../host-page';
import { Measured, type Observation, type View, type Visit } from './observation';

const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };

/** Pages that poll are never quiet; the widget itself needs well under a second, but a busy machine may take longer. */
const longestQuietWait = 5_000;
const longestWidgetWait = 5_000;

/** More controls than a trap holds or than stand between the page's last one and the chat's button. */
const mostTabs = 100;

const inPage = readFileSync(join(projectFolder, 'tools', 'embed-check', 'browser', 'in-page.js'), 'utf8').trimEnd();

interface Seen {
  readonly view: View;
  readonly rendered: string;
  readonly tabbing: Observation['tabbing'];
  readonly complaints: readonly string[];
  readonly thirdParty: readonly string[];
}

export async function observe(browser: Browser, visit: Visit): Promise<Observation> {
  const [onPhone, onDesktop] = await Promise.all([see(browser, visit, phone), see(browser, visit, desktop)]);
  const both = (key: 'complaints' | 'thirdParty'): string[] => [...new Set([...onPhone[key], ...onDesktop[key]])];
  return { views: [onPhone.view, onDesktop.view], rendered: onDesktop.rendered, tabbing: onDesktop.tabbing, complaints: both('complaints'), thirdParty: both('thirdParty') };
}

async function see(browser: Browser, visit: Visit, options: BrowserContextOptions): Promise<Seen> {
  const context = await browser.newContext(options);
  try {
    if (visit.page.headers === undefined) await serveFile(context, visit.page);
    return await seeIn(await context.newPage(), visit, options);
  } finally {
    await context.close();
  }
}

/** A file is shown at the address it is taken to have. */
async function serveFile(context: BrowserContext, { address, markup }: HostPage): Promise<void> {
  await context.route(address.href, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: markup }));
}

async function seeIn(tab: Page, visit: Visit, { viewport, isMobile }: BrowserContextOptions): Promise<Seen> {
  const watched = watch(tab, visit);
  await tab.goto(visit.page.address.href);
  await orNot(tab.waitForLoadState('networkidle', { timeout: longestQuietWait }));
  await orNot(tab.locator('first-drops-chat').first().waitFor({ state: 'attached', timeout: longestWidgetWait }));
  const measured: unknown = await tab.evaluate(`(${inPage})()`);
  const view = { size: `${viewport?.width}×${viewport?.height}`, ...Measured.parse(measured) };
  const rendered = await tab.content();
  return { view, rendered, tabbing: isMobile === true || view.entry.kind !== 'own' ? 'not-tried' : await tabToButton(tab), ...watched };
}

/** That something does not come in time is an observation, not a fault of the tool. */
async function orNot(wait: Promise<void>): Promise<void> {
  try {
    await wait;
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
  }
}

function watch(tab: Page, { page, bot }: Visit): Pick<Seen, 'complaints' | 'thirdParty'> {
  const complaints: string[] = [];
  const thirdParty: string[] = [];
  tab.on('console', (line) => {
    if (bot !== undefined && line.type() === 'error' && `${line.text()} ${line.location().url}`.includes(bot)) complaints.push(line.text());
  });
  tab.on('requestfailed', (request) => {
    if (new URL(request.url()).origin === bot) complaints.push(`${request.url()} failed: ${request.failure()?.errorText ?? 'no reason given'}`);
  });
  tab.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (/^https?:$/.test(protocol) && origin !== bot && origin !== page.address.origin) thirdParty.push(request.url());
  });
  return { complaints, thirdParty };
}

const focusLastControl = `(() => {
  const controls = [...document.querySelectorAll('a[href], button, input, select, textarea, [tabindex]')];
  controls.filter((control) => control.tabIndex >= 0 && !control.disabled && control.checkVisibility() && control.closest('first-drops-chat') === null).at(-1)?.focus();
})()`;
const isButtonFocused = "document.activeElement?.localName === 'first-drops-chat'";

async function tabToButton(tab: Page): Promise<Observation['tabbing']> {
  await tab.evaluate(focusLastControl);
  for (let pressed = 0; pressed < mostTabs; pressed++) {
    await tab.keyboard.press('Tab');
    if ((await tab.evaluate(isButtonFocused)) === true) return 'reached';
  }
  return 'not-reached';
}
