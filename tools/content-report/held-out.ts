import { seededRandom } from '../../assistant/learning/random';
import type { KnowledgeBase } from '../../assistant/knowledge/types';
import { learn } from '../../assistant/search/model';
import { ownPhrasings, trainingSet } from '../../assistant/search/training-set';
import { outcomesOf, type Outcome, type Question } from './findability';

const folds = 5;

/** Every entry's title, questions and further phrasings. */
export function questionsOf({ entries }: KnowledgeBase): Question[] {
  return [...entries.values()].flatMap((entry) => ownPhrasings(entry).map((text) => ({ entryId: entry.id, text })));
}

/**
 * Each phrasing asked of a matcher that has not learned it: five times, four fifths are learned and one fifth is asked.
 * Shows what a parent's own new wording meets. Takes as long as learning five times.
 */
export function heldOutOutcomes(knowledge: KnowledgeBase, onProgress: (what: string) => void): Outcome[] {
  const random = seededRandom(7);
  const texts = trainingSet(knowledge).map((text) => ({ ...text, fold: Math.floor(random() * folds) }));
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    onProgress(`Learning without one part in ${folds}: ${fold + 1} of ${folds}`);
    const model = learn(texts.filter((text) => text.fold !== fold), [...knowledge.entries.keys()], knowledge.words);
    const unseen = texts.flatMap(({ text, entryId, weight, fold: own }) => (own === fold && entryId !== undefined && weight === 1 ? [{ entryId, text }] : []));
    return outcomesOf(unseen, knowledge, model);
  });
}
