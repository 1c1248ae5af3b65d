/** False beliefs inside a question, so that they are put right kindly before the answer. */
import { tellingStems } from './language/telling-stems';
import type { Myth } from './knowledge/types';

/** Other words that may stand between the words of a belief. */
const mostBetween = 2;

export function mythsIn(utterance: string, myths: readonly Myth[]): Myth[] {
  const stems = tellingStems(utterance);
  return myths.filter(({ beliefs }) => beliefs.some((belief) => standsIn(stems, tellingStems(belief))));
}

/** The words in their order, with little between them. */
function standsIn(stems: readonly string[], belief: readonly string[]): boolean {
  if (belief.length === 0) return false;
  return stems.some((word, at) => word === belief[0] && followsFrom(stems, at, belief));
}

function followsFrom(stems: readonly string[], from: number, belief: readonly string[]): boolean {
  let at = from;
  for (const word of belief.slice(1)) {
    const next = stems.indexOf(word, at + 1);
    if (next < 0 || next - at - 1 > mostBetween) return false;
    at = next;
  }
  return true;
}
