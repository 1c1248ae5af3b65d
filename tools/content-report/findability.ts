import { probabilities } from '../../assistant/learning/softmax';
import { toVector } from '../../assistant/learning/vocabulary';
import type { KnowledgeBase } from '../../assistant/knowledge/types';
import { featureScale, featuresOf } from '../../assistant/search/features';
import type { SearchModel } from '../../assistant/search/model';
import { bestLabels } from '../../assistant/search/ranking';
import { readerFor } from '../../assistant/search/retriever';

/** How an entry's own phrasings fare with the matcher, without the look-up of known questions. */
export interface Findability {
  readonly asked: number;
  /** Of these, how many put the entry first, and among the first three: what a parent is offered. */
  readonly first: number;
  readonly offered: number;
  /** The entry that most often comes first in its place or right behind it; absent without phrasings. */
  readonly competitor?: Competitor;
}

export interface Competitor {
  readonly id: string;
  /** Phrasings that found it instead of the entry, and those that found it right behind. */
  readonly instead: number;
  readonly behind: number;
}

/** One phrasing and the entries the matcher found for it, most probable first. */
export interface Outcome {
  readonly entryId: string;
  readonly found: readonly string[];
}

export interface Question {
  readonly entryId: string;
  readonly text: string;
}

const mostOffered = 3;

/** Asks the model each question. */
export function outcomesOf(questions: readonly Question[], knowledge: KnowledgeBase, model: SearchModel): Outcome[] {
  const read = readerFor(knowledge, model);
  return questions.map(({ entryId, text }) => {
    const scores = probabilities(model.softmax, toVector(featuresOf(read(text)), model.vocabulary, featureScale));
    return { entryId, found: bestLabels(scores, model.entryIds.length).map((label) => model.entryIds[label]) };
  });
}

export function findabilityOf(entryId: string, outcomes: readonly Outcome[]): Findability {
  const own = outcomes.filter((outcome) => outcome.entryId === entryId);
  const competitor = nearest(entryId, own);
  return {
    asked: own.length,
    first: own.filter(({ found }) => found[0] === entryId).length,
    offered: own.filter(({ found }) => found.slice(0, mostOffered).includes(entryId)).length,
    ...(competitor ? { competitor } : {}),
  };
}

/** The entry met most often, instead or right behind; of two met as often, the one found instead: it is what a parent would read by mistake. */
function nearest(entryId: string, outcomes: readonly Outcome[]): Competitor | undefined {
  const counts = new Map<string, Competitor>();
  for (const { found } of outcomes) {
    const [first, second] = found;
    const id = first === entryId ? second : first;
    if (id === undefined) continue;
    const { instead, behind } = counts.get(id) ?? { instead: 0, behind: 0 };
    counts.set(id, first === entryId ? { id, instead, behind: behind + 1 } : { id, instead: instead + 1, behind });
  }
  return [...counts.values()].sort((one, other) => meetings(other) - meetings(one) || other.instead - one.instead).at(0);
}

function meetings({ instead, behind }: Competitor): number {
  return instead + behind;
}
