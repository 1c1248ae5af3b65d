/** The cards of a message, shown by a script of its own that most conversations never load. */
import { element } from './elements';
import { lateScript } from './late-script';
import type { OnChoose } from './suggestions';
import { texts } from '../texts';

export interface CardsWish {
  /** As they came; read by the script that shows them. */
  readonly attachments: readonly unknown[];
  readonly onChoose: OnChoose;
}

/** What `cards.ts` leaves on the page. */
export type ShowCards = (wish: CardsWish) => readonly HTMLElement[];

declare global {
  interface Window {
    firstDropsCards?: ShowCards;
  }
}

/** Fills a place in the message, at once when the script is there; says so when it does not come. */
export function lateCards(wish: CardsWish): HTMLElement {
  const place = element('div');
  const absent = (): readonly HTMLElement[] => [element('p', { className: 'remark' }, texts.notShown)];
  lateScript('assets/cards.js').then(() => place.replaceChildren(...(window.firstDropsCards ?? absent)(wish)), () => place.replaceChildren(...absent()));
  return place;
}
