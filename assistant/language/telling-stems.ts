import { softWords } from './soft-words';
import { stem } from './stem';
import { wordsOf } from './words';

/** The stems that carry meaning; small words may stand between them. */
export function tellingStems(text: string): string[] {
  return wordsOf(text).map(stem).filter((word) => !softWords.has(word));
}
