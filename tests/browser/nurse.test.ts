import { correction, generate, mode } from 'lean-qr';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { summaryOf, type Turn } from '../../channels/widget/page/nurse/summary';
import { launchChromium } from './chromium';
import { takePicture } from './pictures';
import { startMilliseconds, startServer, type RunningServer } from './server';
import { botMessage, chatIn, desktop, phone, say, visit, type Chat, type Visit } from './visit';

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

interface Opened extends Visit {
  readonly chat: Chat;
  readonly dialog: Locator;
  readonly summary: Locator;
}

/** Opens the chat and waits until the nurse's part is there, as it is when the phone has nothing else to do. */
async function openChat(options: BrowserContextOptions = phone): Promise<Opened> {
  const opened = await visit(browser, `${server.address}/chat`, options);
  const chat = chatIn(opened.page);
  await botMessage(chat, 1);
  await opened.page.locator('dialog.nurse').waitFor({ state: 'attached' });
  return { ...opened, chat, dialog: opened.page.getByRole('dialog', { name: 'Show my nurse' }), summary: opened.page.getByRole('textbox', { name: 'What the code says' }) };
}

async function showNurse(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Show my nurse' }).click();
}

async function talk(chat: Chat, sayings: readonly string[]): Promise<void> {
  for (const [at, saying] of sayings.entries()) {
    await say(chat, saying);
    await botMessage(chat, at + 2);
  }
}

interface Drawn {
  readonly path: string;
  readonly side: number;
}

/** Reads the drawing back into rows of dark (1) and light (0). */
async function drawnRows(page: Page): Promise<readonly string[]> {
  const { path, side } = await page.evaluate<Drawn>("(({ viewBox: { baseVal: { width } } }) => ({ path: document.querySelector('.code path').getAttribute('d'), side: width - 8 }))(document.querySelector('.code'))");
  const rows = Array.from({ length: side }, () => Array.from({ length: side }, () => '0'));
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) rows[Number(y)].fill('1', Number(x), Number(x) + Number(run));
  return rows.map((row) => row.join(''));
}

function rowsFor(text: string): readonly string[] {
  const code = generate(text, { minCorrectionLevel: correction.L, modes: [mode.numeric, mode.alphaNumeric, mode.ascii, mode.utf8] });
  return Array.from({ length: code.size }, (_row, y) => Array.from({ length: code.size }, (_column, x) => (code.get(x, y) ? '1' : '0')).join(''));
}

/** The three corners by which a scanner finds a code. */
const finder = ['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111'];

const corner = (rows: readonly string[], x: number, y: number): readonly string[] => rows.slice(y, y + 7).map((row) => row.slice(x, x + 7));

/** Waits until the code says this text. */
async function codeSays(page: Page, text: string): Promise<void> {
  const expected = rowsFor(text);
  const isDrawn = async (): Promise<boolean> => (await drawnRows(page)).join() === expected.join();
  const patience = Date.now() + 20_000;
  while (!(await isDrawn()) && Date.now() < patience) await page.evaluate('new Promise(requestAnimationFrame)');
  expect(await isDrawn()).toBe(true);
}

describe('the summary', () => {
  test('holds the date, the parent\'s words and what each answer was, without "Read more"', async () => {
    const { page, chat, dialog, summary, end } = await openChat();
    await talk(chat, ["I'm only getting a few drops", 'read more', 'thank you']);
    await showNurse(page);
    expect(await dialog.innerText()).toContain('Made on this phone. Nothing is sent.');
    const [head, ...lines] = (await summary.inputValue()).split('\n');
    // By the page's clock, which may have seen another year begin.
    expect(head).toMatch(new RegExp(`^First Drops chat, .*${await page.evaluate<number>('new Date().getFullYear()')}`));
    expect(lines).toEqual(['"I\'m only getting a few drops"', "I'm only getting a few drops: Normal", '"thank you"']);
    await takePicture(page, 'phone-nurse');
    await end();
  });

  test('tells dangers first', async () => {
    const { page, chat, summary, end } = await openChat();
    await talk(chat, ["I'm only getting a few drops", 'she is floppy and will not wake up']);
    await showNurse(page);
    expect((await summary.inputValue()).split('\n')[1]).toBe('Danger card shown: Emergency: Limp, or cannot be woken');
    await end();
  });

  test('keeps the last eight things, and cuts what is long', async () => {
    const { page, chat, summary, end } = await openChat();
    await talk(chat, ['hello', 'thank you', 'goodbye', 'hi', 'thanks', 'bye', 'good morning', 'ok', `thank you ${'so '.repeat(60)}much`]);
    await showNurse(page);
    const lines = (await summary.inputValue()).split('\n').slice(1);
    expect(lines).toHaveLength(8);
    expect(lines.join('')).not.toContain('hello');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(102);
    await end();
  });
});

describe('the lines of a summary', () => {
  const own = (words: string): Turn => ({ kind: 'own', words });
  const answer = (title: string, level?: string): Turn => ({ kind: 'answer', title, level });
  const danger = (title: string): Turn => ({ kind: 'danger', title });

  test.each<readonly [string, readonly Turn[], readonly string[]]>([
    ['nothing said is the date alone', [], []],
    ['a question and its answer, in order', [own('few drops'), answer('Drops', 'Normal')], ['"few drops"', 'Drops: Normal']],
    ['more about an answer is not told again', [answer('Drops', 'Normal'), own('Read more'), answer('Drops')], ['Drops: Normal']],
    ['a danger stands first, once', [own('limp'), danger('Limp'), own('still limp'), danger('Limp')], ['Danger card shown: Limp', '"limp"', '"still limp"']],
    ['an old danger stays among the eight', [danger('Limp'), ...'abcdefghij'.split('').map(own)], ['Danger card shown: Limp', ...'defghij'.split('').map((letter) => `"${letter}"`)]],
    ['more dangers than lines leave room for nothing else', [own('x'), ...'abcdefghi'.split('').map(danger)], 'bcdefghi'.split('').map((letter) => `Danger card shown: ${letter}`)],
  ])('%s', (_name, turns, lines) => {
    expect(summaryOf(turns, 'today').split('\n')).toEqual(['First Drops chat, today', ...lines]);
  });
});

describe('the code', () => {
  test('says what the summary says, with the corners a scanner looks for', async () => {
    const { page, chat, summary, complaints, foreign, end } = await openChat();
    await talk(chat, ["I'm only getting a few drops"]);
    await showNurse(page);
    await codeSays(page, await summary.inputValue());
    const rows = await drawnRows(page);
    for (const [x, y] of [[0, 0], [rows.length - 7, 0], [0, rows.length - 7]]) expect(corner(rows, x, y)).toEqual(finder);
    expect(complaints).toEqual([]);
    expect([...foreign]).toEqual([]);
    await end();
  });

  test('follows what is taken out or written, also letters of other alphabets', async () => {
    const { page, summary, end } = await openChat();
    await showNurse(page);
    await summary.fill('Solo esto: señal — 母乳');
    await codeSays(page, 'Solo esto: señal — 母乳');
    await end();
  });

  test('leaves the oldest lines out when there is too much, and says so', async () => {
    const { page, summary, dialog, end } = await openChat();
    await showNurse(page);
    const lines = Array.from({ length: 12 }, (_line, at) => `${at}: ${'ä'.repeat(40)}`);
    await summary.fill(['Head', 'Danger card shown: x', ...lines].join('\n'));
    await codeSays(page, ['Head', 'Danger card shown: x', ...lines.slice(4)].join('\n'));
    expect(await dialog.innerText()).toContain('Older lines are left out of the code.');
    expect((await drawnRows(page)).length).toBeLessThanOrEqual(97);
    await end();
  });

  test('holds a part even of one endless line, and nothing of an empty field breaks it', async () => {
    const { page, summary, complaints, end } = await openChat();
    await showNurse(page);
    await summary.fill('é'.repeat(500));
    await codeSays(page, 'é'.repeat(350));
    await summary.fill('');
    await codeSays(page, '');
    expect(complaints).toEqual([]);
    await end();
  });

  test.each([
    ['phone', { ...phone, colorScheme: 'dark' as const }],
    ['small phone', { ...phone, viewport: { width: 320, height: 568 } }],
    ['phone at 200 %', { ...phone, viewport: { width: 195, height: 422 }, deviceScaleFactor: 4 }],
    ['desktop', desktop],
  ])('on a %s is dark on white, as wide as the screen allows, and named', async (name, options) => {
    const { page, chat, dialog, end } = await openChat(options);
    await talk(chat, ["I'm only getting a few drops", 'my nipples are cracked and hurt']);
    await showNurse(page);
    const code = dialog.getByRole('img', { name: 'A code that holds the words below' });
    const box = await code.boundingBox();
    expect(box?.width).toBeGreaterThanOrEqual(Math.min(options.viewport?.width ?? 0, 500) - 34);
    expect(await page.evaluate("(({ backgroundColor, fill }) => [backgroundColor, fill])(getComputedStyle(document.querySelector('.code')))")).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
    expect(await page.evaluate("(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector('dialog.nurse'))")).toBe(0);
    await takePicture(page, `nurse-${name.replace(/\W+/g, '-')}`);
    await end();
  });
});

test('works when the net is gone, and keeps nothing when closed', async () => {
  const { page, chat, summary, dialog, end } = await openChat();
  await talk(chat, ["I'm only getting a few drops"]);
  await page.context().setOffline(true);
  await showNurse(page);
  await codeSays(page, await summary.inputValue());
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(await page.locator(':focus').getAttribute('id')).toBe('menu');
  // A dialog tells of its end a moment after it is gone.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  expect(await page.evaluate("document.getElementById('nurse-summary').value")).toBe('');
  expect(await page.evaluate("JSON.stringify({ ...localStorage, ...sessionStorage })")).not.toContain('drops: Normal');
  await end();
});

test('says so when it could never be fetched, and works once it can be', async () => {
  let isBlocked = true;
  const { page, end } = await visit(browser, `${server.address}/chat`, phone, async (fresh) => {
    await fresh.route('**/assets/nurse.js', (route) => (isBlocked ? route.abort() : route.continue()));
  });
  await botMessage(chatIn(page), 1);
  await showNurse(page);
  await chatIn(page).status.filter({ hasText: 'This needs the net the first time' }).waitFor();
  isBlocked = false;
  await showNurse(page);
  await page.getByRole('dialog', { name: 'Show my nurse' }).waitFor();
  await end();
});
