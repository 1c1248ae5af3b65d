/** The search engines of `npm run evaluate -- --compare`. All search the same titles, questions and phrasings that the matcher learned from. */
import MiniSearch from 'minisearch';
import { loadModel } from '../assistant/search/model-file';
import { buildRetriever, rankerFor, readerFor } from '../assistant/search/retriever';
import { ownPhrasings } from '../assistant/search/training-set';
import type { KnowledgeBase } from '../assistant/knowledge/types';
import { fuseEngine, tunedFuseOptions, type LabelledPhrasing } from './plain-fuse';
import { cacheFolder } from './places';

export interface Engine {
  readonly name: string;
  /** Entry ids, best first; an entry may come more than once. */
  readonly find: (utterance: string) => readonly string[];
}

/** Ours first; the others are compared with it. */
export function enginesFor(knowledge: KnowledgeBase): readonly Engine[] {
  const phrasings = [...knowledge.entries.values()].flatMap((entry) => ownPhrasings(entry).map((text) => ({ text, entryId: entry.id })));
  return [
    ...ours(knowledge),
    { name: 'MiniSearch, tuned', find: miniSearch(phrasings) },
    { name: 'Fuse.js, tuned', find: fuseEngine(phrasings, tunedFuseOptions) },
    { name: 'Fuse.js, default options', find: fuseEngine(phrasings, {}) },
  ];
}

function ours(knowledge: KnowledgeBase): Engine[] {
  const model = loadModel(knowledge, cacheFolder);
  const retrieve = buildRetriever(knowledge, model);
  const [read, rank] = [readerFor(knowledge, model), rankerFor(knowledge, model)];
  return [
    { name: 'ours', find: (utterance) => retrieve(utterance).map(({ entry }) => entry.id) },
    { name: 'ours, without exact look-up', find: (utterance) => rank(read(utterance)).map(({ entry }) => entry.id) },
  ];
}

/** Typos in words of six letters or more, prefixes of four or more; the whole list of phrasings found, summed by entry, was worse than its first ones. */
const miniSearchOptions = { fuzzy: (term: string): number | boolean => (term.length > 5 ? 0.2 : false), prefix: (term: string): boolean => term.length > 3 };

function miniSearch(phrasings: readonly LabelledPhrasing[]): Engine['find'] {
  const index = new MiniSearch<LabelledPhrasing & { readonly id: number }>({ fields: ['text'], storeFields: ['entryId'], searchOptions: miniSearchOptions });
  index.addAll(phrasings.map((phrasing, id) => ({ ...phrasing, id })));
  return (utterance) => index.search(utterance).slice(0, 50).map(({ id }: { id: number }) => phrasings[id].entryId);
}
