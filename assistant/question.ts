import { mostEarlier, settled } from './conversation';
import { forAge } from './for-age';
import { offeredAfterLoss } from './loss';
import { thresholds } from './thresholds';
import { twoQuestions } from './two-questions';
import type { Conversation, EntryAnswer, Turn, UnknownAnswer, UnsureAnswer } from './answer';
import type { AssistantParts } from './assistant';
import type { KnowledgeEntry } from './knowledge/types';
import type { Match } from './search/match';

export type QuestionAnswer = EntryAnswer | UnsureAnswer | UnknownAnswer;

/** The question itself: answer when sure, offer when not, say so when there is nothing. Two questions get two answers. */
export function questionStep({ retrieve, knowledge }: Pick<AssistantParts, 'retrieve' | 'knowledge'>): (turn: Turn) => QuestionAnswer {
  return ({ utterance, conversation }) => {
    const matches = retrieve(utterance);
    const afterLoss = offeredAfterLoss({ utterance, matches, entries: knowledge.entries, sure: thresholds.answer });
    if (afterLoss) return unsure(afterLoss, matches.at(0)?.confidence ?? 0, conversation);
    const two = twoQuestions({ utterance, matches, retrieve, babyAgeDays: conversation.babyAgeDays });
    if (two?.further.length) return { ...answered(two.first, two.confidence, conversation), others: [two.second, ...two.further] };
    if (two) return { ...answered(two.first, two.confidence, conversation), also: two.second };
    const best = matches.at(0);
    if (!best || best.confidence < thresholds.offer) return unknown(best, conversation);
    if (best.confidence >= thresholds.answer) return answered(best.entry, best.confidence, conversation, matches.slice(1, mostOffered + 1).map(({ entry }) => entry.id));
    return unsure(matches, best.confidence, conversation);
  };
}

/** The entry's short answer, for the baby's age where that is known and matters. `runnersUp`: ids of what else it could have been. */
export function answered(entry: KnowledgeEntry, confidence: number, conversation: Conversation, runnersUp: readonly string[] = []): EntryAnswer {
  const { short, level } = forAge(entry, conversation.babyAgeDays);
  return { kind: 'answered', entry, short, level, confidence, conversation: { ...settled(conversation), lastAnswered: entry.id, earlier: earlierThan(entry, conversation), runnersUp, shownParts: undefined, failedTries: 0, ...askingAge(entry, conversation) } };
}

/** Asked once, and only where the answer depends on it. */
function askingAge({ variants }: KnowledgeEntry, { babyAgeDays, askedAge }: Conversation): Pick<Conversation, 'askedAge'> {
  return variants.length > 0 && babyAgeDays === undefined && askedAge === undefined ? { askedAge: 'just now' } : {};
}

function earlierThan({ id }: KnowledgeEntry, { earlier = [], lastAnswered }: Conversation): readonly string[] {
  return lastAnswered === undefined || lastAnswered === id ? earlier : [...earlier, lastAnswered].slice(-mostEarlier);
}

/** As many as a tired parent can compare. */
const mostOffered = 3;

export function unsure(matches: readonly Pick<Match, 'entry'>[], confidence: number, conversation: Conversation): UnsureAnswer {
  const offered = matches.slice(0, mostOffered).map(({ entry }) => entry);
  return { kind: 'unsure', offered, confidence, isAgain: conversation.offered.length > 0, conversation: { ...settled(conversation), offered: offered.map(({ id }) => id) } };
}

function unknown(best: Match | undefined, conversation: Conversation): UnknownAnswer {
  return { kind: 'unknown', confidence: best?.confidence ?? 0, conversation: { ...settled(conversation), failedTries: conversation.failedTries + 1 } };
}
