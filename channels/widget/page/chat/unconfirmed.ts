/** Own messages on the page that the server has not echoed yet. */
import { createDeliveryNote } from './delivery-note';
import { ownView } from './message-view';
import type { Delivery } from './outbox';
import { shownText, type OutgoingMessage } from './saying';

export interface UnconfirmedMessages {
  /** Shows how a message fares; the message itself too, when it is not there yet. */
  readonly show: (message: OutgoingMessage, delivery: Delivery) => void;
  /** The server has it. Undefined when it is not one of these. */
  readonly confirm: (clientActivityId: string) => HTMLElement | undefined;
  /** The message with this id, while it is one of these. */
  readonly node: (clientActivityId: string) => HTMLElement | undefined;
  /** The first one still on its way: what the bot says meanwhile stands above it. */
  readonly first: () => HTMLElement | null;
  readonly nodes: () => readonly HTMLElement[];
  readonly count: () => number;
  readonly clear: () => void;
}

export interface UnconfirmedParts {
  readonly list: HTMLElement;
  readonly onRetry: (message: OutgoingMessage) => void;
}

interface Shown {
  readonly node: HTMLElement;
  readonly note: ReturnType<typeof createDeliveryNote>;
  /** Given up: what is said from now on comes after it. */
  hasFailed: boolean;
}

export function createUnconfirmed({ list, onRetry }: UnconfirmedParts): UnconfirmedMessages {
  const all = new Map<string, Shown>();

  function add(message: OutgoingMessage): Shown | undefined {
    const text = shownText(message.text, message.marks);
    if (text === undefined) return undefined;
    const note = createDeliveryNote(() => onRetry(message));
    const node = ownView(text);
    node.append(note.node);
    list.append(node);
    const shown = { node, note, hasFailed: false };
    all.set(message.clientActivityId, shown);
    return shown;
  }

  function update(shown: Shown, delivery: Delivery): void {
    const hasFailed = delivery === 'failed' || delivery === 'too-long';
    if (shown.hasFailed && !hasFailed) list.append(shown.node);
    shown.hasFailed = hasFailed;
    shown.note.show(delivery);
  }

  return {
    show: (message, delivery) => {
      const shown = all.get(message.clientActivityId) ?? (delivery === 'sent' ? undefined : add(message));
      if (shown !== undefined) update(shown, delivery);
    },
    confirm: (clientActivityId) => {
      const shown = all.get(clientActivityId);
      all.delete(clientActivityId);
      shown?.note.show('sent');
      return shown?.node;
    },
    node: (clientActivityId) => all.get(clientActivityId)?.node,
    first: () => [...all.values()].find(({ hasFailed }) => !hasFailed)?.node ?? null,
    nodes: () => [...all.values()].map(({ node }) => node),
    count: () => all.size,
    clear: () => all.clear(),
  };
}
