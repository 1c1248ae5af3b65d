/** One variant on one fold: learns without the fold, then asks the fold's phrasings, the development questions and the out-of-scope messages. */
import { loadKnowledge } from '../assistant/knowledge/knowledge-base';
import { probabilities } from '../assistant/learning/softmax';
import { seededRandom } from '../assistant/learning/random';
import { toVector } from '../assistant/learning/vocabulary';
import { confidenceOf } from '../assistant/search/confidence';
import { featureScale } from '../assistant/search/features';
import { learnBy, type Recipe, type SearchModel } from '../assistant/search/model';
import { asTyped, queryReader, type Query } from '../assistant/search/query';
import { bestLabels, signalsOf } from '../assistant/search/ranking';
import { spellingFor } from '../assistant/search/spelling';
import { trainingSet, type LabelledText } from '../assistant/search/training-set';
import type { KnowledgeBase } from '../assistant/knowledge/types';
import { questionsFile, outOfScopeFile, readOutOfScope, readQuestions } from './evaluation-files';
import type { Variant } from './ablation-variants';
import { contentFolder } from './places';

/** What came of one text. */
export interface Outcome {
  readonly isFirst: boolean;
  readonly isInFirstThree: boolean;
  readonly confidence: number;
}

export interface Trial {
  readonly phrasings: readonly Outcome[];
  readonly questions: readonly Outcome[];
  readonly outOfScope: readonly Outcome[];
}

const folds = 5;

export function runTrial(variant: Variant, fold: number): Trial {
  const knowledge = loadKnowledge(contentFolder);
  const texts = trainingSet(knowledge);
  const random = seededRandom(7);
  const foldOf = texts.map(() => Math.floor(random() * folds));
  const seen = variant.lessons(texts.filter((_, at) => foldOf[at] !== fold));
  const unseen = texts.filter(({ entryId, weight }, at) => foldOf[at] === fold && weight === 1 && entryId !== undefined);
  const ask = askerOf(knowledge, variant, seen);
  return {
    phrasings: unseen.map(({ text, entryId }) => ask(text, entryId === undefined ? [] : [entryId])),
    questions: readQuestions(questionsFile).map(({ text, accept }) => ask(text, accept)),
    outOfScope: readOutOfScope(outOfScopeFile).map(({ text }) => ask(text, [])),
  };
}

function askerOf(knowledge: KnowledgeBase, variant: Variant, seen: readonly LabelledText[]): (text: string, accept: readonly string[]) => Outcome {
  const recipe = variant.recipe(knowledge.words);
  const model = learnBy({ ...recipe, models: variant.models }, seen, [...knowledge.entries.keys()]);
  const read = queryReader(recipe.words, variant.isSpellingRepaired ? spellingFor(model.words) : asTyped);
  return (text, accept) => outcomeOf(model, recipe, read(text), accept);
}

function outcomeOf(model: SearchModel, recipe: Recipe, query: Query, accept: readonly string[]): Outcome {
  const scores = probabilities(model.softmax, toVector(recipe.featuresOf(query), model.vocabulary, featureScale));
  const order = bestLabels(scores, model.entryIds.length);
  const place = order.findIndex((label) => accept.includes(model.entryIds[label]));
  return { isFirst: place === 0, isInFirstThree: place >= 0 && place < 3, confidence: confidenceOf(signalsOf(model, query, scores, order)) };
}

