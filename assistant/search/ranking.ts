/** What the learned model makes of a message: probabilities, their best labels, and the signals that confidence weighs. */
import { probabilities } from '../learning/softmax';
import { toVector } from '../learning/vocabulary';
import { featureScale, featuresOf } from './features';
import type { Signals } from './confidence';
import type { SearchModel } from './model';
import type { Query } from './query';

/** Proposals looked at; three of them are ever offered. */
export const mostMatches = 5;

/** One probability an entry, and the last of "none of them". */
export function scoresOf(model: SearchModel, query: Query): Float32Array {
  return probabilities(model.softmax, toVector(featuresOf(query), model.vocabulary, featureScale));
}

/** The labels of the best entries, most probable first, between equals the smaller label. One pass: a sort of 10,000 entries would cost more than all the rest. */
export function bestLabels(scores: Float32Array, entries: number): number[] {
  const best: number[] = [];
  for (let label = 0; label < entries; label++) {
    if (best.length === mostMatches && scores[label] <= scores[best[mostMatches - 1]]) continue;
    let place = best.length;
    while (place > 0 && scores[best[place - 1]] < scores[label]) place--;
    best.splice(place, 0, label);
    if (best.length > mostMatches) best.pop();
  }
  return best;
}

/** Words count once, however often they are repeated: saying a thing a thousand times makes it no surer. */
export function signalsOf({ vocabulary, entryIds }: SearchModel, query: Query, scores: Float32Array, order: readonly number[]): Signals {
  const content = [...new Set(query.content)];
  return {
    best: scores[order[0]],
    second: order.length > 1 ? scores[order[1]] : 0,
    none: scores[entryIds.length],
    words: new Set(query.stems).size,
    content: content.length,
    known: content.filter((word) => vocabulary.indexOf.has(`w:${word}`)).length,
  };
}
