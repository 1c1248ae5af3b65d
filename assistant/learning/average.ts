import type { SoftmaxModel } from './softmax';

/**
 * One model that says what several say on average: the renormalised geometric mean of their probabilities, which is the
 * softmax of the mean of their scores. Its rank is the sum of theirs. Models learned from different starts err in
 * different places, so their average is right more often and less sure of itself where they differ.
 */
export function averageOf(models: readonly SoftmaxModel[]): SoftmaxModel {
  const [{ labels, bias }] = models;
  const rank = models.reduce((sum, model) => sum + model.rank, 0);
  return {
    rank, labels,
    embedding: sideBySide(models, rank),
    output: Float32Array.from(models.flatMap(({ output }) => Array.from(output, (value) => value / models.length))),
    bias: bias.map((_, label) => models.reduce((sum, model) => sum + model.bias[label], 0) / models.length),
  };
}

/** The rows of all embeddings, one behind the other. */
function sideBySide(models: readonly SoftmaxModel[], rank: number): Float32Array {
  const features = models[0].embedding.length / models[0].rank;
  const joined = new Float32Array(features * rank);
  let from = 0;
  for (const model of models) {
    for (let feature = 0; feature < features; feature++) joined.set(model.embedding.subarray(feature * model.rank, (feature + 1) * model.rank), feature * rank + from);
    from += model.rank;
  }
  return joined;
}
