import { rm } from 'node:fs/promises';
import { buttonColours, themeCss } from '../../channels/theme';
import { closeServers, makePageFolder, startServer } from './support';
import type { Colours } from '../../colour/theme';

describe('the lines for the style sheet', () => {
  test('name the accent on light and on dark', () => {
    const css = themeCss({ accent: '#7a1fa2', accentDark: '#ddaaff' });
    expect(css).toMatch(/^:root\{--accent:#7a1fa2;.*\}@media \(prefers-color-scheme:dark\)\{:root\{--accent:#ddaaff;.*\}\}\n$/);
  });

  test('leave the light colours alone when only the dark accent is chosen', () => {
    expect(themeCss({ accentDark: '#ddaaff' })).toMatch(/^@media \(prefers-color-scheme:dark\)/);
  });

  test('are none when nothing is chosen', () => expect(themeCss({})).toBe(''));
});

describe('the colours of the button on the hospital\'s page', () => {
  test('are the hospital\'s', () => {
    expect(buttonColours({ accent: '#7a1fa2', accentDark: '#ddaaff' })).toEqual({ accent: '#7a1fa2', onAccent: '#ffffff', accentDark: '#ddaaff', onAccentDark: '#0f1618' });
  });

  test('are the pages\' own when nothing is chosen', () => {
    expect(buttonColours({})).toMatchObject({ accent: '#0b6466', accentDark: '#7fcdc5' });
  });
});

describe('the style sheets as served', () => {
  let pageFolder: string;
  beforeAll(async () => {
    pageFolder = await makePageFolder();
  });
  afterAll(() => rm(pageFolder, { recursive: true }));
  afterEach(closeServers);

  test.each([
    ['the style of the chat page', '/chat', () => ':root{--accent:#0b6466}\n', (colours: Colours) => themeCss(colours)],
    ['the style of the demo portal', '/assets/portal.css', () => ':root{--accent:#0b6466}\n', (colours: Colours) => themeCss(colours)],
    ['the embedding script', '/widget.js', () => '#0b6466 #ffffff', () => '#7a1fa2 #ffffff'],
  ])('%s has the colours in use, and an edit shows at the next load', async (_what, target, before, after) => {
    let colours: Colours = {};
    const { address } = await startServer({ pageFolder, colours: () => colours });
    const load = (etag = ''): Promise<Response> => fetch(address + target, { headers: { 'if-none-match': etag } });
    const first = await load();
    expect(await first.text()).toContain(before());
    const etag = first.headers.get('etag') ?? '';
    expect([first.headers.get('cache-control'), (await load(etag)).status]).toEqual(['no-cache', 304]);
    colours = { accent: '#7a1fa2' };
    const second = await load(etag);
    expect([second.status, second.headers.get('content-encoding')]).toEqual([200, 'gzip']);
    expect(await second.text()).toContain(after(colours));
  });
});
