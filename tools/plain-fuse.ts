import Fuse, { type IFuseOptions } from 'fuse.js';

/** Fuse.js as its readme shows it: default options over all phrasings. What the matcher is measured against. */
export function plainFuse(phrasings: readonly string[]): (utterance: string) => unknown {
  const fuse = new Fuse(phrasings);
  return (utterance) => fuse.search(utterance, { limit: 3 });
}

export interface LabelledPhrasing {
  readonly text: string;
  readonly entryId: string;
}

/** The best of 30 option sets on the development questions (notes of 2026-11-25): words in any order, anywhere in the text. */
export const tunedFuseOptions: IFuseOptions<LabelledPhrasing> = { useTokenSearch: true, ignoreLocation: true, threshold: 0.3, includeScore: true };

/** Fuse.js as a search engine for entries: the phrasings found, best first, each by the entry it belongs to. */
export function fuseEngine(phrasings: readonly LabelledPhrasing[], options: IFuseOptions<LabelledPhrasing>): (utterance: string) => readonly string[] {
  const fuse = new Fuse(phrasings, { keys: ['text'], ...options });
  return (utterance) => fuse.search(utterance, { limit: 50 }).map(({ item }) => item.entryId);
}
