/** What the page's content security policies keep from the chat: its script, its frame, the portal's token. */
import { scriptLine } from '../elements';
import type { Finding } from '../finding';
import type { HostPage } from '../host-page';
import type { WidgetScript } from '../widget-script';
import { governing, policiesOf, type Directive, type Policy } from './policy';
import { allowsScript, isStrictDynamic } from './script-rule';
import { allowsAddress } from './sources';

export interface PolicyQuestion {
  readonly page: HostPage;
  readonly bot: string;
  /** Absent when the page loads no script of ours. */
  readonly script?: WidgetScript;
}

export function policyFindings(question: PolicyQuestion): Finding[] {
  return policiesOf(question.page).flatMap((policy) => [...scriptBlocked(policy, question), ...frameBlocked(policy, question), ...tokenBlocked(policy, question), ...sandboxed(policy)]);
}

/** A report-only policy stops nobody today; it is told because it is usually tomorrow's policy. */
function finding(policy: Policy, rest: Omit<Finding, 'severity' | 'where'>): Finding {
  if (!policy.isReportOnly) return { ...rest, severity: 'error', where: policy.where };
  return { ...rest, severity: 'info', where: policy.where, why: `nothing is blocked yet; once this policy is enforced, ${rest.why}` };
}

function scriptBlocked(policy: Policy, { page, bot, script }: PolicyQuestion): Finding[] {
  const directive = governing(policy, ['script-src-elem', 'script-src', 'default-src']);
  if (script === undefined || directive === undefined || isBefore(script, policy)) return [];
  if (allowsScript(directive.sources, script, page.address)) return [];
  const fix = isStrictDynamic(directive.sources) ? nonceFix(directive, script) : directiveFix(directive, 'script-src', bot);
  return [finding(policy, { kind: 'csp-script', wrong: `${asWritten(directive)} does not allow the chat's script ${script.address.href}`, why: 'the browser refuses the script, so a parent sees no chat button', fix })];
}

/** A script in front of a `<meta>` has been asked for before its policy counts. */
function isBefore({ element, isInserted }: WidgetScript, policy: Policy): boolean {
  return !isInserted && element.offset < policy.offset;
}

function nonceFix({ sources }: Directive, { element }: WidgetScript): string {
  const nonce = sources.find((source) => /^'nonce-/i.test(source))?.slice(7, -1) ?? 'the value of this answer';
  const line = scriptLine(new Map([['nonce', nonce], ...[...element.attributes].filter(([name]) => name !== 'nonce')]));
  return `with 'strict-dynamic' addresses are not looked at: let the server write the nonce of each answer into the tag, here ${line}`;
}

function frameBlocked(policy: Policy, { page, bot }: PolicyQuestion): Finding[] {
  const directive = governing(policy, ['frame-src', 'child-src', 'default-src']);
  if (directive === undefined || allowsAddress(directive.sources, new URL('/chat', bot), page.address)) return [];
  return [finding(policy, { kind: 'csp-frame', wrong: `${asWritten(directive)} does not allow the chat's frame ${bot}/chat`, why: 'the button opens an empty box instead of the chat', fix: directiveFix(directive, 'frame-src', bot) })];
}

/** Where a foreign address stands, `data-token-url` itself is the mistake, and told elsewhere. */
function tokenBlocked(policy: Policy, { page, script }: PolicyQuestion): Finding[] {
  const written = script?.element.attributes.get('data-token-url') ?? '';
  const directive = governing(policy, ['connect-src', 'default-src']);
  if (written === '' || directive === undefined || !URL.canParse(written, page.address.href)) return [];
  const address = new URL(written, page.address);
  if (address.origin !== page.address.origin || allowsAddress(directive.sources, address, page.address)) return [];
  return [finding(policy, { kind: 'csp-token', wrong: `${asWritten(directive)} does not allow the portal's own token address ${written}`, why: 'a signed-in parent is not known in the chat', fix: directiveFix(directive, 'connect-src', "'self'") })];
}

/** The chat's frame inherits the page's sandbox. */
function sandboxed(policy: Policy): Finding[] {
  const allowed = policy.directives.get('sandbox');
  // Browsers ignore a sandbox that is only reported.
  if (allowed === undefined || policy.isReportOnly) return [];
  const missing = neededInSandbox.filter((token) => !allowed.includes(token));
  if (missing.length === 0) return [];
  return [finding(policy, { kind: 'csp-sandbox', wrong: `the directive "${['sandbox', ...allowed].join(' ')}" lacks ${missing.join(', ')}`, why: 'the chat inherits the sandbox of the page and cannot run, connect or send in it', fix: `remove the directive on this page, or write: ${['sandbox', ...allowed, ...missing].join(' ')}` })];
}

export const neededInSandbox: readonly string[] = ['allow-scripts', 'allow-same-origin', 'allow-forms'];

function asWritten({ name, sources }: Directive): string {
  return `"${[name, ...sources].join(' ')}"`;
}

/** `default-src` is left as it is: a directive of its own opens one thing only. */
function directiveFix({ name, sources }: Directive, specific: string, addition: string): string {
  const isDefault = name === 'default-src';
  const kept = sources.filter((source) => source.toLowerCase() !== "'none'" && (specific === 'script-src' || !/^'(nonce-|sha\d|strict-|unsafe-)/i.test(source)));
  const line = [isDefault ? specific : name, ...kept, addition].join(' ');
  return isDefault ? `add the directive: ${line}` : `change the directive to: ${line}`;
}
