/** Trackers and session recorders beside the chat: in the markup, in inline scripts, and among what a browser was seen to ask. */
import type { PageElement } from './elements';
import type { Finding } from './finding';
import type { HostPage } from './host-page';
import { sights, trackers, type Tracker } from './tracker-list';

/** Names a host in the page. */
interface Mention {
  readonly address: URL;
  readonly where: string;
}

/** @param observed addresses a browser asked for while it showed the page. */
export function trackerFindings(page: HostPage, observed: readonly string[] = []): Finding[] {
  const mentions = [...page.elements.flatMap((element) => mentionsIn(element, page.address)), ...observed.filter((address) => URL.canParse(address)).map((address) => ({ address: new URL(address), where: 'a request of the page' }))];
  return trackers.flatMap((tracker) => {
    const mention = mentions.find(({ address }) => isOf(tracker, address));
    return mention === undefined ? [] : [findingOf(tracker, mention)];
  });
}

export function isTracker(address: URL): boolean {
  return trackers.some((tracker) => isOf(tracker, address));
}

/** A host with a path stands for that path alone: facebook.com/tr is the pixel, the rest of facebook.com is not. */
function isOf({ hosts }: Tracker, { hostname, pathname }: URL): boolean {
  return hosts.some((pattern) => {
    const [host = '', ...path] = pattern.split('/');
    return (hostname === host || hostname.endsWith(`.${host}`)) && (path.length === 0 || pathname.replace(/\/$/, '') === `/${path.join('/')}`);
  });
}

/** Links are no mentions: nothing is loaded from them. */
function mentionsIn({ tag, attributes, text, line }: PageElement, base: URL): Mention[] {
  const loaded = ['script', 'img', 'iframe'].includes(tag) ? [attributes.get('src') ?? ''] : [];
  const linked = tag === 'link' && /preload|modulepreload|preconnect|dns-prefetch/.test(attributes.get('rel') ?? '') ? [attributes.get('href') ?? ''] : [];
  // What describes the hospital to search engines names its social pages, and loads nothing.
  const inline = /json/i.test(attributes.get('type') ?? '') ? [] : text.match(/(?:https?:)?\/\/[a-z\d.-]+\.[a-z]{2,}(?:\/[\w./-]*)?/gi) ?? [];
  return [...loaded, ...linked, ...inline].filter((source) => source !== '' && URL.canParse(source, base.href)).map((source) => ({ address: new URL(source, base), where: `line ${line}` }));
}

function findingOf({ name, sees }: Tracker, { address, where }: Mention): Finding {
  return {
    kind: 'tracker', severity: 'warning', where, wrong: `${name} (${address.hostname}) runs on the page with the chat`,
    why: `it cannot read what a parent writes, because the chat is a frame of the bot's own origin; but it learns ${sights[sees]}, and so that this person looked for feeding help`,
    fix: `leave ${name} out of this page: ${where.startsWith('line') ? `remove it at ${where}` : 'find what loads it (often a tag manager)'}, or add an exception for this address in its settings`,
  };
}
