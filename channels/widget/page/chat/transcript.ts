/**
 * What has been said, in order. Messages the server has not confirmed stand at the end: answers that come meanwhile go
 * above them, so that the page reads the same before and after a reload.
 */
import type { BotMessage, OwnMessage } from './activity';
import { botView, dividerView, ownView } from './message-view';
import { createUnconfirmed, type UnconfirmedMessages, type UnconfirmedParts } from './unconfirmed';

export interface Transcript {
  readonly addBot: (message: BotMessage) => HTMLElement;
  /** An own message that the server has: confirms the one on the page, or shows one from before a reload. */
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
  const add = (node: HTMLElement): HTMLElement => list.insertBefore(node, unconfirmed.first());

  return {
    addBot: (message) => add(botView(message)),
    addOwn: ({ clientActivityId = '', text }) => unconfirmed.confirm(clientActivityId) ?? (text === undefined ? undefined : add(ownView(text))),
    showDelivery: unconfirmed.show,
    addDivider: (text) => void add(dividerView(text)),
    isEmpty: () => list.childElementCount === unconfirmed.count(),
    clear: () => {
      unconfirmed.clear();
      list.replaceChildren();
    },
  };
}
