/** The line below a message that has not arrived yet, or will not. */
import { element } from './elements';
import type { Delivery } from './outbox';
import { texts } from '../texts';

/** Milliseconds a message may be on its way before anybody needs to know. */
const quick = 1_200;

export interface DeliveryNote {
  readonly node: HTMLElement;
  readonly show: (delivery: Delivery) => void;
}

function noteNodes(delivery: Exclude<Delivery, 'sent'>, onRetry: () => void): readonly (Node | string)[] {
  switch (delivery) {
    case 'waiting':
      return [texts.waiting];
    case 'sending':
      return [texts.sending];
    case 'too-long':
      return [texts.tooLong];
    case 'failed': {
      const retry = element('button', { className: 'retry', attributes: { type: 'button' } }, texts.tryAgain);
      retry.addEventListener('click', onRetry);
      return [texts.failed, ' ', retry];
    }
  }
}

export function createDeliveryNote(onRetry: () => void): DeliveryNote {
  const node = element('div', { className: 'delivery' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    node,
    show: (delivery) => {
      clearTimeout(timer);
      const nodes = delivery === 'sent' ? [] : noteNodes(delivery, onRetry);
      const draw = (): void => node.replaceChildren(...nodes);
      if (delivery === 'sending') timer = setTimeout(draw, quick);
      else draw();
    },
  };
}
