/** A handful of cards drawn by the official renderer, as wide as a phone and as a desktop window of Teams. */
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { sheetForm } from '../../../bot/cards/sheet-cards';
import { newConversation } from '../../../assistant/conversation';
import { launchChromium } from '../../browser/chromium';
import { takePicture } from '../../browser/pictures';
import { also, entryAnswer, everyAnswer, knowledge, someEntry } from './every-answer';
import { card, links, received, type Scope } from './in-teams';

jest.setTimeout(30_000);

const modules = path.join(__dirname, '../../../node_modules');

const named = (name: string, scope: Scope = 'personal'): object => {
  const found = everyAnswer.find((one) => one.name === name);
  if (!found) throw new Error(`There is no answer "${name}" any more.`);
  return card(found.answer, received(scope));
};
const entry = { ...someEntry('colostrum-collect-feed'), teachBack: 'How will you give these first drops to your baby?' };

const cards: Readonly<Record<string, object>> = {
  answer: card(entryAnswer(entry, { also, myths: also.myths })),
  whole: card({ kind: 'command', command: 'more', entry, conversation: newConversation }),
  'did-you-mean': named('did you mean, again: false'),
  danger: named('baby-unresponsive, sure'),
  'danger-in-channel': named('self-harm, sure', 'channel'),
  topic: named('the topic special'),
  sheet: sheetForm({ knowledge, links }, [entry.id]),
};

const colours = (backgroundColor: string): object => ({ backgroundColor, foregroundColors: { default: { default: '#242424', subtle: '#616161' } } });

/** Text, space, sets and colours much as in Teams' light theme. */
const hostConfig = {
  containerStyles: { default: colours('#ffffff'), emphasis: colours('#f5f5f5'), good: colours('#e7f2da'), warning: colours('#fbf6d9'), attention: colours('#fcf4f6') },
  fontFamily: 'Segoe UI, sans-serif', fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 }, spacing: { padding: 16, small: 8, default: 12 },
  actions: { maxActions: 6, actionsOrientation: 'Horizontal', actionAlignment: 'Left', buttonSpacing: 8 },
};

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
  await page.setContent('<!doctype html><html lang="en"><style>body{margin:0}.ac-textBlock *{box-sizing:border-box}.ac-pushButton{max-width:100%;overflow:hidden;text-overflow:ellipsis;padding:6px 12px;margin-bottom:8px}</style><main id="card"></main></html>');
  for (const script of ['adaptivecards/dist/adaptivecards.min.js', 'markdown-it/dist/browser/markdown-it.umd.min.js']) await page.addScriptTag({ path: path.join(modules, script) });
});

afterAll(() => browser?.close());

/** Draws the card; gives what the renderer warned of and what is wider than the window. */
const drawing = `([payload, hostConfig, isOpen]) => {
  const { AdaptiveCard, HostConfig, SerializationContext, Version } = window.AdaptiveCards;
  AdaptiveCard.onProcessMarkdown = (text, result) => { result.outputHtml = window.markdownit().render(text); result.didProcess = true; };
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(hostConfig);
  const context = new SerializationContext(new Version(1, 5));
  card.parse(payload, context);
  const place = document.getElementById('card');
  place.replaceChildren(card.render());
  if (isOpen) for (const toggle of ['careTeam', ...card.getAllInputs().map(({ parent }) => parent.id)]) { const found = card.getElementById(toggle); if (found) found.isVisible = true; }
  const wide = [...place.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > window.innerWidth + 0.5);
  const events = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
  return { events, wide: wide.map(({ className, textContent }) => className + ': ' + textContent.slice(0, 60)), headings: place.querySelectorAll('[role=heading]').length };
}`;

interface Drawn {
  readonly events: readonly string[];
  readonly wide: readonly string[];
  readonly headings: number;
}

describe.each([['phone', 320], ['desktop', 800]] as const)('on a %s', (window, width) => {
  test.each(Object.keys(cards))('%s: all of it fits, folded and open, and its title is a heading', async (name) => {
    await page.setViewportSize({ width, height: 900 });
    const drawn: Drawn[] = [];
    for (const isOpen of [false, true]) {
      drawn.push(await page.evaluate<Drawn>(`(${drawing})(${JSON.stringify([cards[name], hostConfig, isOpen])})`));
      await takePicture(page, `card-${name}-${window}${isOpen ? '-open' : ''}`);
    }
    expect(drawn.map(({ events, wide }) => ({ events, wide }))).toEqual([{ events: [], wide: [] }, { events: [], wide: [] }]);
    expect(drawn[0].headings).toBeGreaterThan(name === 'did-you-mean' ? -1 : 0);
  });
});
