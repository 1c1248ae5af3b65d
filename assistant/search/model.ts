import { buildVocabulary, toVector, type Vocabulary } from '../learning/vocabulary';
import { averageOf } from '../learning/average';
import { inSteps, type SteppedModel } from '../learning/in-steps';
import { trainSoftmax } from '../learning/softmax';
import { featureScale, featuresOf } from './features';
import { asTyped, queryReader } from './query';
import { frequentWords, type LabelledText } from './training-set';
import type { WordLists } from '../knowledge/types';

/** What is learned from the content, and nothing else. Label = place of the entry in `entryIds`; the label after the last means "none of these". */
export interface SearchModel {
  readonly entryIds: readonly string[];
  readonly vocabulary: Vocabulary;
  readonly softmax: SteppedModel;
  /** Words the spelling repair may choose from. */
  readonly words: readonly string[];
}

/** Chosen by five-fold cross-validation over the phrasings; the curve is flat around them (docs/matching.md). */
const settings = { rank: 96, epochs: 5, learningRate: 0.05, dropout: 0.3 };
/** Two models from different starts, averaged: 0.8 points more first in cross-validation than one, at the same time of learning. */
const seeds = [3, 4];
/** Features seen once teach nothing that carries over. */
const minimumTexts = 2;

export interface Progress {
  (done: number, of: number): void;
}

/** Learns the matcher from texts: about 35 s on one core for 112 entries with 25,000 phrasings. The same texts give the same model. */
export function learn(texts: readonly LabelledText[], entryIds: readonly string[], words: WordLists, onProgress?: Progress): SearchModel {
  const labels = new Map(entryIds.map((id, label) => [id, label]));
  const read = queryReader(words, asTyped);
  const features = texts.map(({ text }) => featuresOf(read(text)));
  const vocabulary = buildVocabulary(features, minimumTexts);
  const examples = texts.map(({ entryId, weight }, at) => ({
    vector: toVector(features[at], vocabulary, featureScale),
    label: entryId === undefined ? entryIds.length : (labels.get(entryId) ?? entryIds.length),
    weight,
  }));
  const softmax = inSteps(averageOf(seeds.map((seed, at) => trainSoftmax(examples, {
    ...settings, seed, features: vocabulary.idf.length, labels: entryIds.length + 1, onEpoch: (epoch) => onProgress?.(at * settings.epochs + epoch, seeds.length * settings.epochs),
  }))));
  return { entryIds, vocabulary, softmax, words: frequentWords(texts, minimumTexts) };
}
