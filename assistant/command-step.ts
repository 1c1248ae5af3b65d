import { newConversation, rated, settled } from './conversation';
import type { Answer, Command, Conversation } from './answer';
import type { Step, StepParts } from './assistant';
import type { KnowledgeBase } from './knowledge/types';

/** "help", "topics", "start over", "more", "talk to a person": a message that is nothing but a command. */
export function commandStep({ knowledge, readCommand }: StepParts): Step {
  return ({ utterance, conversation }) => {
    const command = readCommand(utterance);
    return command && !leaning.has(command) ? runCommand(command, conversation, knowledge) : undefined;
  };
}

/** These lean on the last answer; without one they are questions like any other. */
const leaning: ReadonlySet<Command> = new Set(['why', 'isThatNormal', 'whatToDo', 'whenToCall', 'howToHelp']);

/** What some commands do beside being answered. */
const effects: Partial<Readonly<Record<Command, (conversation: Conversation) => Conversation>>> = {
  startOver: (conversation) => ({ ...conversation, lastAnswered: undefined, babyAgeDays: undefined, ageToldAt: undefined, guide: undefined, failedTries: 0 }),
  forgetMe: () => newConversation,
  helped: rated,
};

/** These show the last answer whole. */
const unfolding: ReadonlySet<Command> = new Set(['more', 'goOn', 'again']);

function runCommand(command: Command, conversation: Conversation, knowledge: KnowledgeBase): Answer {
  const calm = settled(conversation);
  const after = effects[command]?.(calm) ?? calm;
  if (unfolding.has(command)) return { kind: 'command', command: 'more', conversation: after, ...entryOf(conversation, knowledge) };
  return { kind: 'command', command, conversation: after, ...(command === 'whatYouKnow' ? { known: conversation } : {}) };
}

function entryOf({ lastAnswered }: Conversation, { entries }: KnowledgeBase): Pick<Extract<Answer, { kind: 'command' }>, 'entry'> {
  const entry = lastAnswered === undefined ? undefined : entries.get(lastAnswered);
  return entry ? { entry } : {};
}
