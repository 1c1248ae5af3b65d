import { settled } from './conversation';
import { phraseReader } from './small-talk';
import type { Answer, Command, Conversation } from './answer';
import type { AssistantParts, Step } from './assistant';
import type { KnowledgeBase } from './knowledge/types';

/** "help", "topics", "start over", "more", "talk to a person": a message that is nothing but a command. */
export function commandStep({ knowledge }: AssistantParts): Step {
  const readCommand = phraseReader(knowledge.words.commands);
  return ({ utterance, conversation }) => {
    const command = readCommand(utterance);
    return command && runCommand(command, conversation, knowledge);
  };
}

function runCommand(command: Command, conversation: Conversation, knowledge: KnowledgeBase): Answer {
  const calm = settled(conversation);
  if (command === 'startOver') return { kind: 'command', command, conversation: { ...calm, lastAnswered: undefined, babyAgeDays: undefined, failedTries: 0 } };
  const entry = command === 'more' && conversation.lastAnswered !== undefined ? knowledge.entries.get(conversation.lastAnswered) : undefined;
  return { kind: 'command', command, conversation: calm, ...(entry ? { entry } : {}) };
}
