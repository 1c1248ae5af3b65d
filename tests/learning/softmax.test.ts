import { averageOf } from '../../assistant/learning/average';
import { inSteps } from '../../assistant/learning/in-steps';
import { probabilities, trainSoftmax, type SoftmaxModel, type TrainingOptions } from '../../assistant/learning/softmax';
import { buildVocabulary, toVector } from '../../assistant/learning/vocabulary';

const texts = ['red apple', 'green apple', 'apple pie', 'blue sky', 'grey sky', 'sky above'];
const counts = texts.map((text) => new Map(text.split(' ').map((word) => [word, 1])));
const vocabulary = buildVocabulary(counts, 1);
const vectorOf = (text: string) => toVector(new Map(text.split(' ').map((word) => [word, 1])), vocabulary, () => 1);
const examples = texts.map((text, at) => ({ vector: vectorOf(text), label: at < 3 ? 0 : 1, weight: 1 }));
const options: TrainingOptions = { features: vocabulary.idf.length, labels: 2, rank: 4, epochs: 30, learningRate: 0.1, dropout: 0.1, seed: 1 };
const learn = (seed: number): SoftmaxModel => trainSoftmax(examples, { ...options, seed });

test('it learns what it is shown and carries it over to new word combinations', () => {
  const model = learn(1);
  expect(probabilities(model, vectorOf('red pie'))[0]).toBeGreaterThan(0.7);
  expect(probabilities(model, vectorOf('blue above'))[1]).toBeGreaterThan(0.7);
});

test('probabilities sum to one, also for a text of unknown words', () => {
  for (const text of ['red sky', 'nothing known here']) expect(probabilities(learn(1), vectorOf(text)).reduce((sum, value) => sum + value)).toBeCloseTo(1, 5);
});

test('the same examples and seed give the same model', () => {
  expect(learn(7)).toEqual(learn(7));
});

test('a model in whole steps says nearly the same', () => {
  const model = learn(1);
  for (const text of ['red sky', 'apple above', 'grey pie']) {
    expect(probabilities(inSteps(model), vectorOf(text))[0]).toBeCloseTo(probabilities(model, vectorOf(text))[0], 1);
  }
});

test('the average of models says their renormalised geometric mean', () => {
  const models = [learn(1), learn(2)];
  const vector = vectorOf('red sky');
  const means = [0, 1].map((label) => Math.sqrt(models.reduce((product, model) => product * probabilities(model, vector)[label], 1)));
  const averaged = probabilities(averageOf(models), vector);
  expect(averaged[0]).toBeCloseTo(means[0] / (means[0] + means[1]), 4);
});
