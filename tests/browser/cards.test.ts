import type { Browser } from 'playwright-core';
import { readCard, type Card } from '../../channels/widget/page/chat/cards';
import { launchChromium } from './chromium';
import { takePicture } from './pictures';
import { startMilliseconds, startServer, type RunningServer } from './server';
import { botMessage, chatIn, phone, visit, type Preparation } from './visit';

/** Generous, for machines that run other tests beside these. */
jest.setTimeout(60_000);

const kinds = 'application/vnd.microsoft.card';
const hero = (content: unknown): Card | undefined => readCard({ contentType: `${kinds}.hero`, content });
const adaptive = (content: unknown): Card | undefined => readCard({ contentType: `${kinds}.adaptive`, content });
const body = (...parts: readonly unknown[]): Card | undefined => adaptive({ type: 'AdaptiveCard', body: parts });
const action = (given: object): Card | undefined => adaptive({ type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: 'x' }], actions: [given] })?.slice(1);

describe('a hero or thumbnail card', () => {
  test.each(['hero', 'thumbnail'])('%s has its title, subtitle and text', (kind) => {
    expect(readCard({ contentType: `${kinds}.${kind}`, content: { title: 'Clinic', subtitle: 'Open', text: '**Today**' } })).toEqual([{ kind: 'title', text: 'Clinic' }, { kind: 'text', text: 'Open' }, { kind: 'text', text: '**Today**' }]);
  });

  test.each([
    ['openUrl leads to a page', { type: 'openUrl', title: 'Map', value: 'https://example.org/map' }, { kind: 'link', title: 'Map', address: 'https://example.org/map' }],
    ['call calls', { type: 'call', title: 'Call', value: 'tel:+15555550123' }, { kind: 'link', title: 'Call', address: 'tel:+15555550123' }],
    ['imBack says its value', { type: 'imBack', title: 'Yes', value: 'yes' }, { kind: 'button', suggestion: { title: 'Yes', saying: { text: 'yes', marks: {} } } }],
    ['postBack says it silently', { type: 'postBack', title: 'Go', value: { a: 1 } }, { kind: 'button', suggestion: { title: 'Go', saying: { value: { a: 1 }, marks: { postBack: true } } } }],
  ])('%s', (_name, button, part) => {
    expect(hero({ buttons: [button] })).toEqual([part]);
  });

  test.each([
    { type: 'openUrl', title: 'x', value: 'javascript:alert(1)' }, { type: 'openUrl', title: 'x', value: 'http://example.org' }, { type: 'call', title: 'x', value: '911' },
    { type: 'signin', title: 'x', value: 'https://example.org' }, { type: 'openUrl', title: 'x', value: 5 }, null, 'imBack',
  ])('%j is left out', (button) => {
    expect(hero({ text: 'x', buttons: [button] })).toEqual([{ kind: 'text', text: 'x' }]);
  });

  test('its pictures are left out: they would call another server', () => {
    expect(hero({ text: 'x', images: [{ url: 'https://elsewhere.example/x.png' }] })).toEqual([{ kind: 'text', text: 'x' }]);
  });
});

describe('an Adaptive Card', () => {
  test('has its words, facts and what stands in containers, in order', () => {
    const facts = { type: 'FactSet', facts: [{ title: 'Opens', value: '9:00' }] };
    expect(body({ type: 'TextBlock', text: 'Clinic', weight: 'Bolder' }, { type: 'Container', items: [{ type: 'TextBlock', text: 'Walk in' }, facts] })).toEqual([{ kind: 'title', text: 'Clinic' }, { kind: 'text', text: 'Walk in' }, { kind: 'fact', name: 'Opens', text: '9:00' }]);
  });

  test.each([
    ['Action.OpenUrl leads to a page', { type: 'Action.OpenUrl', title: 'Map', url: 'https://example.org' }, [{ kind: 'link', title: 'Map', address: 'https://example.org' }]],
    ['Action.OpenUrl to anything but https is left out', { type: 'Action.OpenUrl', title: 'Map', url: 'javascript:alert(1)' }, []],
    ['Action.Submit sends its value', { type: 'Action.Submit', title: 'Go', data: { a: 1 } }, [{ kind: 'button', suggestion: { title: 'Go', saying: { value: { a: 1 }, marks: { postBack: true } } } }]],
    ['Action.Execute sends its value', { type: 'Action.Execute', title: 'Go', verb: 'go', data: { a: 1 } }, [{ kind: 'button', suggestion: { title: 'Go', saying: { value: { a: 1 }, marks: { postBack: true } } } }]],
    ['Action.Submit without data sends an empty one', { type: 'Action.Submit', title: 'Go' }, [{ kind: 'button', suggestion: { title: 'Go', saying: { value: {}, marks: { postBack: true } } } }]],
    ['another action is told', { type: 'Action.ShowCard', title: 'More' }, [{ kind: 'unknown', instead: undefined }]],
  ])('%s', (_name, given, parts) => {
    expect(action(given)).toEqual(parts);
  });

  test('shows a drawing of the bot\'s own, and no other', () => {
    expect(body({ type: 'Image', url: '/pictures/c-shape.svg', altText: 'A hand' }, { type: 'Image', url: 'https://elsewhere.example/x.png' }, { type: 'TextBlock', text: 'x' })).toEqual([{ kind: 'picture', picture: { address: '/pictures/c-shape.svg', words: 'A hand' } }, { kind: 'text', text: 'x' }]);
  });

  test('tells a part it does not know in the part\'s own words, if it has some', () => {
    expect(body({ type: 'TextBlock', text: 'x' }, { type: 'Media', fallbackText: 'A film' }, { type: 'Input.Text' })).toEqual([{ kind: 'text', text: 'x' }, { kind: 'unknown', instead: 'A film' }, { kind: 'unknown', instead: undefined }]);
  });

  test.each([
    [{ body: [{ type: 'Media' }], fallbackText: 'See the film', speak: 'no' }, 'See the film'],
    [{ body: [{ type: 'Media' }], speak: 'A film' }, 'A film'],
    [{}, undefined],
    [null, undefined],
  ])('%j, of which nothing can be shown, says %j', (content, instead) => {
    expect(adaptive(content)).toEqual([{ kind: 'unknown', instead }]);
  });

  test('containers without an end are told, not followed', () => {
    let endless: object = { type: 'TextBlock', text: 'deep' };
    for (let depth = 0; depth < 5_000; depth += 1) endless = { type: 'Container', items: [endless] };
    expect(body({ type: 'TextBlock', text: 'x' }, endless)).toEqual([{ kind: 'text', text: 'x' }, { kind: 'unknown', instead: undefined }]);
  });
});

test.each([[{ contentType: 'text/html', content: '<b>x</b>' }], [{}], [null], ['card']])('%j is no card', (attachment) => {
  expect(readCard(attachment)).toBeUndefined();
});

describe('on the page', () => {
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

  const markup = '<img src=x onerror=alert(1)>';
  const card = {
    contentType: `${kinds}.adaptive`,
    content: {
      body: [{ type: 'TextBlock', text: 'Lactation clinic', weight: 'Bolder' }, { type: 'TextBlock', text: markup }, { type: 'FactSet', facts: [{ title: 'Opens', value: '9:00' }] }, { type: 'Media' }],
      actions: [{ type: 'Action.OpenUrl', title: 'Find us', url: 'https://example.org/map' }, { type: 'Action.Submit', title: 'Thank you', data: 'thank you' }],
    },
  };

  /** After the welcome, another bot's card. */
  const sendCard: Preparation = (page) => page.routeWebSocket(/\/stream\?/, (near) => {
    const far = near.connectToServer();
    let isSent = false;
    far.onMessage((frame) => {
      near.send(frame);
      if (!isSent && frame.toString() !== '') near.send(JSON.stringify({ activities: [{ type: 'message', id: 'card', from: { role: 'bot' }, attachments: [card] }] }));
      isSent ||= frame.toString() !== '';
    });
  });

  test('a card is words and buttons, its markup stays text, and a button answers', async () => {
    const { page, complaints, foreign, end } = await visit(browser, `${server.address}/chat`, phone, sendCard);
    const chat = chatIn(page);
    // What shows cards comes late, and the message stands before it.
    await chat.bot.nth(1).getByRole('button').waitFor();
    expect(await botMessage(chat, 2)).toMatch(/Lactation clinic .* Opens 9:00 This part can't be shown here\. Find us/);
    const shown = chat.bot.nth(1);
    expect(await shown.innerText()).toContain(markup);
    expect(await shown.locator('img').count()).toBe(0);
    expect(await shown.getByRole('link', { name: 'Find us' }).getAttribute('rel')).toContain('noopener');
    for (const target of await shown.locator('a, button').all()) expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await takePicture(page, 'phone-card');
    await shown.getByRole('button', { name: 'Thank you' }).tap();
    await botMessage(chat, 3);
    expect(complaints).toEqual([]);
    expect([...foreign]).toEqual([]);
    await end();
  });
});
