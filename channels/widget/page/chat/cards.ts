/** Cards of other bots, read into the few parts this page shows: words, facts, own drawings, links and buttons. The rest is told, not guessed at. */
import { fieldsOf, listOf, textOf, type Fields } from './fields';
import { isSafeAddress } from './markdown/link';
import { ownPictureAddress, type Picture } from './picture';
import { readSuggestion, type Suggestion } from './saying';

export type CardPart =
  | { readonly kind: 'title' | 'text'; readonly text: string }
  | { readonly kind: 'fact'; readonly name: string; readonly text: string }
  | { readonly kind: 'picture'; readonly picture: Picture }
  | { readonly kind: 'link'; readonly title: string; readonly address: string }
  | { readonly kind: 'button'; readonly suggestion: Suggestion }
  /** `instead`: what the card says to those who cannot show it. */
  | { readonly kind: 'unknown'; readonly instead?: string };

export type Card = readonly CardPart[];

/** Containers within containers. Deeper ones are told as unknown. */
const deepest = 5;

function said(kind: 'title' | 'text', value: unknown): Card {
  const text = textOf(value) ?? '';
  return text === '' ? [] : [{ kind, text }];
}

function unknown({ fallbackText, speak }: Fields): Card {
  return [{ kind: 'unknown', instead: textOf(fallbackText) ?? textOf(speak) }];
}

function link(title: unknown, address: unknown): Card {
  const to = textOf(address) ?? '';
  // Only what is encrypted, or a call.
  return isSafeAddress(to) && /^(https|tel):/i.test(to) ? [{ kind: 'link', title: textOf(title) ?? to, address: to }] : [];
}

function button(action: Fields): Card {
  const suggestion = readSuggestion(action);
  return suggestion === undefined ? [] : [{ kind: 'button', suggestion }];
}

function heroAction(given: unknown): Card {
  const action = fieldsOf(given);
  return action.type === 'openUrl' || action.type === 'call' ? link(action.title, action.value) : button(action);
}

function heroCard({ title, subtitle, text, buttons }: Fields): Card {
  return [...said('title', title), ...said('text', subtitle), ...said('text', text), ...listOf(buttons).flatMap(heroAction)];
}

function adaptiveAction(given: unknown): Card {
  const action = fieldsOf(given);
  switch (action.type) {
    case 'Action.OpenUrl':
      return link(action.title, action.url);
    case 'Action.Submit':
    case 'Action.Execute':
      return button({ type: 'postBack', title: action.title, value: action.data ?? {} });
    case undefined:
    default:
      return unknown(action);
  }
}

function fact(given: unknown): Card {
  const { title, value } = fieldsOf(given);
  return [{ kind: 'fact', name: textOf(title) ?? '', text: textOf(value) ?? '' }];
}

function adaptivePart(given: unknown, depth: number): Card {
  const part = fieldsOf(given);
  switch (depth > deepest ? undefined : part.type) {
    case 'TextBlock':
      return said(part.weight === 'Bolder' ? 'title' : 'text', part.text);
    case 'FactSet':
      return listOf(part.facts).flatMap(fact);
    case 'Container':
      return listOf(part.items).flatMap((inner) => adaptivePart(inner, depth + 1));
    case 'ActionSet':
      return listOf(part.actions).flatMap(adaptiveAction);
    case 'Image': {
      const address = ownPictureAddress(part.url);
      return address === undefined ? [] : [{ kind: 'picture', picture: { address, words: textOf(part.altText) ?? '' } }];
    }
    case undefined:
    default:
      return unknown(part);
  }
}

/** A card without a part that can be shown still says what it has for such pages. */
function adaptiveCard(card: Fields): Card {
  const parts = [...listOf(card.body).flatMap((part) => adaptivePart(part, 0)), ...listOf(card.actions).flatMap(adaptiveAction)];
  const isShown = parts.some((part) => part.kind !== 'unknown' || part.instead !== undefined);
  return isShown ? parts : unknown(card);
}

/** Undefined for an attachment that is no card. */
export function readCard(attachment: unknown): Card | undefined {
  const { contentType, content } = fieldsOf(attachment);
  switch (contentType) {
    case 'application/vnd.microsoft.card.hero':
    case 'application/vnd.microsoft.card.thumbnail':
      return heroCard(fieldsOf(content));
    case 'application/vnd.microsoft.card.adaptive':
      return adaptiveCard(fieldsOf(content));
    case undefined:
    default:
      return undefined;
  }
}
