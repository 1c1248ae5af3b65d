/** First Drops in the compose box of Teams: search the answers, answer a colleague's message, unfurl a link to an answer's page. Nothing of it is stored or counted. */
import type { MessagingExtensionActionResponse, MessagingExtensionResponse } from 'botbuilder';
import type { Assistant } from '../../assistant/assistant';
import type { KnowledgeBase } from '../../assistant/knowledge/types';
import type { Links } from '../links';
import { afterPress, answerTask, notice } from './answer';
import { rows, sentence } from './results';
import { searchResults } from './search';
import { readTaskAction } from './task-action';
import { entryAt } from './unfurl';
import { readAction, readLink, readQuery } from './what-arrives';

export interface MessageExtensionParts {
  readonly assistant: Assistant;
  readonly knowledge: () => KnowledgeBase;
  readonly links: Links;
}

/** Each takes the value of an invoke as it arrived, whatever that is. */
export interface MessageExtension {
  /** Command `search`. */
  readonly query: (value: unknown) => MessagingExtensionResponse;
  /** Command `answer`, on a message or from the compose box: shows the answer before it is inserted. */
  readonly openAnswer: (value: unknown) => MessagingExtensionActionResponse;
  /** A button of what `openAnswer` showed. */
  readonly insertAnswer: (value: unknown) => MessagingExtensionActionResponse;
  readonly unfurl: (value: unknown) => MessagingExtensionResponse;
}

export function createMessageExtension(parts: MessageExtensionParts): MessageExtension {
  const gone = (): string => parts.knowledge().messages.extensionGone;
  return {
    query: (value) => {
      const query = readQuery(value);
      return query?.commandId === 'search' ? searchResults(query, parts) : sentence(gone());
    },
    openAnswer: (value) => {
      const action = readAction(value);
      return action?.commandId === 'answer' ? answerTask(action.text ?? '', parts) : notice(gone());
    },
    insertAnswer: (value) => {
      const action = readAction(value);
      const pressed = action?.commandId === 'answer' ? readTaskAction(action.data, parts.knowledge()) : undefined;
      return pressed ? afterPress(pressed, parts) : notice(gone());
    },
    unfurl: (value) => {
      const address = readLink(value);
      const cardParts = { knowledge: parts.knowledge(), links: parts.links };
      const entry = address && entryAt(address, cardParts);
      return rows(entry ? [{ kind: 'entry', entry }] : [], cardParts);
    },
  };
}
