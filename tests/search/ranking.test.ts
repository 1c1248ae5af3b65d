import { seededRandom } from '../../assistant/learning/random';
import { bestLabels } from '../../assistant/search/ranking';

/** What bestLabels must equal, the slow way. */
const sorted = (scores: Float32Array): number[] => [...scores.keys()].sort((one, other) => scores[other] - scores[one] || one - other).slice(0, 5);

describe('the best labels', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('are those of a full sort (%i)', (seed) => {
    const random = seededRandom(seed);
    // Rounded, so that there are equals among them.
    const scores = Float32Array.from({ length: 200 }, () => Math.round(20 * random()) / 20);
    expect(bestLabels(scores, scores.length)).toEqual(sorted(scores));
  });

  test('leave out the class "none of these", which stands after the entries', () => {
    expect(bestLabels(Float32Array.from([0.1, 0.2, 0.7]), 2)).toEqual([1, 0]);
  });
});
