import type { SoftmaxModel } from './softmax';

/** A model whose rows are whole numbers of steps: a quarter of the memory and of the file. */
export interface SteppedModel extends SoftmaxModel {
  readonly embedding: Int8Array;
  readonly steps: Float32Array;
}

/** A row's largest value is this many steps. */
const mostSteps = 127;

/** Rounds each row to steps of 1/127 of its largest value; changes a probability by less than it changes from one seed to the next. */
export function inSteps({ rank, labels, embedding, output, bias }: SoftmaxModel): SteppedModel {
  const features = embedding.length / rank;
  const steps = new Float32Array(features);
  const rounded = new Int8Array(embedding.length);
  for (let feature = 0; feature < features; feature++) {
    const row = embedding.subarray(feature * rank, (feature + 1) * rank);
    let largest = 0;
    for (const value of row) largest = Math.max(largest, Math.abs(value));
    const step = largest / mostSteps;
    steps[feature] = step;
    for (let at = 0; step > 0 && at < rank; at++) rounded[feature * rank + at] = Math.round(row[at] / step);
  }
  return { rank, labels, output, bias, steps, embedding: rounded };
}
