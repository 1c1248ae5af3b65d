/** Markup in every text that reaches a page: none of it may run, call anybody or become an element; it is text. */
import type { Browser, Page } from 'playwright-core';
import { readKnowledge } from '../../assistant/knowledge/knowledge-base';
import { readMaterial } from '../../tools/content-check/material';
import { reportPage } from '../../tools/content-report/page';
import { reportOf } from '../../tools/content-report/report';
import { shippedFiles } from '../knowledge/sample-content';
import { launchChromium } from './chromium';
import { startHostPage, type HostPage } from './host-page';
import { attempts } from './markup-attempts';
import { startMilliseconds, startServer, type RunningServer } from './server';
import { botMessage, chatIn, desktop, phone, say, visit, type Preparation } from './visit';

/** Generous, for machines that run other tests beside these. */
jest.setTimeout(60_000);

let server: RunningServer;
let host: HostPage;
let browser: Browser;

beforeAll(async () => {
  host = await startHostPage(() => server.address);
  server = await startServer({ ALLOWED_ORIGINS: host.origin });
  browser = await launchChromium();
}, startMilliseconds);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await host?.stop();
});

/** Elements that no message may have, attributes that run, addresses that lead elsewhere than a link may. Runs in the page. */
const intruders = `(() => {
  const roots = [document, ...[...document.querySelectorAll('*')].map((node) => node.shadowRoot).filter(Boolean)];
  const all = roots.flatMap((root) => [...root.querySelectorAll('[role=log] *, .suggestions *, first-drops-chat *, button *')]);
  const isForbidden = (node) => /^(script|iframe|object|embed|style|link|meta|base|form|math|video|audio|template|details|marquee)$/i.test(node.localName);
  const runs = (node) => [...node.attributes].some(({ name, value }) => /^on/i.test(name) || (/^(src|action|formaction|data|poster|xlink:href)$/.test(name) && !value.startsWith('/pictures/')) || (name === 'href' && !/^(https:|tel:|mailto:|#)/.test(value)));
  const hasRun = 'ran' in window ? ['a global was set'] : [];
  return [...hasRun, ...all.filter((node) => isForbidden(node) || runs(node)).map((node) => node.outerHTML.slice(0, 200))];
})()`;

const kinds = 'application/vnd.microsoft.card';
const bot = { role: 'bot' };

/** Each attempt in each of a message's texts. */
function messagesWith(attempt: string, at: number): readonly object[] {
  const marks = { firstDrops: { kind: attempt, entryId: attempt, level: attempt, redFlagId: attempt, language: attempt, offered: [attempt], contentVersion: attempt } };
  return [
    { type: 'message', id: `text-${at}`, from: bot, text: attempt, locale: attempt, channelData: marks },
    { type: 'message', id: `plain-${at}`, from: bot, text: attempt, textFormat: 'plain' },
    { type: 'message', id: `own-${at}`, from: { role: 'user' }, text: attempt, channelData: { clientActivityID: `own-${at}`, note: attempt } },
    { type: 'message', id: `danger-${at}`, from: bot, text: attempt, channelData: { firstDrops: { ...marks.firstDrops, kind: 'red-flag' } } },
    { type: 'message', id: `card-${at}`, from: bot, attachments: [
      { contentType: `${kinds}.hero`, content: { title: attempt, subtitle: attempt, text: attempt, buttons: [{ type: 'imBack', title: attempt, value: attempt }, { type: 'openUrl', title: attempt, value: attempt }] } },
      { contentType: `${kinds}.adaptive`, content: { body: [{ type: 'TextBlock', text: attempt, weight: 'Bolder' }, { type: 'FactSet', facts: [{ title: attempt, value: attempt }] }, { type: 'Image', url: attempt, altText: attempt }, { type: 'Media', fallbackText: attempt }], actions: [{ type: 'Action.OpenUrl', title: attempt, url: attempt }, { type: 'Action.Submit', title: attempt, data: attempt }] } },
    ] },
  ];
}

/** After the welcome, one message with every attempt as a button comes last. */
const sendAttempts: Preparation = (page) => page.routeWebSocket(/\/stream\?/, (near) => {
  const far = near.connectToServer();
  let isSent = false;
  far.onMessage((frame) => {
    near.send(frame);
    if (isSent || frame.toString() === '') return;
    isSent = true;
    for (const [at, attempt] of attempts.entries()) near.send(JSON.stringify({ activities: messagesWith(attempt, at) }));
    near.send(JSON.stringify({ activities: [{ type: 'message', id: 'last', from: bot, text: 'The last one.', suggestedActions: { actions: attempts.map((attempt) => ({ type: 'imBack', title: attempt, value: attempt })) } }] }));
  });
});

/** Text as a person sees it: controls and white space play no part. */
function seen(text: string): string {
  return text.replace(/[\s\0]+/g, ' ').trim();
}

async function textsOf(page: Page, selector: string): Promise<ReadonlySet<string>> {
  return new Set((await page.locator(selector).allTextContents()).map(seen));
}

test('there are at least 200 attempts, no two alike', () => {
  expect(new Set(attempts).size).toBe(attempts.length);
  expect(attempts.length).toBeGreaterThanOrEqual(200);
});

test('what would have run is noticed', async () => {
  const { page, end } = await visit(browser, 'about:blank', desktop);
  await page.setContent('<div role="log"><p onclick="x">a</p><script>window.ran = 1</script><a href="javascript:x">b</a><img src="//evil.test/x.png"></div>');
  expect(await page.evaluate(intruders)).toHaveLength(5);
  await end();
});

test('in every text of a message they stay text', async () => {
  const { page, complaints, foreign, end } = await visit(browser, `${server.address}/chat`, phone, sendAttempts);
  await page.getByText('The last one.').waitFor();
  await page.locator('.suggestion').nth(attempts.length).waitFor();
  expect(await page.evaluate(intruders)).toEqual([]);
  const [own, buttons] = [await textsOf(page, '[role=log] .own'), await textsOf(page, '.suggestions .suggestion')];
  expect(attempts.map(seen).filter((attempt) => ![...own].some((text) => text.includes(attempt)))).toEqual([]);
  expect(attempts.map(seen).filter((attempt) => !buttons.has(attempt))).toEqual([]);
  expect(complaints).toEqual([]);
  expect([...foreign]).toEqual([]);
  await end();
});

test('what a parent writes stays text, now and after a reload', async () => {
  const { page, complaints, foreign, end } = await visit(browser, `${server.address}/chat`, desktop);
  const chat = chatIn(page);
  await botMessage(chat, 1);
  const written = attempts.filter((attempt) => attempt.startsWith('<') && !/[\n\t\0]/.test(attempt)).slice(0, 8);
  for (const [at, attempt] of written.entries()) {
    await say(chat, attempt);
    await botMessage(chat, at + 2);
  }
  await page.reload();
  await chat.own.nth(written.length - 1).waitFor();
  const own = await chat.own.allTextContents();
  expect(written.filter((attempt) => !own.some((text) => text.includes(attempt)))).toEqual([]);
  expect(await page.evaluate(intruders)).toEqual([]);
  expect([complaints, [...foreign]]).toEqual([[], []]);
  await end();
});

test('in the address of the chat they change nothing', async () => {
  const plain = await (await fetch(`${server.address}/chat`)).text();
  const changed = [];
  for (const attempt of attempts) {
    const query = new URLSearchParams({ accent: attempt, dir: attempt, [attempt]: attempt });
    const response = await fetch(`${server.address}/chat?${query.toString()}`);
    if ((await response.text()) !== plain || [...response.headers.values()].some((value) => value.includes('alert('))) changed.push(attempt);
  }
  expect(changed).toEqual([]);
});

test('in the label of the button on a hospital\'s page they stay text', async () => {
  const label = attempts.join(' ');
  const escaped = label.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('\0', '');
  host.show({ body: `<h1>Our portal</h1><script src="{{bot}}/widget.js" async data-label="${escaped}" data-place="${escaped}" data-open="${escaped}"></script>` });
  const { page, complaints, foreign, end } = await visit(browser, host.origin, desktop);
  const button = page.locator('first-drops-chat button').first();
  await button.waitFor();
  expect(seen((await button.textContent()) ?? '')).toBe(seen(label.replaceAll('\0', '')));
  expect(await page.evaluate(intruders)).toEqual([]);
  expect(complaints).toEqual([]);
  expect([...foreign].filter((origin) => origin !== server.address)).toEqual([]);
  await end();
});

test('in the hospital\'s facts they stay text in the report for reviewers', async () => {
  const facts = JSON.stringify(attempts.filter((attempt) => !/\{\{|\}\}|\0/.test(attempt)).join(' '));
  const files = shippedFiles().map((file) => (file.path === 'site.yaml' ? { ...file, text: file.text.replace(/^ {2}hospitalName:.*$/m, () => `  hospitalName: ${facts}`) } : file));
  const read = readKnowledge(files);
  if (!('value' in read)) throw new Error(`The content with such facts cannot be read: ${JSON.stringify(read.problems.slice(0, 2))}`);
  const report = reportOf({ knowledge: read.value, pages: readMaterial({ files, today: '2026-11-29' }).material.pages, outcomes: [], diagrams: new Map(), findings: [] }, { today: '2026-11-29', isHeldOut: false });
  const { page, complaints, foreign, end } = await visit(browser, 'about:blank', desktop);
  await page.setContent(reportPage(report, { style: '', script: '' }));
  expect(await page.evaluate('[...document.querySelectorAll("*")].filter((node) => [...node.attributes].some(({ name }) => name.startsWith("on")) || /^(iframe|object|embed|svg|math)$/.test(node.localName)).length')).toBe(0);
  expect(await page.evaluate('"ran" in window')).toBe(false);
  expect(await page.textContent('header')).toContain(attempts[0]);
  expect([complaints, [...foreign]]).toEqual([[], []]);
  await end();
});
