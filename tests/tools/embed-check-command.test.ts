import path from 'node:path';
import { checkEmbedding, type Report } from '../../tools/embed-check/check';
import { readHostPage } from '../../tools/embed-check/host-page';
import { lookWith } from '../../tools/embed-check/look';
import { readOptions } from '../../tools/embed-check/options';
import { hasErrors, wordingOf } from '../../tools/embed-check/wording';
import { closeSites, containing, startSite, type Answer } from './embed-support';

const report: Report = {
  page: 'https://portal.example.org/feeding',
  bot: 'https://bot.example.org',
  findings: [
    { kind: 'csp-frame', severity: 'error', where: 'Content-Security-Policy header', wrong: 'it keeps the frame out', why: 'the box is empty', fix: 'add the directive: frame-src https://bot.example.org' },
    { kind: 'tracker', severity: 'warning', where: 'line 7', wrong: 'Hotjar runs', why: 'it learns of the visit', fix: 'remove it' },
  ],
  notLookedAt: [{ what: 'whether Tab reaches it', remedy: 'install Chromium' }],
};

describe('what people read', () => {
  test('page, bot and verdict first, then by severity: what, why, fix', () => {
    expect(wordingOf(report).split('\n')).toEqual([
      'https://portal.example.org/feeding with the bot https://bot.example.org: the chat will not work or not be safe there; 1 error, 1 warning.',
      '',
      'Errors:',
      '  Content-Security-Policy header: it keeps the frame out.',
      '    Why it matters: the box is empty.',
      '    Fix: add the directive: frame-src https://bot.example.org',
      '',
      'Warnings:',
      '  line 7: Hotjar runs.',
      '    Why it matters: it learns of the visit.',
      '    Fix: remove it',
      '',
      'Not looked at:',
      '  whether Tab reaches it.',
      '    Remedy: install Chromium',
    ]);
  });

  test('warnings alone are no failure', () => {
    const warned = { ...report, findings: report.findings.slice(1) };
    expect([hasErrors(report), hasErrors(warned)]).toEqual([true, false]);
    expect(wordingOf(warned)).toContain('nothing found that keeps the chat from working; 0 errors, 1 warning.');
  });
});

describe('the command line', () => {
  test('takes a page and its options', () => {
    expect(readOptions(['page.html', '--bot', 'https://bot.example.org/', '--origin', 'https://portal.example.org', '--json'])).toEqual({ page: 'page.html', bot: 'https://bot.example.org', origin: 'https://portal.example.org', chromium: undefined, isJson: true });
  });

  test.each([
    [[], /Name one page\. Usage: /],
    [['one.html', 'two.html'], /Name one page/],
    [['page.html', '--bto', 'x'], /--bto.*Usage: /s],
    [['page.html', '--origin', 'https://portal.example.org/feeding'], /--origin is "https:\/\/portal\.example\.org\/feeding", which is no origin/],
  ])('%j is answered with how to call it', (args, sentence) => {
    expect(() => readOptions(args)).toThrow(sentence);
  });
});

describe('the page', () => {
  afterEach(closeSites);

  test('of a file is checked as far as a file goes; the rest is told with the remedy', async () => {
    const page = await readHostPage(path.join(__dirname, 'embed-pages', 'clean.html'));
    const { notLookedAt } = await checkEmbedding({ page, bot: 'http://127.0.0.1:9' }, lookWith(undefined, []));
    expect(notLookedAt.map(({ remedy }) => remedy)).toEqual([containing('address of the page'), containing('--origin'), containing('Chromium')]);
  });

  test('is read where redirects lead', async () => {
    const { port } = await startSite(({ url }): Answer => (url === '/old' ? { status: 301, headers: { location: '/new' } } : { body: '<p>New', headers: { 'x-frame-options': 'DENY' } }));
    const { address, headers, isOriginKnown } = await readHostPage(`http://localhost:${port}/old`);
    expect([address.pathname, headers?.get('x-frame-options'), isOriginKnown]).toEqual(['/new', 'DENY', true]);
  });

  test('that is not there is told with the remedy: status, network, file', async () => {
    const { port, close } = await startSite(() => ({ status: 404 }));
    await expect(readHostPage(`http://localhost:${port}/`)).rejects.toThrow(/status 404: give the address/);
    await close();
    await expect(readHostPage(`http://localhost:${port}/`)).rejects.toThrow(/could not be read.*ECONNREFUSED.*check the address/);
    await expect(readHostPage('no-such-page.html')).rejects.toThrow(/no-such-page\.html could not be read.*give the path/);
  });
});
