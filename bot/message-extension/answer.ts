/** Command `answer`: from a colleague's message to an answer in the message box, read before it is sent. */
import type { MessagingExtensionActionResponse } from 'botbuilder';
import type { LookUp } from '../../assistant/look-up';
import type { Messages } from '../../assistant/knowledge/messages';
import type { KnowledgeEntry } from '../../assistant/knowledge/types';
import { cardContentType } from '../cards/adaptive-card';
import { entriesForAge, type Insertable } from './insertable';
import type { CardParts } from './inserted-card';
import type { MessageExtensionParts } from './message-extension';
import { plainText } from './plain-text';
import { rows } from './results';
import { whyNothing } from './search';
import type { TaskAction } from './task-action';
import { answerCard, choiceCard, questionCard, type TaskCard } from './task-card';

/** `words`: absent or empty where there is nothing to answer yet. */
export function answerTask(words: string, { assistant, knowledge, links }: MessageExtensionParts): MessagingExtensionActionResponse {
  const parts: CardParts = { knowledge: knowledge(), links };
  return task(words === '' ? questionCard(parts.knowledge.messages.extensionNoQuestion, parts) : cardFor(assistant.lookUp(words), parts), parts.knowledge.messages);
}

/** After a button of the task module. */
export function afterPress(action: TaskAction, parts: MessageExtensionParts): MessagingExtensionActionResponse {
  const cardParts: CardParts = { knowledge: parts.knowledge(), links: parts.links };
  switch (action.kind) {
    case 'insert':
      return rows([action.insertable], cardParts);
    case 'show':
      return task(answerCard([action.insertable], cardParts), cardParts.knowledge.messages);
    case 'find':
      return answerTask(action.words, parts);
  }
}

/** Closes the task module with a sentence. */
export function notice(markdown: string): MessagingExtensionActionResponse {
  return { task: { type: 'message', value: plainText(markdown) } };
}

/** As many as a did-you-mean has. */
const mostChoices = 3;

function cardFor(lookUp: LookUp, parts: CardParts): TaskCard {
  const { answer, found } = lookUp;
  const { messages } = parts.knowledge;
  const forAge = (entries: readonly (KnowledgeEntry | undefined)[]): readonly Insertable[] => entriesForAge(entries.filter((entry) => entry !== undefined), answer.conversation.babyAgeDays);
  switch (answer.kind) {
    case 'red-flag':
      return answerCard([{ kind: 'red-flag', redFlag: answer.redFlag }, ...forAge([answer.also])], parts);
    case 'answered':
      return answerCard(forAge([answer.entry, answer.also]), parts);
    case 'unsure':
      return choiceCard(forAge(answer.offered), parts);
    case 'unknown':
      return questionCard(messages.unknown, parts);
    case 'guide':
      return found.length > 0 ? choiceCard(forAge(found.slice(0, mostChoices)), parts) : questionCard(messages.unknown, parts);
    case 'command': case 'small-talk':
      return questionCard(sentenceWithoutAnswer(lookUp, messages), parts);
  }
}

function sentenceWithoutAnswer(lookUp: LookUp, messages: Messages): string {
  const why = whyNothing(lookUp);
  return messages[why === 'extensionNothingFound' ? 'extensionNoQuestion' : why];
}

function task(card: TaskCard, messages: Messages): MessagingExtensionActionResponse {
  return { task: { type: 'continue', value: { title: messages.extensionTitle, width: 'medium', height: 'medium', card: { contentType: cardContentType, content: card } } } };
}
