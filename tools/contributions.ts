/** Which words of a message speak for one entry against another. */
import { toVector } from '../assistant/learning/vocabulary';
import { featureScale, featuresOf } from '../assistant/search/features';
import type { SearchModel } from '../assistant/search/model';
import type { Query } from '../assistant/search/query';

/** A word or a pair of words of the message, and what it adds to the difference of the two entries' scores (natural logarithm of the odds). */
export interface Contribution {
  readonly term: string;
  readonly weight: number;
}

/** Strongest for `label` first, strongest for `against` last. A word's character runs are counted with the word. */
export function contributionsOf(model: SearchModel, query: Query, label: number, against: number): Contribution[] {
  const counts = featuresOf(query);
  const names = [...counts.keys()].filter((name) => model.vocabulary.indexOf.has(name));
  const { indices, values } = toVector(counts, model.vocabulary, featureScale);
  const sums = new Map<string, number>();
  names.forEach((name, at) => {
    const terms = termsOf(name, query);
    const weight = values[at] * scoreDifference(model, indices[at], label, against);
    for (const term of terms) sums.set(term, (sums.get(term) ?? 0) + weight / terms.length);
  });
  return [...sums].map(([term, weight]) => ({ term, weight })).sort((one, other) => other.weight - one.weight);
}

function scoreDifference({ softmax }: SearchModel, feature: number, label: number, against: number): number {
  const { rank, labels, embedding, steps, output } = softmax;
  let sum = 0;
  for (let r = 0; r < rank; r++) sum += embedding[feature * rank + r] * (output[r * labels + label] - output[r * labels + against]);
  return sum * steps[feature];
}

/** What a person sees of a feature: stems as the words they come from, character runs as the words that contain them. */
function termsOf(name: string, { stems, folded, words }: Query): string[] {
  const [kind, value] = [name.slice(0, 2), name.slice(2)];
  if (kind === 'c:') return [...new Set(words.filter((word) => `^${word}$`.includes(value)))];
  return [value.split(' ').map((stem) => folded[stems.indexOf(stem)] ?? stem).join(' ')];
}
