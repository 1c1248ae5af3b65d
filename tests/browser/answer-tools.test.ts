import type { Browser, BrowserContextOptions, Locator } from 'playwright-core';
import { launchChromium } from './chromium';
import { takePicture } from './pictures';
import { startMilliseconds, startServer, type RunningServer } from './server';
import { botMessage, chatIn, desktop, phone, say, visit, zoneAtHour, type Chat, type Preparation, type Visit } from './visit';

/** Generous, for machines that run other tests beside these. */
jest.setTimeout(60_000);

const question = "I'm only getting a few drops";

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

/** A script that runs in the page before any of its own. */
function running(script: string): Preparation {
  return async (page) => void (await page.addInitScript(script));
}

interface Opened extends Visit {
  readonly chat: Chat;
  readonly answer: Locator;
  readonly tool: (name: string) => Locator;
}

/** Opens the chat and asks until the answer is there. */
async function openAnswer(options: BrowserContextOptions = phone, prepare?: Preparation): Promise<Opened> {
  const opened = await visit(browser, `${server.address}/chat`, options, prepare);
  const chat = chatIn(opened.page);
  await botMessage(chat, 1);
  await say(chat, question);
  await botMessage(chat, 2);
  const answer = chat.bot.nth(1);
  return { ...opened, chat, answer, tool: (name) => answer.getByRole('button', { name, exact: true }) };
}

/** What a paste into the field brings. */
async function pasted({ chat }: Opened): Promise<string> {
  await chat.field.fill('');
  await chat.field.press('Control+V');
  return chat.field.inputValue();
}

describe('below messages', () => {
  test('an answer has its tools; the welcome and small talk have none', async () => {
    const { chat, answer, end } = await openAnswer();
    await say(chat, 'thank you');
    await botMessage(chat, 3);
    expect(await answer.getByRole('button').allInnerTexts()).toEqual(['Copy', 'Listen', 'Print']);
    expect(await answer.getByRole('button', { name: 'Print or save' }).count()).toBe(1);
    expect(await chat.bot.nth(0).getByRole('button').count()).toBe(0);
    expect(await chat.bot.nth(2).getByRole('button').count()).toBe(0);
    await end();
  });

  test('a danger and what "Read more" brings have them too', async () => {
    const { page, chat, end } = await openAnswer();
    await chat.suggestions.filter({ hasText: 'Read more' }).tap();
    await botMessage(chat, 3);
    await say(chat, 'she is floppy and will not wake up');
    await botMessage(chat, 4);
    for (const at of [2, 3]) expect(await chat.bot.nth(at).getByRole('button', { name: 'Copy' }).count()).toBe(1);
    await chat.bot.nth(3).getByRole('button', { name: 'Copy' }).scrollIntoViewIfNeeded();
    await takePicture(page, 'phone-danger-tools');
    await end();
  });

  test('each message has the time at which the server got it, as the phone writes times', async () => {
    const { chat, end } = await openAnswer({ ...phone, locale: 'de-DE', timezoneId: zoneAtHour(14) });
    const times = chat.messages.locator('time');
    expect(await times.count()).toBe(await chat.messages.count());
    for (const time of await times.all()) {
      expect(await time.innerText()).toMatch(/^1[345]:\d\d$/);
      expect(Math.abs(Date.parse((await time.getAttribute('datetime')) ?? '') - Date.now())).toBeLessThan(60_000);
    }
    await end();
  });

  test.each([
    ['small phone', { ...phone, viewport: { width: 320, height: 568 }, colorScheme: 'dark' as const }],
    ['phone in the dark', { ...phone, colorScheme: 'dark' as const }],
    ['phone at 200 %', { ...phone, viewport: { width: 195, height: 422 }, deviceScaleFactor: 4 }],
    ['small phone at 200 %', { ...phone, viewport: { width: 160, height: 284 }, deviceScaleFactor: 4 }],
    ['desktop', desktop],
  ])('on a %s the tools fit, and each is large enough for a thumb', async (name, options) => {
    const { page, answer, end } = await openAnswer(options);
    for (const button of await answer.getByRole('button').all()) {
      const box = await button.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    }
    expect(await page.evaluate("document.getElementById('log').scrollWidth - document.getElementById('log').clientWidth")).toBe(0);
    await answer.getByRole('button', { name: 'Copy' }).scrollIntoViewIfNeeded();
    await takePicture(page, `tools-${name.replace(/\W+/g, '-')}`);
    await end();
  });
});

describe('copy', () => {
  test('brings the words as plain text, with who has not yet reviewed them, and says so', async () => {
    const opened = await openAnswer({ ...desktop, permissions: ['clipboard-read', 'clipboard-write'] });
    await opened.tool('Copy').click();
    await opened.chat.status.filter({ hasText: 'Copied.' }).waitFor();
    const text = await pasted(opened);
    expect(text).toMatch(/^What this usually means: Normal\n\nI'm only getting a few drops\n\n/);
    expect(text).toContain('Not yet reviewed by a clinician');
    expect(text).not.toMatch(/\*|_|Listen|This helped|\d\d:\d\d/);
    await opened.end();
  });

  test('writes the addresses of sources out, and keeps lists', async () => {
    const opened = await openAnswer({ ...desktop, permissions: ['clipboard-read', 'clipboard-write'] });
    await opened.chat.suggestions.filter({ hasText: 'Read more' }).click();
    await botMessage(opened.chat, 3);
    await opened.chat.bot.nth(2).getByRole('button', { name: 'Copy' }).click();
    await opened.chat.status.filter({ hasText: 'Copied.' }).waitFor();
    const text = await pasted(opened);
    expect(text).toMatch(/\n- .+ \(https:\/\/[^)]+\), /);
    expect(text).not.toMatch(/\n{3}/);
    await opened.end();
  });

  test('works where the clipboard is refused, as in a frame on another site', async () => {
    const refuse = running("navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))");
    const opened = await openAnswer(desktop, refuse);
    await opened.tool('Copy').click();
    await opened.chat.status.filter({ hasText: 'Copied.' }).waitFor();
    expect(await opened.page.locator(':focus').innerText()).toBe('Copy');
    expect(await pasted(opened)).toContain('A few drops is normal');
    await opened.end();
  });

  test('says when it did not work, and the words go after some seconds', async () => {
    const refuse = running("navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); document.execCommand = () => false;");
    const { tool, chat, page, end } = await openAnswer(desktop, refuse);
    await tool('Copy').click();
    await chat.status.filter({ hasText: 'Copying did not work here' }).waitFor();
    await page.locator('#status:empty').waitFor({ state: 'attached' });
    await end();
  });
});

/** A voice that says nothing, but keeps what it was given: machines that run tests have none. */
const voice = `(() => {
  const given = [];
  window.spokenAloud = given;
  window.isSilent = () => given.every(({ isOver }) => isOver);
  const end = (piece, kind) => { if (!piece.isOver) { piece.isOver = true; piece.utterance['on' + kind]?.(new Event(kind)); } };
  const voice = {
    speak: (utterance) => given.push({ text: utterance.text, lang: utterance.lang, utterance, isOver: false }),
    cancel: () => given.forEach((piece) => end(piece, 'error')),
    finish: () => given.forEach((piece) => end(piece, 'end')),
  };
  Object.defineProperty(window, 'speechSynthesis', { value: voice });
})()`;

const withVoice = running(voice);
const saidAloud = ({ page }: Opened): Promise<readonly string[]> => page.evaluate('spokenAloud.map(({ text }) => text)');

describe('listen', () => {
  test('reads the visible words in order, sentence by sentence, in the language of the message', async () => {
    const opened = await openAnswer(phone, withVoice);
    await opened.tool('Listen').tap();
    const said = await saidAloud(opened);
    expect(said.slice(0, 4)).toEqual(['What this usually means:', 'Normal', "I'm only getting a few drops", 'A few drops is normal in the first days.']);
    expect(Math.max(...said.map(({ length }) => length))).toBeLessThanOrEqual(180);
    expect(await opened.page.evaluate('[...new Set(spokenAloud.map(({ lang }) => lang))]')).toEqual(['en']);
    await opened.end();
  });

  test('says a number to call digit by digit', async () => {
    const opened = await openAnswer(phone, withVoice);
    await say(opened.chat, 'she is floppy and will not wake up');
    await botMessage(opened.chat, 3);
    await opened.chat.bot.nth(2).getByRole('button', { name: 'Listen' }).tap();
    expect(await saidAloud(opened)).toContain('Call 9 1 1 now.');
    await opened.end();
  });

  test('stops by the same button, and is ready again at the end', async () => {
    const opened = await openAnswer(phone, withVoice);
    await opened.tool('Listen').tap();
    await opened.tool('Stop').tap();
    expect(await opened.page.evaluate('isSilent()')).toBe(true);
    await opened.tool('Listen').tap();
    await opened.page.evaluate('speechSynthesis.finish()');
    await opened.tool('Listen').waitFor();
    expect(await opened.chat.status.innerText()).toBe('');
    await opened.end();
  });

  test('stops when another answer is read, when the page is left, on Escape and on starting over', async () => {
    const opened = await openAnswer(phone, withVoice);
    const { page, chat, tool } = opened;
    await chat.suggestions.filter({ hasText: 'Read more' }).tap();
    await botMessage(chat, 3);
    await tool('Listen').tap();
    await chat.bot.nth(2).getByRole('button', { name: 'Listen' }).tap();
    await tool('Listen').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.evaluate('isSilent()')).toBe(true);
    await tool('Listen').tap();
    await page.evaluate("window.dispatchEvent(new Event('pagehide'))");
    expect(await page.evaluate('isSilent()')).toBe(true);
    await tool('Listen').tap();
    await page.getByRole('button', { name: 'Menu' }).tap();
    await page.getByRole('button', { name: 'Start over' }).tap();
    await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).tap();
    expect(await page.evaluate('isSilent()')).toBe(true);
    await opened.end();
  });

  test('says so when the device cannot', async () => {
    const mute = running(`${voice}; speechSynthesis.speak = (utterance) => utterance.onerror?.(new Event('error'));`);
    const { tool, chat, end } = await openAnswer(phone, mute);
    await tool('Listen').tap();
    await chat.status.filter({ hasText: 'Reading out did not work' }).waitFor();
    expect(await tool('Listen').count()).toBe(1);
    await end();
  });

  test('is not offered where the browser has no speech', async () => {
    const { tool, end } = await openAnswer(phone, running('delete window.speechSynthesis'));
    expect(await tool('Copy').count()).toBe(1);
    expect(await tool('Listen').count()).toBe(0);
    await end();
  });
});

/** Keeps what is on the paper at the moment of printing: there is no printer. */
const printer = running(`window.print = () => {
  window.dispatchEvent(new Event('beforeprint'));
  window.printed = document.body.innerText;
  const { color, fontSize } = getComputedStyle(document.querySelector('#sheet .content p'));
  window.printedLooks = { color, points: Math.round(parseFloat(fontSize) * 7.5) / 10, isChatHidden: document.querySelector('main').offsetParent === null };
  if (window.holdsPaper !== true) window.dispatchEvent(new Event('afterprint'));
}`);

/** On paper's own screen nothing can be clicked, so the buttons are pressed by their script. */
const press = ({ page }: Opened, selector: string): Promise<unknown> => page.evaluate(`[...document.querySelectorAll('${selector}')].at(-1).click()`);

describe('print', () => {
  test('puts that answer alone on paper, black and large, with its date and that a program wrote it', async () => {
    const opened = await openAnswer({ ...phone, colorScheme: 'dark' }, printer);
    await opened.chat.suggestions.filter({ hasText: 'Read more' }).tap();
    await botMessage(opened.chat, 3);
    await opened.page.emulateMedia({ media: 'print' });
    await press(opened, '[data-tool=print]');
    const paper = await opened.page.evaluate<string>('printed');
    // By the page's clock, which may have seen another year begin.
    expect(paper).toMatch(new RegExp(`^First Drops · .*${await opened.page.evaluate<number>('new Date().getFullYear()')}`));
    expect(paper).toContain('A program, not a clinician');
    expect(paper).toMatch(/\(https:\/\/[^)]+\)/);
    expect(paper).not.toMatch(/Print or save|Copy|Type your question|Hello/);
    expect(await opened.page.evaluate('printedLooks')).toEqual({ color: 'rgb(0, 0, 0)', points: 14, isChatHidden: true });
    await opened.end();
  });

  test('leaves the page as it was', async () => {
    const opened = await openAnswer({ ...phone, colorScheme: 'dark' }, printer);
    const before = await opened.page.evaluate('document.body.innerHTML');
    await press(opened, '[data-tool=print]');
    expect(await opened.page.evaluate('document.body.innerHTML')).toBe(before);
    await opened.end();
  });

  test('of the whole chat tells who said what and when', async () => {
    const opened = await openAnswer({ ...phone, colorScheme: 'dark' }, printer);
    await opened.page.emulateMedia({ media: 'print' });
    await opened.page.evaluate('window.holdsPaper = true');
    await press(opened, '#print-chat');
    const paper = await opened.page.evaluate<string>('printed');
    expect(paper).toMatch(/First Drops:[\s\S]*You:\s+I'm only getting a few drops\s+\d+:\d\d[\s\S]*First Drops:[\s\S]*Normal/);
    await takePicture(opened.page, 'paper');
    await opened.end();
  });
});
