/** The danger cards this page has shown by itself, until the server says the same: then that is no second alarm. */
import type { BotMessage } from './activity';
import type { OwnCard } from './danger';
import { botView, ownCardView } from './message-view';

export interface OwnCards {
  readonly make: (card: OwnCard) => HTMLElement;
  /** The server says what a card here already says: the card becomes the server's. False when there is none. */
  readonly settle: (message: BotMessage) => boolean;
  readonly nodes: () => readonly HTMLElement[];
  readonly count: () => number;
  readonly clear: () => void;
}

interface Shown {
  readonly card: OwnCard;
  readonly node: HTMLElement;
}

export function createOwnCards(): OwnCards {
  let shown: readonly Shown[] = [];

  /** In place when the words are the same, so that nothing jumps and no screen reader begins anew. */
  function becomeServers({ card, node }: Shown, message: BotMessage): void {
    if (card.text === message.text) node.querySelector('.by-page')?.remove();
    else node.replaceWith(botView(message));
  }

  return {
    make: (card) => {
      const node = ownCardView(card);
      shown = [...shown, { card, node }];
      return node;
    },
    settle: (message) => {
      const same = shown.find(({ card }) => message.redFlag === 'sure' && card.redFlagId === message.redFlagId);
      if (same === undefined) return false;
      shown = shown.filter((other) => other !== same);
      becomeServers(same, message);
      return true;
    },
    nodes: () => shown.map(({ node }) => node),
    count: () => shown.length,
    clear: () => { shown = []; },
  };
}
