/** The whole check with Chromium, on pages of a portal that is really served and a bot that really answers. */
import type { Browser } from 'playwright-core';
import { launchChromium } from '../browser/chromium';
import { checkEmbedding, type Report } from '../../tools/embed-check/check';
import { contrast, mended } from '../../tools/embed-check/browser/contrast';
import { browserFindings, notJudged } from '../../tools/embed-check/browser/findings';
import type { Observation, OwnButton } from '../../tools/embed-check/browser/observation';
import { observe } from '../../tools/embed-check/browser/visit';
import { readHostPage } from '../../tools/embed-check/host-page';
import { lookWith } from '../../tools/embed-check/look';
import { hasErrors } from '../../tools/embed-check/wording';
import { bot as writtenBot, cleanWith, closeSites, containing, fixture, kinds, startBot, startSite, type Answer } from './embed-support';

/** Two windows each, on machines that run other tests beside these. */
jest.setTimeout(60_000);

let browser: Browser;
let portal: string;
let bot: string;
let shown: Answer;

beforeAll(async () => {
  browser = await launchChromium();
  const site = await startSite(({ url }) => (url === '/feeding' ? shown : { status: 404 }));
  portal = `http://localhost:${site.port}`;
  bot = `http://127.0.0.1:${(await startBot(() => [portal])).port}`;
});

afterAll(async () => {
  await browser?.close();
  await closeSites();
});

async function checked(markup: string, headers: Readonly<Record<string, string>> = {}): Promise<Report> {
  shown = { headers: { 'content-type': 'text/html; charset=utf-8', ...headers }, body: markup.replaceAll(writtenBot, bot) };
  return checkEmbedding({ page: await readHostPage(`${portal}/feeding`) }, (visit) => observe(browser, visit));
}

const withStyle = (style: string): string => cleanWith('</style>', `${style}</style>`);
const withScript = (script: string): string => cleanWith('</body>', `<script>${script}</script></body>`);
const withMarkup = (markup: string): string => cleanWith('</main>', `${markup}</main>`);

test('a clean page has no finding, and everything was looked at', async () => {
  const report = await checked(fixture('clean'));
  expect(report).toEqual({ page: `${portal}/feeding`, bot, findings: [], notLookedAt: [] });
  expect(hasErrors(report)).toBe(false);
});

test('a strict policy that lets the chat in has no finding', async () => {
  expect((await checked(fixture('clean'), { 'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; script-src ${bot}; frame-src ${bot}; require-trusted-types-for 'script'` })).findings).toEqual([]);
});

test.each([
  ['a cookie bar over the button', withMarkup('<div id="cookies" style="position:fixed; inset:auto 0 0 0; height:120px; z-index:2147483647; background:#ffffff">Cookies?</div>'), 'button-covered', 'error', '<div id="cookies">'],
  ['a page that moves what is fixed', withStyle('body { transform: translateX(0); min-height: 3000px }'), 'button-out-of-view', 'error', 'transform'],
  ['a hidden button', withStyle('first-drops-chat { visibility: hidden }'), 'button-hidden', 'error', 'visibility'],
  ['something above the chat elsewhere', withMarkup('<div class="badge" style="position:fixed; inset:0 auto auto 0; z-index:2147483600">New</div>'), 'above-chat', 'warning', '--first-drops-z: 2147483601'],
  ['an accent that white text is not read on', withStyle('first-drops-chat { --first-drops-accent: #4a8f8f }'), 'accent-contrast', 'error', '--first-drops-accent: #'],
  ['an accent that is no hex colour', withStyle('first-drops-chat { --first-drops-accent: teal }'), 'accent-form', 'warning', '#rrggbb'],
  ['a page of the same colour as the button', cleanWith('background: #ffffff', 'background: #0b6466'), 'button-indistinct', 'warning', '#0b6466'],
  ['a page that is out of reach', withScript("document.body.setAttribute('aria-hidden', 'true')"), 'page-silenced', 'error', '<body aria-hidden="true">'],
  ['an inert page', withScript('document.documentElement.inert = true'), 'page-silenced', 'error', '<html inert>'],
  ['a trap for the keyboard', withScript("addEventListener('keydown', (event) => { if (event.key === 'Tab') { event.preventDefault(); document.querySelector('main button').focus() } })"), 'focus-trap', 'error', 'Tab'],
  ['a script that removes the chat', withScript("addEventListener('load', () => document.querySelector('first-drops-chat').remove())"), 'button-absent', 'error', 'appeared'],
  ['an opener that is not on the page', cleanWith(' async>', ' async data-opener="#ask">'), 'opener-missing', 'error', 'data-opener'],
  ['an opener that something covers', cleanWith(' async>', ' async data-opener="main button">').replace('</main>', '<div style="position:fixed; inset:0; opacity:0.1">Loading</div></main>'), 'button-covered', 'error', '<div>'],
  ['requests to other origins', withMarkup('<img alt="" src="http://127.0.0.1:9/picture.png">'), 'third-party', 'info', 'http://127.0.0.1:9'],
])('%s is found, alone', async (_, markup, kind, severity, named) => {
  const { findings } = await checked(markup);
  expect(findings).toMatchObject([{ kind, severity }]);
  expect(Object.values(findings[0]).join(' ')).toContain(named);
});

test('a policy that keeps the script out is told once, not again as a missing button or a complaint', async () => {
  expect(kinds((await checked(fixture('clean'), { 'content-security-policy': "script-src 'self'" })).findings)).toEqual(['csp-script']);
});

test("a script that a tag manager puts in is found, and its origin is the bot's", async () => {
  const report = await checked(cleanWith(`<script src="${writtenBot}/widget.js" async></script>`, `<script>addEventListener('load', () => document.body.append(Object.assign(document.createElement('script'), { src: '${writtenBot}/widget.js' })))</script>`));
  expect(report).toMatchObject({ bot, findings: [] });
});

test("the host's own opener is fine where it can be pressed", async () => {
  expect((await checked(cleanWith(' async>', ' async data-opener="main button">'))).findings).toEqual([]);
});

test('behind a picture the colours are not judged, and that is told', async () => {
  const { findings, notLookedAt } = await checked(withStyle('html { background: linear-gradient(#ffffff, #0b6466) } body { background: none !important; min-height: 100vh }'));
  expect(findings).toEqual([]);
  expect(notLookedAt).toMatchObject([{ what: containing('stands out') }]);
});

test('without a Chromium the rest is checked, and what was not looked at is told with the remedy', async () => {
  shown = { body: fixture('clean').replaceAll(writtenBot, bot) };
  const report = await checkEmbedding({ page: await readHostPage(`${portal}/feeding`) }, lookWith(undefined, []));
  expect(report.findings).toEqual([]);
  expect(report.notLookedAt).toMatchObject([{ what: containing('reached by Tab'), remedy: containing('apt-get install chromium') }]);
});

const own: OwnButton = { kind: 'own', zIndex: 2_147_483_000, above: [], button: { isShown: true, isInView: true }, colours: { ink: [255, 255, 255, 255], fill: [11, 100, 102, 255], grounds: [[255, 255, 255, 255]] } };
const calm: Observation = { views: [{ size: '390×844', entry: own, silenced: [], accent: '' }], rendered: '', tabbing: 'reached', complaints: [], thirdParty: [] };

describe('what a visit tells', () => {
  test('what the browser says about the bot is an error, unless its cause is known', () => {
    const complaining = { ...calm, complaints: ['Refused to load.'] };
    expect(browserFindings(complaining, [])).toMatchObject([{ kind: 'browser-complaint', severity: 'error', wrong: 'the browser says: Refused to load' }]);
    const known = { kind: 'csp-script', severity: 'error', where: '', wrong: '', why: '', fix: '' } as const;
    expect(browserFindings(complaining, [known])).toEqual([]);
  });

  test('the same fault in both windows is told once, with both', () => {
    const hidden: OwnButton = { ...own, button: { isShown: false, isInView: true } };
    const views = ['390×844', '1280×800'].map((size) => ({ size, entry: hidden, silenced: [], accent: '' }));
    expect(browserFindings({ ...calm, views }, [])).toMatchObject([{ kind: 'button-hidden', where: '390×844 and 1280×800' }]);
  });

  test('an edge that stands out makes up for a fill that does not', () => {
    const edged: OwnButton = { ...own, colours: { ...own.colours, fill: [90, 90, 90, 255], border: [255, 255, 255, 255], grounds: [[60, 60, 60, 255]] } };
    expect(browserFindings({ ...calm, views: [{ ...calm.views[0], entry: edged }] }, [])).toEqual([]);
  });

  test('a see-through button is not judged', () => {
    const clear: OwnButton = { ...own, colours: { ...own.colours, fill: null } };
    expect(notJudged({ ...calm, views: [{ ...calm.views[0], entry: clear }] })).toHaveLength(1);
    expect(notJudged(calm)).toEqual([]);
  });

  test('a mended colour reaches the contrast it was made for', () => {
    expect(contrast([255, 255, 255, 255], [0, 0, 0, 255])).toBeCloseTo(21, 5);
    for (const [colour, other, least] of [[[88, 169, 169, 255], [255, 255, 255, 255], 4.5], [[11, 100, 102, 255], [11, 100, 102, 255], 3], [[200, 200, 200, 255], [210, 210, 210, 255], 3]] as const) {
      const [red, green, blue] = [1, 3, 5].map((at) => parseInt(mended([...colour], [...other], least).slice(at, at + 2), 16));
      expect(contrast([red, green, blue, 255], [...other])).toBeGreaterThanOrEqual(least);
    }
  });
});
