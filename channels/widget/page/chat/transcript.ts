/**
 * What has been said, in order. Messages the server has not confirmed stand at the end: answers that come meanwhile go
 * above them, so that the page reads the same before and after a reload.
 */
import type { BotMessage, OwnMessage } from './activity';
import type { OwnCard } from './danger';
import { botView, dividerView, ownView } from './message-view';
import { createOwnCards } from './own-cards';
import type { OutgoingMessage } from './saying';
import { createUnconfirmed, type UnconfirmedMessages, type UnconfirmedParts } from './unconfirmed';

export interface Transcript {
  /** Undefined when a card that the page showed by itself says it already. */
  readonly addBot: (message: BotMessage) => HTMLElement | undefined;
  /** A danger the page sees in a message that is on its way: right below it. */
  readonly addOwnCard: (card: OwnCard, message: OutgoingMessage) => HTMLElement;
  /** An own message that the server has: shows one from before a reload. Undefined when it stands here already, and is confirmed. */
  readonly addOwn: (message: OwnMessage) => HTMLElement | undefined;
  readonly showDelivery: UnconfirmedMessages['show'];
  readonly addDivider: (text: string) => void;
  /** Whether nothing stands here that a server has ever had. */
  readonly isEmpty: () => boolean;
  readonly clear: () => void;
}

export function createTranscript(parts: UnconfirmedParts): Transcript {
  const { list } = parts;
  const unconfirmed = createUnconfirmed(parts);
  const ownCards = createOwnCards();
  const add = (node: HTMLElement): HTMLElement => list.insertBefore(node, unconfirmed.first());

  return {
    addBot: (message) => (ownCards.settle(message) ? undefined : add(botView(message))),
    addOwnCard: (card, { clientActivityId }) => {
      const node = ownCards.make(card);
      const said = unconfirmed.node(clientActivityId);
      if (said === undefined) list.append(node);
      else said.after(node);
      return node;
    },
    addOwn: ({ clientActivityId = '', text }) => (unconfirmed.confirm(clientActivityId) || text === undefined ? undefined : add(ownView(text))),
    showDelivery: unconfirmed.show,
    addDivider: (text) => void add(dividerView(text)),
    isEmpty: () => list.childElementCount === unconfirmed.count() + ownCards.count(),
    clear: () => {
      unconfirmed.clear();
      ownCards.clear();
      list.replaceChildren();
    },
  };
}
