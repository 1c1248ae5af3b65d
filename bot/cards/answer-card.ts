/** Every answer as one card: the words of the web, buttons in place of suggested ones, and below them what a nurse needs. */
import type { Answer } from '../../assistant/answer';
import type { Messages } from '../../assistant/knowledge/messages';
import type { KnowledgeBase } from '../../assistant/knowledge/types';
import { channelDataOf } from '../channel-data';
import type { Links } from '../links';
import { pictureAddress } from '../picture-address';
import { wordsFor, type Words } from '../words';
import { adaptiveCard, type Action, type AdaptiveCard, type Element, type OpenUrlAction } from './adaptive-card';
import { answerBody } from './answer-body';
import { actionSets, inPlaceButton, sayButton } from './buttons';
import { behindDanger, careTeam } from './care-team';
import { dangerAmongOthers } from './danger-among-others';
import { plainText } from './plain-text';
import { questionOf } from './question-of';
import { isShared, type Received } from './place';
import { entryOf, taughtBy } from './taught';
import { withTeamsWords } from './teams-words';
import { isReplaceable, unfolded } from './unfolded';

export interface CardParts {
  readonly knowledge: KnowledgeBase;
  readonly links: Links;
  readonly received: Received;
  /** Address before `/pictures/…`; empty where people cannot reach it. */
  readonly pictures: string;
}

export function answerCard(answer: Answer, parts: CardParts): AdaptiveCard {
  const { knowledge, received } = parts;
  if (answer.kind === 'red-flag' && isShared(received)) return dangerAmongOthers(answer, parts);
  const { words: usual, gravity } = (received.type === 'invoke' ? unfolded(answer, knowledge) : undefined) ?? { words: wordsFor(answer, knowledge), gravity: channelDataOf(answer, knowledge.contentVersion).level };
  const words = withTeamsWords(usual, answer, { messages: knowledge.messages, received });
  const seen = pictureButton(words, parts);
  const body = [...answerBody(words.text, gravity), ...actionSets([...seen, ...buttonsOf(words, answer, parts)]), ...forCareTeam(answer, parts)];
  return adaptiveCard(body, [twin(words, knowledge), ...seen.map(({ title, url }) => `${title}: ${url}`)].join('\n\n'));
}

/** For what is said without an answer: the welcome. */
export function wordsCard(words: Words, knowledge: KnowledgeBase): AdaptiveCard {
  return adaptiveCard([...answerBody(words.text), ...actionSets(words.buttons.map((title) => sayButton({ title })))], twin(words, knowledge));
}

function forCareTeam(answer: Answer, { knowledge: { messages, contentVersion }, links }: CardParts): Element[] {
  if (answer.kind === 'red-flag') return behindDanger(answer.redFlag, messages);
  const taught = taughtBy(answer);
  return taught ? careTeam(taught, { messages, contentVersion, links }) : [];
}

/** Some replies take the place of the card, or appear at its foot; everything else is said in the chat, where it can be seen what was asked. */
function buttonsOf({ buttons }: Words, answer: Answer, { knowledge: { messages }, received }: CardParts): Action[] {
  const inPlace: ReadonlySet<string> = new Set([...(isShared(received) ? [] : replacing(answer, buttons, messages)), messages.helpfulYes]);
  const about = entryOf(answer)?.id;
  const asks = questionOf(answer, messages);
  return buttons.map((title) => (inPlace.has(title) ? inPlaceButton : sayButton)({ title, ...(about === undefined ? {} : { about }), ...asks(title) }));
}

/** Among others none: what takes a card's place is seen only by the person who pressed. */
function replacing(answer: Answer, buttons: readonly string[], { more, helpfulNo }: Messages): readonly string[] {
  return answer.kind === 'unsure' ? buttons : isReplaceable(answer) ? [more, helpfulNo] : [];
}

/** Teams shows no drawings (SVG) on a card. The words say what there is to see; a browser shows it. */
function pictureButton({ picture }: Words, { knowledge, pictures }: Pick<CardParts, 'knowledge' | 'pictures'>): OpenUrlAction[] {
  return picture === undefined || pictures === '' ? [] : [{ type: 'Action.OpenUrl', title: knowledge.messages.cardPicture, tooltip: picture.alt, url: pictureAddress(picture, pictures) }];
}

function twin({ text, buttons }: Words, { messages }: KnowledgeBase): string {
  return [plainText(text), ...(buttons.length > 0 ? [`${messages.cardSay} ${buttons.join(' | ')}`] : [])].join('\n\n');
}
