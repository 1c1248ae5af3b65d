import { allowsAddress } from '../../tools/embed-check/csp/sources';
import { findInsertedWidget, findWidget } from '../../tools/embed-check/widget-script';
import { policyFindings } from '../../tools/embed-check/csp/findings';
import { bot, cleanWith, containing, fixture, found, hostPage, kinds, portal, scriptTag } from './embed-support';

const clean = fixture('clean');
const enforced = (policy: string, markup = clean) => found(hostPage(markup, { 'content-security-policy': policy }));
const withMeta = (policy: string): string => cleanWith('<title>', `<meta http-equiv="Content-Security-Policy" content="${policy}"><title>`);
const withAttribute = (attribute: string): string => cleanWith(scriptTag, `<script src="${bot}/widget.js" async ${attribute}></script>`);

describe('an address is allowed as CSP Level 3 matches it', () => {
  test.each([
    ['*'], ['https:'], ['http:'], ['bot.example.org'], ['BOT.example.org'], ['https://bot.example.org'], ['http://bot.example.org'], ['https://bot.example.org/'], ['*.example.org'],
    ['https://*.example.org'], ['https://bot.example.org:443'], ['http://bot.example.org:80'], ['bot.example.org:*'], ['https://bot.example.org/widget.js'],
    ['https://bot.example.org/%77idget.js'], ['https://*'], ['wss://bot.example.org'],
  ])('by %s', (source) => {
    expect(allowsAddress([source], new URL(`${bot}/widget.js`), new URL(portal))).toBe(true);
  });

  test.each([
    ["'none'"], ["'self'"], ['example.org'], ['*.bot.example.org'], ['*.org.example'], ['https://bot.example.org:8443'], ['https://bot.example.org/assets/'], ['https://bot.example.org/widget'],
    ['data:'], ["'unsafe-inline'"], ["'nonce-abc'"], ['https://notbot.example.org'], ['https://bot.example.org/WIDGET.js'],
  ])('not by %s', (source) => {
    expect(allowsAddress([source], new URL(`${bot}/widget.js`), new URL(portal))).toBe(false);
  });

  test.each([
    ["'self'", 'https://portal.example.org/token', true],
    ["'SELF'", 'https://portal.example.org/token', true],
    ['bot.example.org', 'http://bot.example.org/', false],
    ['*', 'data:text/plain,x', false],
    ['*', 'wss://bot.example.org/', true],
    ['https://bot.example.org/assets/', 'https://bot.example.org/assets/chat.js', true],
    ['http://[::1]:3978', 'http://[::1]:3978/widget.js', true],
  ])('%s and %s: %s', (source, address, expected) => {
    expect(allowsAddress([source], new URL(address), new URL(portal))).toBe(expected);
  });

  test("'self' of an http page also means the same host on https", () => {
    expect(allowsAddress(["'self'"], new URL('https://portal.example.org/a'), new URL('http://portal.example.org/'))).toBe(true);
    expect(allowsAddress(["'self'"], new URL('https://portal.example.org:8443/a'), new URL('http://portal.example.org/'))).toBe(false);
  });
});

describe('a policy that keeps the script out', () => {
  test.each([
    ["script-src 'self'", `change the directive to: script-src 'self' ${bot}`],
    ["script-src 'none'", `change the directive to: script-src ${bot}`],
    ["script-src *; script-src-elem 'self'", `change the directive to: script-src-elem 'self' ${bot}`],
    [`default-src 'self'; frame-src ${bot}`, `add the directive: script-src 'self' ${bot}`],
    [`script-src 'self'; script-src ${bot}`, `change the directive to: script-src 'self' ${bot}`],
    ["script-src 'nonce-n1' 'strict-dynamic' https:", `<script nonce="n1" src="${bot}/widget.js" async></script>`],
    ["script-src 'nonce-n1'", `change the directive to: script-src 'nonce-n1' ${bot}`],
  ])('%s is found, alone, with its fix', (policy, fix) => {
    const findings = enforced(policy);
    expect(findings).toMatchObject([{ kind: 'csp-script', severity: 'error', where: 'Content-Security-Policy header' }]);
    expect(findings[0].fix).toContain(fix);
  });

  test.each([
    ['a nonce in the tag', "script-src 'nonce-n1' 'strict-dynamic'", withAttribute('nonce="n1"')],
    ["no 'unsafe-inline'", `script-src ${bot}; style-src 'self'; frame-src ${bot}`, clean],
    ['trusted types', "require-trusted-types-for 'script'; trusted-types 'none'", clean],
    ['a policy about other things', "img-src 'self'; style-src 'none'; frame-ancestors 'none'; connect-src 'none'", clean],
  ])('%s is fine', (_, policy, markup) => {
    expect(enforced(policy, markup)).toEqual([]);
  });

  test('a script whose hash is in the list passes', () => {
    expect(kinds(enforced("script-src 'sha384-abc'", withAttribute('integrity="sha384-abc" crossorigin')))).toEqual(['script-integrity']);
  });

  test("'strict-dynamic' lets a script pass that an allowed script puts in", () => {
    const page = hostPage(cleanWith(scriptTag, ''), { 'content-security-policy': "script-src 'nonce-n1' 'strict-dynamic'" });
    const [script] = findInsertedWidget(page, hostPage(clean).elements).scripts;
    expect(policyFindings({ page, bot, script })).toEqual([]);
  });
});

describe('a policy that keeps the frame out', () => {
  test.each([
    ["frame-src 'none'", `change the directive to: frame-src ${bot}`],
    ["frame-src 'self' https://video.example.org", `change the directive to: frame-src 'self' https://video.example.org ${bot}`],
    ["child-src 'self'", `change the directive to: child-src 'self' ${bot}`],
    [`script-src ${bot}; default-src 'self' 'unsafe-inline' 'nonce-n1'`, `add the directive: frame-src 'self' ${bot}`],
    [`frame-src ${bot}/widget.js`, `change the directive to: frame-src ${bot}/widget.js ${bot}`],
  ])('%s is found, alone, with its fix', (policy, fix) => {
    expect(enforced(policy)).toMatchObject([{ kind: 'csp-frame', severity: 'error', fix }]);
  });

  test('child-src counts only where there is no frame-src', () => {
    expect(enforced(`child-src 'none'; frame-src ${bot}`)).toEqual([]);
  });
});

describe("the portal's own token address", () => {
  const signedIn = withAttribute('data-token-url="/chat-token"');
  test.each([
    [`connect-src 'none'`, "change the directive to: connect-src 'self'"],
    [`connect-src https://api.example.org`, "change the directive to: connect-src https://api.example.org 'self'"],
    [`default-src 'none'; script-src ${bot}; frame-src ${bot}`, "add the directive: connect-src 'self'"],
  ])('%s is found, alone, with its fix', (policy, fix) => {
    expect(enforced(policy, signedIn)).toMatchObject([{ kind: 'csp-token', severity: 'error', fix }]);
  });

  test("'self' is enough", () => {
    expect(enforced("connect-src 'self'", signedIn)).toEqual([]);
  });
});

describe('several policies', () => {
  test('every one must allow: two headers', () => {
    expect(kinds(enforced(`script-src ${bot}, script-src 'self'`))).toEqual(['csp-script']);
  });

  test('every one must allow: a header and a <meta>, which is named with its line', () => {
    const findings = enforced(`script-src ${bot}`, withMeta("script-src 'self'"));
    expect(findings).toMatchObject([{ kind: 'csp-script', where: '<meta http-equiv="Content-Security-Policy">, line 6' }]);
  });

  test('all that allow are fine', () => {
    expect(enforced(`default-src ${bot}, frame-src *`, withMeta('script-src https:'))).toEqual([]);
  });

  test('a <meta> behind the script does not hold it, and one outside <head> counts for nothing', () => {
    const inBody = clean.replace('<main>', '<meta http-equiv="Content-Security-Policy" content="script-src \'none\'"><main>');
    expect(found(hostPage(inBody))).toEqual([]);
    const behind = clean.replace(scriptTag, '').replace('</head>', `${scriptTag}<meta http-equiv="Content-Security-Policy" content="script-src 'none'"></head>`);
    expect(found(hostPage(behind))).toEqual([]);
  });

  test('a policy that only reports is an info', () => {
    const findings = found(hostPage(clean, { 'content-security-policy-report-only': "default-src 'self'" }));
    expect(findings.map(({ kind, severity }) => [kind, severity])).toEqual([['csp-script', 'info'], ['csp-frame', 'info']]);
    expect(findings[0].why).toMatch(/^nothing is blocked yet/);
  });
});

describe('a sandbox', () => {
  test('that lacks what the chat needs is found, with the whole line', () => {
    expect(enforced('sandbox allow-scripts')).toMatchObject([{ kind: 'csp-sandbox', severity: 'error', fix: containing('sandbox allow-scripts allow-same-origin allow-forms') }]);
  });

  test('that allows it is fine, and in a <meta> or a report it counts for nothing', () => {
    expect(enforced('sandbox allow-forms allow-same-origin allow-scripts')).toEqual([]);
    expect(found(hostPage(withMeta('sandbox')))).toEqual([]);
    expect(found(hostPage(clean, { 'content-security-policy-report-only': 'sandbox' }))).toEqual([]);
  });
});

test('a page without a script of ours is not asked about policies for scripts', () => {
  expect(findWidget(hostPage(cleanWith(scriptTag, ''))).bot).toBeUndefined();
  expect(kinds(found(hostPage(cleanWith(scriptTag, ''), { 'content-security-policy': "default-src 'none'" })))).toEqual(['script-missing']);
});
