/** Which entries compete: measured on their own phrasings, which the model has learned. A pair that is close even there is closer in life. */
import { bestLabels, scoresOf } from '../assistant/search/ranking';
import { readerFor } from '../assistant/search/retriever';
import { ownPhrasings } from '../assistant/search/training-set';
import type { KnowledgeBase } from '../assistant/knowledge/types';
import type { SearchModel } from '../assistant/search/model';
import type { Query } from '../assistant/search/query';
import { contributionsOf, type Contribution } from './contributions';

/** An own phrasing and how far it is from going to the other entry. */
export interface NearPhrasing {
  readonly text: string;
  readonly own: string;
  readonly other: string;
  /** Natural logarithm of "own entry : other entry" in probability; below 0 the other one wins. */
  readonly margin: number;
}

export interface CompetingPair {
  readonly one: string;
  readonly other: string;
  /** Mean over the phrasings nearest to going astray, both ways. */
  readonly margin: number;
  /** Words that draw those phrasings to the wrong one of the two, strongest first. Worked out when asked for: there are thousands of pairs. */
  readonly terms: () => readonly Contribution[];
  /** Nearest to going astray first. */
  readonly phrasings: readonly NearPhrasing[];
}

/** So many phrasings make a pair's margin: one alone may be an editor's slip. */
const phrasingsOfAPair = 6;
const smallest = 1e-9;

/** All pairs with enough phrasings that lie near each other, smallest margin first. */
export function competingPairs(knowledge: KnowledgeBase, model: SearchModel): CompetingPair[] {
  const read = readerFor(knowledge, model);
  const near = [...knowledge.entries.values()].flatMap((entry) => ownPhrasings(entry).flatMap((text) => neighbours(model, read(text), { text, own: entry.id })));
  const byPair = new Map<string, NearPhrasing[]>();
  for (const phrasing of near) {
    const key = [phrasing.own, phrasing.other].sort().join(' ');
    const same = byPair.get(key);
    if (same) same.push(phrasing);
    else byPair.set(key, [phrasing]);
  }
  return [...byPair.values()].filter((same) => same.length >= phrasingsOfAPair).map((same) => pairOf(model, read, same)).sort((one, other) => one.margin - other.margin);
}

/** The entries that come nearest to a phrasing, besides its own. */
function neighbours(model: SearchModel, query: Query, { text, own }: { readonly text: string; readonly own: string }): NearPhrasing[] {
  const scores = scoresOf(model, query);
  const ownScore = Math.max(scores[model.entryIds.indexOf(own)], smallest);
  return bestLabels(scores, model.entryIds.length).filter((label) => model.entryIds[label] !== own)
    .map((label) => ({ text, own, other: model.entryIds[label], margin: Math.log(ownScore / Math.max(scores[label], smallest)) }));
}

function pairOf(model: SearchModel, read: (text: string) => Query, all: readonly NearPhrasing[]): CompetingPair {
  const phrasings = [...all].sort((one, other) => one.margin - other.margin).slice(0, phrasingsOfAPair);
  const [one, other] = [all[0].own, all[0].other].sort();
  return { one, other, margin: phrasings.reduce((sum, { margin }) => sum + margin, 0) / phrasings.length, terms: () => astray(model, read, phrasings), phrasings };
}

/** What speaks for the other entry, summed over the phrasings. */
function astray(model: SearchModel, read: (text: string) => Query, phrasings: readonly NearPhrasing[]): Contribution[] {
  const sums = new Map<string, number>();
  for (const { text, own, other } of phrasings) {
    const terms = contributionsOf(model, read(text), model.entryIds.indexOf(other), model.entryIds.indexOf(own));
    for (const { term, weight } of terms) if (weight > 0) sums.set(term, (sums.get(term) ?? 0) + weight);
  }
  return [...sums].map(([term, weight]) => ({ term, weight })).sort((one, other) => other.weight - one.weight);
}
