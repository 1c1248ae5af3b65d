/** Two questions in one message: "how do I store it, and can I drink coffee?". */
import { forAge } from './for-age';
import { gravity } from './knowledge/gravity';
import { wordsOf } from './language/words';
import { thresholds } from './thresholds';
import type { KnowledgeEntry } from './knowledge/types';
import type { Match, Retriever } from './search/match';

export interface TwoQuestionsParts {
  readonly utterance: string;
  /** What the whole message is matched to. */
  readonly matches: readonly Match[];
  readonly retrieve: Retriever;
  readonly babyAgeDays: number | undefined;
}

export interface TwoQuestions {
  readonly first: KnowledgeEntry;
  readonly second: KnowledgeEntry;
  /** Further questions, to be offered by name. */
  readonly further: readonly KnowledgeEntry[];
  readonly confidence: number;
}

/** Between two questions: a question mark, a new line, or "and" before a question word. */
const borders = /\?+\s*|\n+|;\s*|,?\s+(?:and|also|plus|and also|another question|second question)[,:]?\s+(?=(?:how|what|when|where|which|why|who|can|could|is|are|do|does|should|will|would|may|am)\b)/i;
/** " 2 can i …", " 3) when …": numbers put before questions. */
const numbered = /(?:^|\s)[1-5][.):]?\s+(?=(?:how|what|when|where|which|why|who|can|could|is|are|do|does|should|will|would|may|am)\b)/gi;
/** Fewer words are no question of their own. */
const fewestWords = 3;
/** More different questions are a story. */
const mostQuestions = 3;
/** A message of more parts is a story. */
const mostParts = 5;

/** The entries, the more serious first; undefined when the message is one question. */
export function twoQuestions({ utterance, matches, retrieve, babyAgeDays }: TwoQuestionsParts): TwoQuestions | undefined {
  const parts = withoutNumbers(utterance.slice(0, 1000)).split(borders).map((part) => part.trim()).filter((part) => wordsOf(part).length >= fewestWords);
  if (parts.length < 2 || parts.length > mostParts) return undefined;
  const sure = parts.flatMap((part) => retrieve(part).slice(0, 1)).filter(({ confidence }) => confidence >= thresholds.secondWorry);
  const different = sure.filter(({ entry }, at) => sure.findIndex((other) => other.entry.id === entry.id) === at);
  if (different.length < 2 || different.length > mostQuestions || !isCoveredBy(different, matches)) return undefined;
  const levelOf = ({ entry }: Match): number => gravity[forAge(entry, babyAgeDays).level];
  const [first, second, ...further] = [...different].sort((one, other) => levelOf(other) - levelOf(one));
  return { first: first.entry, second: second.entry, further: further.map(({ entry }) => entry), confidence: Math.min(...different.map(({ confidence }) => confidence)) };
}

/** Two numbers or more make a list; one may be a day or an amount. */
function withoutNumbers(utterance: string): string {
  return [...utterance.matchAll(numbered)].length < 2 ? utterance : utterance.replace(numbered, '\n');
}

/** When the whole message is surely a third thing, its parts were only its story. */
function isCoveredBy(found: readonly Match[], [best]: readonly Match[]): boolean {
  return !best || best.confidence < thresholds.answer || found.some(({ entry }) => entry.id === best.entry.id);
}
