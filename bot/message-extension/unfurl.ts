/** An address of our own, pasted into a message, becomes the card of its answer. */
import type { KnowledgeEntry } from '../../assistant/knowledge/types';
import type { CardParts } from './inserted-card';

/** Undefined for any other address, and for an answer that is not there or may not be shown. What follows "?" or "#" does not matter. */
export function entryAt(address: URL, { knowledge, links }: CardParts): KnowledgeEntry | undefined {
  const path = address.pathname.replace(/\/$/, '');
  const entry = knowledge.entries.get(path.slice(path.lastIndexOf('/') + 1));
  const ours = entry && links.answer(entry.id);
  if (ours === undefined) return undefined;
  const { host, pathname } = new URL(ours);
  return host === address.host && pathname === path ? entry : undefined;
}
