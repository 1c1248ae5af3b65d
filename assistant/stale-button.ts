/** A button of a danger card or a guided check that is over: pressed late, it says nothing the matcher could know. */
import { looseDangerReply } from './danger-press';
import { newReaders } from './guides/readers';
import { settled } from './conversation';
import type { Answer, Turn } from './answer';
import type { AssistantParts } from './assistant';

export function staleButtonStep({ knowledge }: AssistantParts): (answer: Answer, turn: Turn) => Answer {
  const readers = newReaders(knowledge);
  const dangerReply = looseDangerReply(knowledge);
  return (answer, turn) => {
    if (answer.kind !== 'unknown' && answer.kind !== 'unsure') return answer;
    const loose = dangerReply(turn);
    if (loose) return loose;
    const { utterance, conversation } = turn;
    const guide = answer.kind === 'unknown' ? readers.withButton(utterance) : undefined;
    return guide ? { kind: 'guide', guideId: guide.id, guide, saying: { kind: 'expired' }, conversation: settled(conversation) } : answer;
  };
}
