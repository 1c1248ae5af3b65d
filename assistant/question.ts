import { settled } from './conversation';
import { variantForAge } from './knowledge/answer-body';
import { thresholds } from './thresholds';
import type { Answer, Conversation, Turn } from './answer';
import type { AssistantParts } from './assistant';
import type { KnowledgeEntry } from './knowledge/types';
import type { Match } from './search/match';

/** The question itself: answer when sure, offer when not, say so when there is nothing. */
export function questionStep({ retrieve }: AssistantParts): (turn: Turn) => Answer {
  return ({ utterance, conversation }) => {
    const matches = retrieve(utterance);
    const best = matches.at(0);
    if (!best || best.confidence < thresholds.offer) return unknown(best, conversation);
    if (best.confidence >= thresholds.answer) return answered(best.entry, best.confidence, conversation);
    return unsure(matches, best.confidence, conversation);
  };
}

/** The entry's short answer, for the baby's age where that is known and matters. */
export function answered(entry: KnowledgeEntry, confidence: number, conversation: Conversation): Answer {
  const variant = conversation.babyAgeDays === undefined ? undefined : variantForAge(entry.variants, conversation.babyAgeDays);
  const { short, level } = variant ?? entry;
  return { kind: 'answered', entry, short, level, confidence, conversation: { ...settled(conversation), lastAnswered: entry.id, failedTries: 0 } };
}

/** As many as a tired parent can compare. */
const mostOffered = 3;

function unsure(matches: readonly Match[], confidence: number, conversation: Conversation): Answer {
  const offered = matches.slice(0, mostOffered).map(({ entry }) => entry);
  return { kind: 'unsure', offered, confidence, conversation: { ...settled(conversation), offered: offered.map(({ id }) => id) } };
}

function unknown(best: Match | undefined, conversation: Conversation): Answer {
  return { kind: 'unknown', confidence: best?.confidence ?? 0, conversation: { ...settled(conversation), failedTries: conversation.failedTries + 1 } };
}
