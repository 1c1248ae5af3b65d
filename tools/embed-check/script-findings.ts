/** What is wrong with the script tag itself. */
import { createHash } from 'node:crypto';
import { elementsOf, markupOf, scriptLine, type PageElement } from './elements';
import { neededInSandbox } from './csp/findings';
import type { Finding } from './finding';
import type { HostPage } from './host-page';
import { isLoopbackHost } from '../../channels/caller';
import { nearest } from './near';
import { knownAttributes, type Widget, type WidgetScript } from './widget-script';

export function scriptFindings(page: HostPage, widget: Widget): Finding[] {
  const inFrame = sandboxedFrames(page);
  return [...presence(page, widget, inFrame), ...inFrame, ...widget.scripts.slice(0, 1).flatMap((script) => [...insecure(page, script), ...wrongType(script), ...foreignToken(page, script), ...attributes(script)])];
}

function place({ element, isInserted }: WidgetScript): string {
  return isInserted ? 'script tag that another script puts in' : `line ${element.line}`;
}

function presence(page: HostPage, { scripts, misaddressed, bot }: Widget, inFrame: readonly Finding[]): Finding[] {
  const [first, second] = scripts;
  const why = 'a parent sees no chat button';
  const line = scriptLine(new Map([['src', `${bot ?? 'https://bot.example.org'}/widget.js`], ['async', '']]));
  if (first !== undefined && second !== undefined) return [{ kind: 'script-twice', severity: 'error', where: place(second), wrong: `the chat's script stands on the page ${scripts.length} times, first at ${place(first)}`, why: 'a parent may get two buttons and two conversations', fix: `remove ${markupOf(second.element)}</script>` }];
  if (first !== undefined || inFrame.length > 0) return [];
  const [wrong] = misaddressed;
  if (wrong !== undefined) return [{ kind: 'script-address', severity: 'error', where: place(wrong), wrong: `the script's address ${wrong.address.href} is not the chat's, which is ${bot ?? wrong.address.origin}/widget.js`, why, fix: `write: ${scriptLine(new Map([...wrong.element.attributes, ['src', `${bot ?? wrong.address.origin}/widget.js`]]))}` }];
  return [{ kind: 'script-missing', severity: 'error', where: page.name, wrong: "no script tag loads the chat's /widget.js", why, fix: `put this line before </body>: ${line}` }];
}

/** Another page inside this one, written in it: its scripts run in the sandbox or not at all. */
function sandboxedFrames({ elements }: HostPage): Finding[] {
  return elements.flatMap((frame) => {
    const sandbox = frame.attributes.get('sandbox');
    if (frame.tag !== 'iframe' || sandbox === undefined || !holdsWidget(frame)) return [];
    const missing = neededInSandbox.filter((token) => !sandbox.toLowerCase().split(/\s+/).includes(token));
    if (missing.length === 0) return [];
    return [{ kind: 'script-in-sandbox', severity: 'error', where: `line ${frame.line}`, wrong: `the chat's script stands in an <iframe> whose sandbox lacks ${missing.join(', ')}`, why: 'the chat inherits that sandbox and cannot run, connect or send in it', fix: 'move the script tag out of the <iframe> into the page itself' }];
  });
}

function holdsWidget(frame: PageElement): boolean {
  return elementsOf(frame.attributes.get('srcdoc') ?? '').some(({ tag, attributes: given }) => tag === 'script' && /\/widget\.js(\?|$)/.test(given.get('src') ?? ''));
}

/** Browsers let pages on https load from this machine itself over http. */
function insecure(page: HostPage, script: WidgetScript): Finding[] {
  const { address, element } = script;
  if (page.address.protocol !== 'https:' || !page.isOriginKnown || address.protocol !== 'http:' || isLoopbackHost(address.hostname)) return [];
  const safe = scriptLine(new Map([...element.attributes, ['src', address.href.replace(/^http:/, 'https:')]]));
  return [{ kind: 'script-insecure', severity: 'error', where: place(script), wrong: `the page is on https, but the chat's script ${address.href} is on http`, why: 'the browser refuses the script, so a parent sees no chat button', fix: `write: ${safe}` }];
}

/** Consent tools write `text/plain` and change it later; a module cannot see its own attributes. */
function wrongType(script: WidgetScript): Finding[] {
  const type = script.element.attributes.get('type')?.trim().toLowerCase() ?? '';
  if (/^((text|application)\/(java|ecma)script)?$/.test(type)) return [];
  const why = type === 'module' ? 'the chat cannot read its settings and may not start' : 'the chat appears only after another script changes the type, or never';
  return [{ kind: 'script-type', severity: 'error', where: place(script), wrong: `the chat's script has type="${type}", so a browser does not run it as a plain script`, why, fix: `write: ${scriptLine(without(script, 'type'))}` }];
}

function without({ element }: WidgetScript, ...names: readonly string[]): ReadonlyMap<string, string> {
  return new Map([...element.attributes].filter(([name]) => !names.includes(name)));
}

function foreignToken(page: HostPage, script: WidgetScript): Finding[] {
  const written = script.element.attributes.get('data-token-url');
  if (written === undefined || !page.isOriginKnown) return [];
  if (URL.canParse(written, page.address.href) && new URL(written, page.address).origin === page.address.origin) return [];
  return [{ kind: 'token-foreign', severity: 'error', where: place(script), wrong: `data-token-url="${written}" is not on the page's own origin ${page.address.origin}`, why: 'the request carries no sign-in of the portal, so a signed-in parent is not known in the chat', fix: 'name an address of the portal itself, for example data-token-url="/chat-token"' }];
}

function attributes(script: WidgetScript): Finding[] {
  const given = [...script.element.attributes].filter(([name]) => name.startsWith('data-'));
  return given.flatMap(([name, value]) => [...unknownAttribute(script, name), ...unknownValue(script, name, value)]);
}

function unknownAttribute(script: WidgetScript, name: string): Finding[] {
  if (knownAttributes.includes(name)) return [];
  const meant = nearest(name, knownAttributes);
  const common = { kind: 'attribute-unknown', where: place(script), wrong: `the chat does not know the attribute ${name}` };
  if (meant === undefined) return [{ ...common, severity: 'info', why: `it changes nothing in the chat; another tool may read it`, fix: `remove it if it was meant for the chat, which knows ${knownAttributes.join(', ')}` }];
  return [{ ...common, severity: 'warning', why: 'the setting has no effect, and nothing else tells you so', fix: `write ${meant} instead of ${name}` }];
}

/** Attributes with a fixed set of values. */
const valuesOf: ReadonlyMap<string, readonly string[]> = new Map([['data-place', ['end', 'start']], ['data-open', ['wide']]]);

function unknownValue(script: WidgetScript, name: string, value: string): Finding[] {
  const known = valuesOf.get(name);
  if (known === undefined || known.includes(value)) return [];
  return [{ kind: 'attribute-value', severity: 'warning', where: place(script), wrong: `the chat does not know ${name}="${value}"`, why: 'the setting has no effect, and nothing else tells you so', fix: `write ${known.map((choice) => `${name}="${choice}"`).join(' or ')}` }];
}

/** A hash pins one release of the script. @param bytes what the bot sends today; absent when it was not reached. */
export function integrityFindings(page: HostPage, script: WidgetScript, bytes?: Uint8Array): Finding[] {
  const integrity = script.element.attributes.get('integrity') ?? '';
  if (integrity.trim() === '') return [];
  const lacksCrossorigin = script.address.origin !== page.address.origin && !script.element.attributes.has('crossorigin');
  const isRefused = lacksCrossorigin || (bytes !== undefined && !isSigned(integrity, bytes));
  const wrong = isRefused ? "the integrity attribute does not fit the chat's script of today, or crossorigin is missing beside it" : "the integrity attribute pins one release of the chat's script";
  const why = isRefused ? 'the browser refuses the script, so a parent sees no chat button' : 'the script changes with each release of the bot; from then on a parent sees no chat button';
  return [{ kind: 'script-integrity', severity: isRefused ? 'error' : 'warning', where: place(script), wrong, why, fix: `write: ${scriptLine(without(script, 'integrity', 'crossorigin'))}` }];
}

/** A browser takes the strongest kind of hash there is, and one of that kind is enough. */
function isSigned(integrity: string, bytes: Uint8Array): boolean {
  const hashes = integrity.trim().split(/\s+/).map((hash) => hash.split('?')[0] ?? '');
  const kind = ['sha512', 'sha384', 'sha256'].find((candidate) => hashes.some((hash) => hash.startsWith(`${candidate}-`)));
  return kind === undefined || hashes.includes(`${kind}-${createHash(kind).update(bytes).digest('base64')}`);
}
