import Fuse from 'fuse.js';

/** Fuse.js as its readme shows it: default options over all phrasings. What the matcher is measured against. */
export function plainFuse(phrasings: readonly string[]): (utterance: string) => unknown {
  const fuse = new Fuse(phrasings);
  return (utterance) => fuse.search(utterance, { limit: 3 });
}
