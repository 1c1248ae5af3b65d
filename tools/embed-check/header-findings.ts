/** Headers of the host page, besides its content security policies, that reach into the chat's frame. */
import type { Finding } from './finding';
import { headerOf, type HostPage } from './host-page';

/** @param chatHeaders of the bot's chat page; absent when the bot was not reached, and then taken as it is by default. */
export function headerFindings(page: HostPage, bot: string, chatHeaders?: ReadonlyMap<string, string>): Finding[] {
  return [...isolated(page, chatHeaders), ...clipboardDenied(page, bot)];
}

const embedder = 'Cross-Origin-Embedder-Policy';
const isolating = /^\s*(require-corp|credentialless)\b/i;

/** Also `credentialless` lets in only frames that ask for isolation themselves. */
function isolated(page: HostPage, chatHeaders?: ReadonlyMap<string, string>): Finding[] {
  const written = headerOf(page, embedder.toLowerCase()) ?? '';
  if (!isolating.test(written) || isolating.test(chatHeaders?.get(embedder.toLowerCase()) ?? '')) return [];
  return [{
    kind: 'embedder-policy', severity: 'error', where: `${embedder} header`, wrong: `"${embedder}: ${written}" keeps frames of other origins out unless they send the same header, and the chat does not`,
    why: 'the button opens an empty box instead of the chat', fix: `do not send the header on this page, or send: ${embedder}: unsafe-none`,
  }];
}

/** Where the header does not name the feature, the frame's own `allow` is enough. */
function clipboardDenied(page: HostPage, bot: string): Finding[] {
  const written = headerOf(page, 'permissions-policy') ?? '';
  const [, allowed] = /(?:^|,)\s*clipboard-write\s*=\s*(\*|\([^)]*\)|[^,\s]+)/i.exec(written) ?? [];
  if (allowed === undefined || allowed === '*' || allowed.includes(`"${bot}"`) || /[(\s]\*[)\s]/.test(allowed)) return [];
  return [{
    kind: 'clipboard-denied', severity: 'info', where: 'Permissions-Policy header', wrong: `"clipboard-write=${allowed}" keeps the clipboard from the chat`,
    why: 'the button that copies an answer falls back to marking its text for the parent', fix: `write: clipboard-write=(self "${bot}")`,
  }];
}
