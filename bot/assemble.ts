/** The bot, put together: its memory, its dialogs, its one door in and its one door out. */
import { ConversationState, type Storage, type TurnContext } from 'botbuilder';
import type { Assistant } from '../assistant/assistant';
import type { KnowledgeBase } from '../assistant/knowledge/types';
import { MainDialog } from '../dialogs/main-dialog';
import { createBot } from './first-drops-bot';
import { linksFrom } from './links';
import { ownMemory } from './own-memory';
import { render, renderWelcome } from './render';

export interface BotAssembly {
  readonly dialogStates: Storage;
  readonly assistant: Assistant;
  /** What buttons may lead to: changes with the content. */
  readonly knowledge: () => KnowledgeBase;
  /** Where people reach the server, if that is known. */
  readonly publicAddress?: string;
  /** How long a conversation is kept after its last use. */
  readonly conversationHours: number;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
}

export function assembleBot({ dialogStates, assistant, knowledge, publicAddress, conversationHours, clock = Date.now }: BotAssembly): (context: TurnContext) => Promise<void> {
  const state = new ConversationState(dialogStates);
  const whole = state.createProperty('firstDrops');
  const memory = ownMemory(whole, { hours: conversationHours, clock });
  const links = linksFrom(publicAddress);
  const mainDialog = new MainDialog({ assistant, memory, clock, say: (answer, received) => render(answer, { knowledge: knowledge(), received, pictures: publicAddress ?? '', links }) });
  return createBot({ state, whole, memory, mainDialog, welcome: (received) => renderWelcome(knowledge(), received), teams: { assistant, knowledge, links } });
}
