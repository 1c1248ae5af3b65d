/** Shows the cards of a message, in it. Buttons stay: a card may be answered late. */
import type { Card, CardPart } from './cards';
import { element } from './elements';
import { link, markdownNodes } from './markdown/view';
import { pictureView } from './message-view';
import { suggestionButton, type OnChoose } from './suggestions';
import { texts } from '../texts';

function partNodes(part: CardPart, onChoose: OnChoose): readonly Node[] {
  switch (part.kind) {
    case 'title':
      return [element('p', {}, element('strong', {}, part.text))];
    case 'text':
      return markdownNodes(part.text);
    case 'fact':
      return [element('p', {}, element('strong', {}, part.name), ' ', part.text)];
    case 'picture':
      return [pictureView(part.picture)];
    case 'link':
      return [element('p', {}, link(part.address, [document.createTextNode(part.title)]))];
    case 'button':
      return [suggestionButton(part.suggestion, onChoose)];
    case 'unknown':
      return [element('p', { className: 'remark' }, part.instead ?? texts.notShown)];
  }
}

export function cardsView(cards: readonly Card[], onChoose: OnChoose): readonly HTMLElement[] {
  return cards.map((card) => element('div', { className: 'card' }, ...card.flatMap((part) => partNodes(part, onChoose))));
}
