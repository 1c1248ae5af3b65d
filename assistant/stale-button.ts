/** A button of a guided check that is not under way any more: pressed late, it says nothing the matcher could know. */
import { newReaders } from './guides/readers';
import { settled } from './conversation';
import type { Answer, Turn } from './answer';
import type { AssistantParts } from './assistant';

export function staleButtonStep({ knowledge }: AssistantParts): (answer: Answer, turn: Turn) => Answer {
  const readers = newReaders(knowledge);
  return (answer, { utterance, conversation }) => {
    const guide = answer.kind === 'unknown' ? readers.withButton(utterance) : undefined;
    return guide ? { kind: 'guide', guideId: guide.id, guide, saying: { kind: 'expired' }, conversation: settled(conversation) } : answer;
  };
}
