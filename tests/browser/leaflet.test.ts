import { loadKnowledge } from '../../assistant/knowledge/knowledge-base';
import type { Browser, Page } from 'playwright-core';
import { longest } from '../leaflet/content';
import { axeViolations } from './axe';
import { launchChromium } from './chromium';
import { modesNamed, show } from './modes';
import { project } from '../server/running-bot';
import { startMilliseconds, startServer, type RunningServer } from './server';

/** Generous, for machines that run other tests beside these. */
jest.setTimeout(60_000);

const knowledge = loadKnowledge(`${project}/content`);
const six = longest(knowledge, 6).map(({ id }) => id).join();

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer({ PUBLIC_ADDRESS: 'https://feeding-help.larkmoor-university-hospital.example.org' });
  browser = await launchChromium();
}, startMilliseconds);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function open(path: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(server.address + path);
  return page;
}

const examined = modesNamed('phone', 'dark', 'desktop', 'dark desktop');

const pages: readonly (readonly [string, string])[] = [
  ['an answer', '/a/newborn-weight'],
  ['the list of answers', '/a'],
  ['a page that is not there', '/a/nothing'],
  ['the form', '/sheet?answers=engorgement'],
  ['the sheet', `/sheet?answers=${six}`],
];

describe.each(pages)('%s', (_name, path) => {
  let page: Page;
  beforeAll(async () => {
    page = await open(path);
  });
  afterAll(() => page.close());

  test.each(examined)('axe finds nothing, and nothing is cut off: $name', async (mode) => {
    await show(page, mode);
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
  });
});

describe('on paper', () => {
  const pagesIn = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

  test.each([
    ['the six longest answers', six],
    ['the three longest answers', longest(knowledge, 3).map(({ id }) => id).join()],
  ])('the sheet with %s is one page, on Letter and on A4', async (_name, answers) => {
    const page = await open(`/sheet?answers=${answers}`);
    await page.evaluate('document.fonts.ready');
    expect([pagesIn(await page.pdf({ format: 'Letter' })), pagesIn(await page.pdf({ format: 'A4' }))]).toEqual([1, 1]);
    await page.close();
  });

  test('the sheet is set in its own letters, 14 point or larger, and without the screen\'s buttons', async () => {
    const page = await open(`/sheet?answers=${six}`);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate('document.fonts.ready');
    expect(await page.evaluate('Math.min(...[...document.querySelectorAll(".answer p, .answer h2, .help p")].map((element) => parseFloat(getComputedStyle(element).fontSize) * 0.75))')).toBeGreaterThanOrEqual(14);
    expect(await page.evaluate('[...document.fonts].filter(({ status, unicodeRange }) => status === "loaded" && unicodeRange === "U+0-10FFFF").length')).toBe(2);
    expect([await page.locator('.tools').isVisible(), await page.locator('.top').isVisible(), await page.locator('.code').isVisible()]).toEqual([false, false, true]);
    await page.close();
  });

  test('an answer says where its sources are', async () => {
    const page = await open('/a/engorgement');
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate('getComputedStyle(document.querySelector(".sources a"), "::after").content')).toContain('https://healthy.kaiserpermanente.org/');
    expect(await page.locator('.related').isVisible()).toBe(false);
    await page.close();
  });
});

test('a browser without scripts makes a sheet: a topic, three answers, one button', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(`${server.address}/sheet`);
  await page.locator('summary', { hasText: 'Sore or hard breasts' }).click();
  const titles = ['engorgement', 'mastitis', 'thrush'].flatMap((id) => knowledge.entries.get(id)?.title ?? []);
  for (const title of titles) await page.getByLabel(title, { exact: true }).check();
  await page.getByRole('button', { name: 'Make the sheet' }).click();
  expect((await page.locator('.answer h2').allTextContents()).sort()).toEqual([...titles].sort());
  await page.getByRole('link', { name: 'All answers' }).click();
  await page.getByRole('link', { name: 'Sore or hard breasts' }).click();
  await page.getByRole('link', { name: titles[0] }).click();
  expect(await page.locator('h1').textContent()).toBe(titles[0]);
  await context.close();
});
