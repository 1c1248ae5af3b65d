import { cardOver, topicOver } from './conversation';
import { secondWorry } from './second-worry';
import { triage } from './safety/triage';
import type { Conversation, RedFlagAnswer } from './answer';
import type { AssistantParts, Step } from './assistant';
import type { KnowledgeBase, RedFlag } from './knowledge/types';

/** Danger before everything, in every state. An ordinary question in the same message is answered below it. */
export function redFlagStep({ knowledge, triageModel, retrieve }: AssistantParts): Step {
  return ({ utterance, conversation }) => {
    const known = { babyAgeDays: conversation.babyAgeDays };
    const found = triage(triageModel, utterance, known);
    const redFlag = found && knowledge.redFlags.get(found.redFlagId);
    if (!found || !redFlag) return undefined;
    const also = secondWorry({ utterance, retrieve, isDanger: (clause) => triage(triageModel, clause, known) !== undefined });
    return { ...redFlagAnswer(redFlag, found.certainty, conversation), ...(also ? { also } : {}) };
  };
}

/** Danger ends what came before: a guided check, which may be gone on with later, and the topic that words could lean on. */
export function redFlagAnswer(redFlag: RedFlag, certainty: 'sure' | 'ask', conversation: Conversation): RedFlagAnswer {
  const pending = certainty === 'ask' ? { askedRedFlag: redFlag.id } : { afterRedFlag: redFlag.id };
  const { guide, interruptedGuide } = conversation;
  return { kind: 'red-flag', redFlag, certainty, conversation: { ...topicOver(cardOver(conversation)), guide: undefined, interruptedGuide: guide ?? interruptedGuide, ...pending } };
}

export function flagOf(id: string | undefined, knowledge: Pick<KnowledgeBase, 'redFlags'>): RedFlag | undefined {
  return id === undefined ? undefined : knowledge.redFlags.get(id);
}
