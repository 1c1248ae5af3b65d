import { createHash } from 'node:crypto';
import { headerFindings } from '../../tools/embed-check/header-findings';
import { integrityFindings } from '../../tools/embed-check/script-findings';
import { trackers } from '../../tools/embed-check/tracker-list';
import { trackerFindings } from '../../tools/embed-check/tracker-findings';
import { findInsertedWidget, findWidget } from '../../tools/embed-check/widget-script';
import { bot, cleanWith, fixture, found, hostPage, kinds, portal, scriptTag } from './embed-support';

test('a clean page has no finding', () => {
  expect(found(hostPage(fixture('clean')))).toEqual([]);
});

const withScript = (line: string): string => cleanWith(scriptTag, line);
const withAttribute = (attribute: string): string => withScript(`<script src="${bot}/widget.js" async ${attribute}></script>`);

describe('the script tag', () => {
  test.each([
    ['no script', withScript(''), ['script-missing'], `<script src="https://bot.example.org/widget.js" async></script>`],
    ['two scripts', withScript(scriptTag + scriptTag), ['script-twice'], 'remove <script'],
    ['another file name', withScript(`<script src="${bot}/widget.min.js" async></script>`), ['script-address'], `<script src="${bot}/widget.js" async></script>`],
    ['http on an https page', withScript('<script src="http://bot.example.org/widget.js"></script>'), ['script-insecure'], `<script src="${bot}/widget.js"></script>`],
    ['a sandboxed frame around it', withScript(`<iframe sandbox="allow-scripts" srcdoc='${scriptTag}'></iframe>`), ['script-in-sandbox'], 'move the script tag out'],
    ['held back by a consent tool', withAttribute('type="text/plain"'), ['script-type'], `<script src="${bot}/widget.js" async></script>`],
    ['a module', withAttribute('type="module"'), ['script-type'], `<script src="${bot}/widget.js" async></script>`],
    ['a token address elsewhere', withAttribute('data-token-url="https://api.example.org/chat"'), ['token-foreign'], 'data-token-url="/chat-token"'],
    ['a misspelt attribute', withAttribute('data-tokenurl="/chat"'), ['attribute-unknown'], 'write data-token-url instead of data-tokenurl'],
    ['a value nobody knows', withAttribute('data-place="left"'), ['attribute-value'], 'data-place="end" or data-place="start"'],
    ['a pinned release', withAttribute('integrity="sha384-abc" crossorigin'), ['script-integrity'], `<script src="${bot}/widget.js" async></script>`],
  ])('%s is found, alone, with its fix', (_, markup, expected, fix) => {
    const findings = found(hostPage(markup));
    expect(kinds(findings)).toEqual(expected);
    expect(findings[0].fix).toContain(fix);
  });

  test.each([
    ['all settings', withAttribute('data-label="Ask" data-place="start" data-open="wide" data-opener="#ask" data-token-url="/token" data-manual')],
    ['a version in the query', withScript(`<script src="${bot}/widget.js?v=2" defer></script>`)],
    ["another vendor's widget.js", withScript(`<script src="https://chat.example.com/v1/widget.js"></script>${scriptTag}`)],
    ['http from this machine', withScript('<script src="http://localhost:3978/widget.js"></script>')],
    ['a script in a frame whose sandbox lets everything pass', withScript(`${scriptTag}<iframe sandbox="allow-scripts allow-same-origin allow-forms" srcdoc='${scriptTag}'></iframe>`)],
  ])('%s is fine', (_, markup) => {
    expect(found(hostPage(markup))).toEqual([]);
  });

  test('an attribute of another tool is told, but is no warning', () => {
    expect(found(hostPage(withAttribute('data-cfasync="false"'))).map(({ kind, severity }) => [kind, severity])).toEqual([['attribute-unknown', 'info']]);
  });

  test('a script of another bot than the one named is a wrong address', () => {
    expect(kinds(found(hostPage(fixture('clean')), 'https://other.example.org'))).toEqual(['script-address']);
  });

  test('a file says its line', () => {
    expect(found(hostPage(withAttribute('data-place="left"')))[0].where).toBe('line 15');
  });

  test('a script that a tag manager puts in is taken from the page as rendered', () => {
    const page = hostPage(withScript(''));
    expect(findInsertedWidget(page, hostPage(fixture('clean')).elements)).toMatchObject({ bot, scripts: [{ isInserted: true }] });
  });
});

describe('the integrity attribute', () => {
  const bytes = Buffer.from('the script of today');
  const hash = createHash('sha384').update(bytes).digest('base64');
  test.each([
    ['the hash of today', `integrity="sha384-${hash}" crossorigin`, 'warning'],
    ['the hash of another release', 'integrity="sha384-abc" crossorigin', 'error'],
    ['no crossorigin beside it', `integrity="sha384-${hash}"`, 'error'],
    ['a weaker hash of today beside a strong one of another release', `integrity="sha512-abc sha384-${hash}" crossorigin`, 'error'],
  ])('%s is told as it is', (_, attribute, severity) => {
    const page = hostPage(withAttribute(attribute));
    const [script] = findWidget(page).scripts;
    expect(integrityFindings(page, script, bytes)).toMatchObject([{ kind: 'script-integrity', severity }]);
  });
});

describe('the page around it', () => {
  test.each([
    ['no language', cleanWith('<html lang="en">', '<html>'), 'language-missing'],
    ['an empty language', cleanWith('lang="en"', 'lang=""'), 'language-missing'],
    ['no viewport', cleanWith('<meta name="viewport" content="width=device-width, initial-scale=1">', ''), 'viewport-missing'],
    ['a viewport that forbids enlarging', cleanWith('initial-scale=1', 'initial-scale=1, user-scalable=no'), 'zoom-blocked'],
    ['a viewport with the greatest scale 1', cleanWith('initial-scale=1', 'maximum-scale=1.0'), 'zoom-blocked'],
  ])('%s is found, alone', (_, markup, kind) => {
    expect(found(hostPage(markup))).toMatchObject([{ kind, severity: 'warning' }]);
  });

  test('a viewport that lets text grow to five times its size is fine', () => {
    expect(found(hostPage(cleanWith('initial-scale=1', 'maximum-scale=5, user-scalable=yes')))).toEqual([]);
  });
});

describe('other headers', () => {
  const clean = fixture('clean');
  test.each([
    ['cross-origin-embedder-policy', 'require-corp', 'embedder-policy', 'error'],
    ['cross-origin-embedder-policy', 'credentialless; report-to="coep"', 'embedder-policy', 'error'],
    ['permissions-policy', 'geolocation=(), clipboard-write=()', 'clipboard-denied', 'info'],
    ['permissions-policy', 'clipboard-write=(self)', 'clipboard-denied', 'info'],
  ])('%s: %s is found, alone', (name, value, kind, severity) => {
    expect(found(hostPage(clean, { [name]: value }))).toMatchObject([{ kind, severity }]);
  });

  test.each([
    ['cross-origin-embedder-policy', 'unsafe-none'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['permissions-policy', 'geolocation=()'],
    ['permissions-policy', 'clipboard-write=*'],
    ['permissions-policy', `clipboard-write=(self "${bot}")`],
    ['x-frame-options', 'DENY'],
  ])('%s: %s is fine', (name, value) => {
    expect(found(hostPage(clean, { [name]: value }))).toEqual([]);
  });

  test('an isolated page may show a chat that is isolated too', () => {
    const page = hostPage(clean, { 'cross-origin-embedder-policy': 'require-corp' });
    expect(headerFindings(page, bot, new Map([['cross-origin-embedder-policy', 'require-corp']]))).toEqual([]);
  });
});

describe('trackers', () => {
  test('are found in tags, in inline scripts and among preconnects; links and descriptions for search engines are none', () => {
    const findings = found(hostPage(fixture('trackers')));
    expect(findings.every(({ kind, severity }) => kind === 'tracker' && severity === 'warning')).toBe(true);
    expect(findings.map(({ wrong }) => wrong.split(' (')[0])).toEqual(['Google Tag Manager', 'Meta Pixel', 'Hotjar', 'Microsoft Clarity']);
  });

  test('say honestly what they learn and what they cannot read', () => {
    const [finding] = found(hostPage(fixture('trackers')));
    expect(finding.why).toMatch(/^it cannot read what a parent writes.*but it learns which page was visited, when/);
    expect(finding.fix).toContain('line 7');
  });

  test('are found among the requests of a browser', () => {
    expect(trackerFindings(hostPage(fixture('clean')), [`${portal}/style.css`, 'https://rum.browser-intake-datadoghq.eu/api'])).toMatchObject([{ kind: 'tracker', where: 'a request of the page' }]);
  });

  test.each(trackers.flatMap(({ name, hosts }) => hosts.map((host) => [name, host])))('%s is known by %s', (name, host) => {
    expect(trackerFindings(hostPage(fixture('clean')), [`https://${host}`]).map(({ wrong }) => wrong)).toEqual([expect.stringContaining(name)]);
  });

  test.each(['https://notclarity.ms/', 'https://www.facebook.com/hospital', 'https://clarity.ms.example.org/'])('%s is none', (address) => {
    expect(trackerFindings(hostPage(fixture('clean')), [address])).toEqual([]);
  });

  test('the list names at least forty, each once', () => {
    const names = trackers.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(40);
  });
});
