/**
 * What has been said, in order. Messages the server has not confirmed stand at the end: answers that come meanwhile go
 * above them, so that the page reads the same before and after a reload.
 */
import type { BotMessage, OwnMessage } from './activity';
import type { OwnCard } from './danger';
import { lateCards } from './late-cards';
import { messageTime } from './message-foot';
import { botView, dividerView, ownView } from './message-view';
import { createOwnCards } from './own-cards';
import type { OutgoingMessage } from './saying';
import type { OnChoose } from './suggestions';
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
  /** Leaves the bot's last message, which says that all else is gone, what the server does not have yet, and the page's own danger cards. */
  readonly clearForgotten: () => void;
}

function removeForgotten(list: HTMLElement, pending: readonly Element[]): void {
  const said = [...list.children].filter((node) => !pending.includes(node));
  const goodbye = said.filter((node) => node.matches('.bot')).slice(-1);
  for (const node of said) if (!goodbye.includes(node)) node.remove();
}

export interface TranscriptParts extends UnconfirmedParts {
  /** A button in a card. */
  readonly onChoose: OnChoose;
}

export function createTranscript(parts: TranscriptParts): Transcript {
  const { list, onChoose } = parts;
  const unconfirmed = createUnconfirmed(parts);
  const ownCards = createOwnCards();
  const add = (node: HTMLElement): HTMLElement => list.insertBefore(node, unconfirmed.first());

  function withCards(message: BotMessage): HTMLElement {
    const node = botView(message);
    if (message.cards.length > 0) node.querySelector('.content')?.append(lateCards({ attachments: message.cards, onChoose }));
    return node;
  }

  /** One that stands here already is no news: showing it again could push a danger card out of view. */
  function addOwn({ clientActivityId = '', text, time }: OwnMessage): HTMLElement | undefined {
    const known = unconfirmed.confirm(clientActivityId);
    const fresh = known === undefined && text !== undefined ? add(ownView(text)) : undefined;
    (known ?? fresh)?.append(...messageTime(time));
    return fresh;
  }

  return {
    addBot: (message) => (ownCards.settle(message) ? undefined : add(withCards(message))),
    addOwnCard: (card, { clientActivityId }) => {
      const node = ownCards.make(card);
      const said = unconfirmed.node(clientActivityId);
      if (said === undefined) list.append(node);
      else said.after(node);
      return node;
    },
    addOwn,
    showDelivery: unconfirmed.show,
    addDivider: (text) => void add(dividerView(text)),
    isEmpty: () => list.childElementCount === unconfirmed.count() + ownCards.count(),
    clear: () => {
      unconfirmed.clear();
      ownCards.clear();
      list.replaceChildren();
    },
    clearForgotten: () => removeForgotten(list, [...unconfirmed.nodes(), ...ownCards.nodes()]),
  };
}
