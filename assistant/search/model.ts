import { averageOf } from '../learning/average';
import { inSteps, type SteppedModel } from '../learning/in-steps';
import { trainSoftmax, type TrainingOptions } from '../learning/softmax';
import { buildVocabulary, toVector, type FeatureCounts, type Vocabulary } from '../learning/vocabulary';
import { featureScale, featuresOf } from './features';
import { asTyped, queryReader, type Query } from './query';
import { frequentWords, type LabelledText } from './training-set';
import { mostShareAlone, vagueStems } from './vague-words';
import type { WordLists } from '../knowledge/types';

/** What is learned from the content, and nothing else. Label = place of the entry in `entryIds`; the label after the last means "none of these". */
export interface SearchModel {
  readonly entryIds: readonly string[];
  readonly vocabulary: Vocabulary;
  readonly softmax: SteppedModel;
  /** Words the spelling repair may choose from, the most frequent first. */
  readonly words: readonly string[];
  /** Stems that say nothing alone. */
  readonly vague: readonly string[];
  /** Stems that say little when they are the whole message. */
  readonly vagueAlone: readonly string[];
}

/** How the matcher is learned. The product has one recipe; `npm run ablation` varies it. */
export interface Recipe {
  readonly words: WordLists;
  readonly featuresOf: (query: Query) => FeatureCounts;
  readonly softmax: Omit<TrainingOptions, 'features' | 'labels' | 'onEpoch'>;
  /** How many models from different starts are averaged. */
  readonly models: number;
}

/** Chosen by five-fold cross-validation over the phrasings; the curve is flat around them (docs/matching.md). */
const settings = { rank: 96, epochs: 5, learningRate: 0.05, dropout: 0.3, seed: 3 };
/** Two, averaged: 0.8 points more first in cross-validation than one of the same time of learning. */
const averagedModels = 2;
/** Features seen once teach nothing that carries over. */
const minimumTexts = 2;

export interface Progress {
  (done: number, of: number): void;
}

export function standardRecipe(words: WordLists): Recipe {
  return { words, featuresOf, softmax: settings, models: averagedModels };
}

/** Learns the matcher from texts: about 35 s on one core for 112 entries with 25,000 phrasings. The same texts give the same model. */
export function learn(texts: readonly LabelledText[], entryIds: readonly string[], words: WordLists, onProgress?: Progress): SearchModel {
  return learnBy(standardRecipe(words), texts, entryIds, onProgress);
}

export function learnBy(recipe: Recipe, texts: readonly LabelledText[], entryIds: readonly string[], onProgress?: Progress): SearchModel {
  const labels = new Map(entryIds.map((id, label) => [id, label]));
  const read = queryReader(recipe.words, asTyped);
  const lessons = texts.map(({ text, entryId }) => ({ query: read(text), label: entryId === undefined ? entryIds.length : (labels.get(entryId) ?? entryIds.length) }));
  const features = lessons.map(({ query }) => recipe.featuresOf(query));
  const vocabulary = buildVocabulary(features, minimumTexts);
  const examples = lessons.map(({ label }, at) => ({ vector: toVector(features[at], vocabulary, featureScale), label, weight: texts[at].weight }));
  const { epochs, seed } = recipe.softmax;
  const trained = Array.from({ length: recipe.models }, (_, at) => trainSoftmax(examples, {
    ...recipe.softmax, seed: seed + at, features: vocabulary.idf.length, labels: entryIds.length + 1, onEpoch: (epoch) => onProgress?.(at * epochs + epoch, recipe.models * epochs),
  }));
  return { entryIds, vocabulary, softmax: inSteps(averageOf(trained)), words: frequentWords(texts, minimumTexts), vague: vagueStems(lessons), vagueAlone: vagueStems(lessons, mostShareAlone) };
}
