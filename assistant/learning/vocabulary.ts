/** From named features to sparse vectors: TF–IDF weights, length 1. */

/** How often each named feature occurs in one text. */
export type FeatureCounts = ReadonlyMap<string, number>;

export interface SparseVector {
  readonly indices: Int32Array;
  readonly values: Float32Array;
}

export interface Vocabulary {
  readonly indexOf: ReadonlyMap<string, number>;
  /** Inverse document frequency by index. */
  readonly idf: Float32Array;
}

/** Features that occur in at least `minimumTexts` texts, in order of first appearance. */
export function buildVocabulary(texts: readonly FeatureCounts[], minimumTexts: number): Vocabulary {
  const frequency = new Map<string, number>();
  for (const features of texts) for (const name of features.keys()) frequency.set(name, (frequency.get(name) ?? 0) + 1);
  const kept = [...frequency].filter(([, count]) => count >= minimumTexts);
  return {
    indexOf: new Map(kept.map(([name], index) => [name, index])),
    idf: Float32Array.from(kept, ([, count]) => Math.log((1 + texts.length) / count)),
  };
}

/** The text as a unit vector; features outside the vocabulary are left out. `scale` weighs a feature by its name, for example characters less than words. */
export function toVector(features: FeatureCounts, vocabulary: Vocabulary, scale: (name: string) => number): SparseVector {
  const indices: number[] = [];
  const values: number[] = [];
  let squares = 0;
  for (const [name, count] of features) {
    const index = vocabulary.indexOf.get(name);
    if (index === undefined) continue;
    const value = (1 + Math.log(count)) * vocabulary.idf[index] * scale(name);
    indices.push(index);
    values.push(value);
    squares += value * value;
  }
  const length = Math.sqrt(squares) || 1;
  return { indices: Int32Array.from(indices), values: Float32Array.from(values, (value) => value / length) };
}
