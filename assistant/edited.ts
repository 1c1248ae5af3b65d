/** A message changed after it was sent, while a question of ours waits. It was written before that question, so it is no reply to it. */
import { pendingCard } from './danger-press';
import { settled } from './conversation';
import { asked } from './guides/say';
import type { Answer, Conversation, Turn } from './answer';
import type { Step } from './assistant';
import type { KnowledgeBase } from './knowledge/types';

export interface EditedParts {
  readonly knowledge: KnowledgeBase;
  readonly danger: Step;
  /** What would be said without anything waiting. */
  readonly ordinary: (turn: Turn) => Answer;
}

/** Danger first. A question that is surely known is answered beside the waiting one; whatever else it became, the waiting question is said once more. */
export function editedStep({ knowledge, danger, ordinary }: EditedParts): Step {
  return (turn) => {
    const { conversation } = turn;
    const waiting = turn.isEdited ? waitingQuestion(turn, knowledge) : undefined;
    if (!waiting) return undefined;
    const alone = { ...turn, conversation: settled({ ...conversation, guide: undefined }) };
    const found = danger(alone) ?? ordinary(alone);
    if (found.kind === 'red-flag') return found;
    return found.kind === 'answered' ? { ...found, ...pausing(conversation, knowledge), conversation: { ...found.conversation, ...waitingIn(conversation) } } : waiting;
  };
}

function waitingIn({ offered, askedRedFlag, afterRedFlag, guide }: Conversation): Pick<Conversation, 'offered' | 'askedRedFlag' | 'afterRedFlag' | 'guide'> {
  return { offered, askedRedFlag, afterRedFlag, guide };
}

function pausing({ guide }: Conversation, { guides }: KnowledgeBase): Pick<Answer, 'pauses'> {
  const pauses = guide && guides.get(guide.id);
  return pauses ? { pauses } : {};
}

/** Among others a danger card asks nothing. */
function waitingQuestion({ conversation, isAmongOthers }: Turn, knowledge: KnowledgeBase): Answer | undefined {
  const card = isAmongOthers ? undefined : pendingCard(conversation, knowledge);
  return card ?? offeredAgain(conversation, knowledge) ?? askedAgain(conversation, knowledge);
}

function offeredAgain(conversation: Conversation, knowledge: KnowledgeBase): Answer | undefined {
  const offered = conversation.offered.flatMap((id) => knowledge.entries.get(id) ?? []);
  return offered.length === 0 ? undefined : { kind: 'unsure', offered, confidence: 0, conversation, ...pausing(conversation, knowledge) };
}

function askedAgain(conversation: Conversation, { guides }: KnowledgeBase): Answer | undefined {
  const place = conversation.guide;
  const guide = place && guides.get(place.id);
  const step = guide?.steps.get(place?.step ?? '');
  return place && guide && step && guide.version === place.version ? asked({ guide, step, place }, conversation) : undefined;
}
