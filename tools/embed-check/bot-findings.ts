/** What the bot's own answers say about this host page. */
import type { BotAnswers, BotReached } from './ask-bot';
import { governing, readPolicies } from './csp/policy';
import { allowsAddress } from './csp/sources';
import { secondsToAnswer } from './fetching';
import type { Finding } from './finding';
import type { HostPage } from './host-page';

const noChat = 'a parent sees no chat, or an empty box in its place';

export function botFindings(page: HostPage, bot: string, answers: BotAnswers): Finding[] {
  switch (answers.kind) {
    case 'unreachable':
      return [{ kind: 'bot-unreachable', severity: 'error', where: bot, wrong: `the bot did not answer within ${secondsToAnswer} seconds (${answers.reason})`, why: `if parents cannot reach it either, ${noChat}`, fix: `start the bot, or let this machine reach ${bot}; another address is given with --bot` }];
    case 'reached':
      return [...filesMissing(bot, answers), ...(page.isOriginKnown ? originRefused(page.address.origin, bot, answers) : [])];
  }
}

function filesMissing(bot: string, { script, chat }: BotReached): Finding[] {
  const missing = (address: string, answer: string): Finding => ({ kind: 'bot-file', severity: 'error', where: address, wrong: `the bot answers ${answer}`, why: noChat, fix: `check that ${bot} is the bot and that the proxy in front of it lets ${new URL(address).pathname} through; another address is given with --bot` });
  const isScript = script.status === 200 && /javascript/i.test(script.type);
  return [
    ...(isScript ? [] : [missing(`${bot}/widget.js`, `with status ${script.status} and type "${script.type}", not with a script`)]),
    ...(chat.status === 200 ? [] : [missing(`${bot}/chat`, `with status ${chat.status}, not with the chat page`)]),
  ];
}

function originRefused(origin: string, bot: string, { chat, preflight }: BotReached): Finding[] {
  const fix = `on the bot add the origin to its setting, exactly so: ALLOWED_ORIGINS=${origin} (several are separated by commas), and restart it`;
  if (preflight === 403) return [{ kind: 'origin-not-allowed', severity: 'error', where: `${bot}/widget/token`, wrong: `the bot does not have ${origin} on its list of sites that may show the chat`, why: noChat, fix }];
  if (chat.status !== 200 || mayFrame(origin, bot, chat.headers)) return [];
  const header = chat.headers.has('content-security-policy') ? 'Content-Security-Policy' : 'X-Frame-Options';
  return [{ kind: 'frame-refused', severity: 'error', where: `${bot}/chat, ${header} header`, wrong: `"${framingOf(chat.headers)}" does not let ${origin} show the chat in a frame`, why: 'the button opens an empty box instead of the chat', fix: `${fix}; if it is there already, a proxy in front of the bot writes this header: have it pass the bot's own on, which says: frame-ancestors 'self' ${origin}` }];
}

/** Every policy must allow it; X-Frame-Options counts only where none speaks of frames. */
function mayFrame(origin: string, bot: string, headers: ReadonlyMap<string, string>): boolean {
  const spoken = frameAncestors(headers);
  if (spoken.length > 0) return spoken.every((sources) => allowsAddress(sources, new URL(origin), new URL(bot)));
  const options = headers.get('x-frame-options')?.trim().toUpperCase();
  return (options !== 'DENY' && options !== 'SAMEORIGIN') || (options === 'SAMEORIGIN' && origin === bot);
}

function frameAncestors(headers: ReadonlyMap<string, string>): (readonly string[])[] {
  const policies = readPolicies(headers.get('content-security-policy') ?? '');
  return policies.map((directives) => governing({ directives }, ['frame-ancestors'])?.sources).filter((sources) => sources !== undefined);
}

function framingOf(headers: ReadonlyMap<string, string>): string {
  const spoken = frameAncestors(headers).map((sources) => ['frame-ancestors', ...sources].join(' '));
  return spoken.length > 0 ? spoken.join(', ') : headers.get('x-frame-options') ?? '';
}
