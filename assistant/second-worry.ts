import { wordsOf } from './language/words';
import { thresholds } from './thresholds';
import type { KnowledgeEntry } from './knowledge/types';
import type { Retriever } from './search/match';

export interface SecondWorryParts {
  readonly utterance: string;
  readonly retrieve: Retriever;
  readonly isDanger: (clause: string) => boolean;
}

const clauseBorders = /[.!?;\n]+|,?\s+(?:and also|also|and|but|plus)\s+/i;
/** Fewer words are no question of their own. */
const fewestWords = 3;
/** Clauses looked at; a longer story is about the danger. */
const mostClauses = 12;

/**
 * The ordinary question beside a danger in one message ("she won't wake up, and also how do I store milk"), if there is a
 * clear one: the clauses that say nothing of danger, matched by themselves.
 */
export function secondWorry({ utterance, retrieve, isDanger }: SecondWorryParts): KnowledgeEntry | undefined {
  const clauses = utterance.slice(0, 2000).split(clauseBorders).map((clause) => clause.trim()).filter((clause) => clause !== '');
  if (clauses.length < 2 || clauses.length > mostClauses) return undefined;
  const ordinary = clauses.filter((clause) => wordsOf(clause).length >= fewestWords && !isDanger(clause));
  const best = ordinary.flatMap((clause) => retrieve(clause).slice(0, 1)).sort((one, other) => other.confidence - one.confidence).at(0);
  return best && best.confidence >= thresholds.secondWorry ? best.entry : undefined;
}
