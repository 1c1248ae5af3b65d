/** The search engines of `npm run evaluate -- --compare`. All search the same titles, questions and phrasings that the matcher learned from. */
import MiniSearch from 'minisearch';
import { loadModel } from '../assistant/search/model-file';
import { buildRetriever, rankerFor, readerFor } from '../assistant/search/retriever';
import { ownPhrasings } from '../assistant/search/training-set';
import type { KnowledgeBase } from '../assistant/knowledge/types';
import { fuseSearch, tunedFuseOptions, type FoundPhrasing, type LabelledPhrasing } from './plain-fuse';
import { cacheFolder } from './places';

export interface Engine {
  readonly name: string;
  /** Entry ids, best first. */
  readonly find: (utterance: string) => readonly string[];
}

/** Ours first; the others are compared with it. */
export function enginesFor(knowledge: KnowledgeBase): readonly Engine[] {
  const phrasings = [...knowledge.entries.values()].flatMap((entry) => ownPhrasings(entry).map((text) => ({ text, entryId: entry.id })));
  return [
    ...ours(knowledge),
    { name: 'MiniSearch, tuned', find: summedByEntry(miniSearch(phrasings)) },
    { name: 'Fuse.js, tuned', find: summedByEntry(fuseSearch(phrasings, tunedFuseOptions)) },
    { name: 'Fuse.js, default options', find: entriesInOrder(fuseSearch(phrasings, {})) },
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

type PhrasingSearch = (utterance: string) => readonly FoundPhrasing[];

/** As found: what a first attempt would do. */
function entriesInOrder(search: PhrasingSearch): Engine['find'] {
  return (utterance) => [...new Set(search(utterance).map(({ entryId }) => entryId))];
}

/** Phrasings whose scores count. With 30 instead of the best one alone MiniSearch rose from 69 to 80 % first and tuned Fuse.js from 69 to 89 %; with 60 nothing more (110 and 35 questions, 2026-11-25). */
const countedPhrasings = 30;

/** Entries by the sum of the scores of their phrasings among the best found. */
function summedByEntry(search: PhrasingSearch): Engine['find'] {
  return (utterance) => {
    const sums = new Map<string, number>();
    for (const { entryId, score } of search(utterance).slice(0, countedPhrasings)) sums.set(entryId, (sums.get(entryId) ?? 0) + score);
    return [...sums].sort(([, one], [, other]) => other - one).map(([entryId]) => entryId);
  };
}

/** Typos in words of six letters or more, prefixes of four or more: the best of five option sets on 110 development questions. */
const miniSearchOptions = { fuzzy: (term: string): number | boolean => (term.length > 5 ? 0.2 : false), prefix: (term: string): boolean => term.length > 3 };

function miniSearch(phrasings: readonly LabelledPhrasing[]): PhrasingSearch {
  const index = new MiniSearch<LabelledPhrasing & { readonly id: number }>({ fields: ['text'], searchOptions: miniSearchOptions });
  index.addAll(phrasings.map((phrasing, id) => ({ ...phrasing, id })));
  return (utterance) => index.search(utterance).map(({ id, score }: { id: number; score: number }) => ({ entryId: phrasings[id].entryId, score }));
}
