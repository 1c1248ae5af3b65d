import { settled } from './conversation';
import { phraseReader } from './small-talk';
import { secondWorry } from './second-worry';
import { triage } from './safety/triage';
import type { Answer, Conversation, RedFlagAnswer } from './answer';
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

function redFlagAnswer(redFlag: RedFlag, certainty: 'sure' | 'ask', conversation: Conversation): RedFlagAnswer {
  const pending = certainty === 'ask' ? { askedRedFlag: redFlag.id } : { afterRedFlag: redFlag.id };
  return { kind: 'red-flag', redFlag, certainty, conversation: { ...settled(conversation), ...pending } };
}

/** The reply to "Is this happening now?" or to "Are you safe now?". Anything but a yes or no is an ordinary message. */
export function redFlagReplyStep({ knowledge }: AssistantParts): Step {
  const readReply = phraseReader(knowledge.words.replies);
  return ({ utterance, conversation }) => {
    const reply = readReply(utterance);
    if (reply === undefined) return undefined;
    return replyToAsked(reply, conversation, knowledge) ?? replyToSafe(reply, conversation, knowledge);
  };
}

function replyToAsked(reply: 'yes' | 'no', conversation: Conversation, knowledge: KnowledgeBase): Answer | undefined {
  const redFlag = flagOf(conversation.askedRedFlag, knowledge);
  if (!redFlag) return undefined;
  return reply === 'yes' ? redFlagAnswer(redFlag, 'sure', conversation) : { kind: 'command', command: 'notNow', conversation: settled(conversation) };
}

/** "Are you safe now?" No: the card again, as often as it takes. */
function replyToSafe(reply: 'yes' | 'no', conversation: Conversation, knowledge: KnowledgeBase): Answer | undefined {
  const redFlag = flagOf(conversation.afterRedFlag, knowledge);
  if (!redFlag) return undefined;
  return reply === 'no' ? redFlagAnswer(redFlag, 'sure', conversation) : { kind: 'command', command: 'safeNow', conversation: settled(conversation) };
}

function flagOf(id: string | undefined, knowledge: KnowledgeBase): RedFlag | undefined {
  return id === undefined ? undefined : knowledge.redFlags.get(id);
}
