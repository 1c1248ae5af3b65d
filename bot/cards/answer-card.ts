/** Every answer as one card: the words of the web, buttons in place of suggested ones, and below them what a nurse needs. */
import type { Answer } from '../../assistant/answer';
import { forAge } from '../../assistant/for-age';
import { newConversation } from '../../assistant/conversation';
import type { KnowledgeBase, KnowledgeEntry } from '../../assistant/knowledge/types';
import { channelDataOf } from '../channel-data';
import type { Links } from '../links';
import { wordsFor, type Words } from '../words';
import { adaptiveCard, type Action, type AdaptiveCard, type Element } from './adaptive-card';
import { answerBody } from './answer-body';
import { actionSets, inPlaceButton, sayButton } from './buttons';
import { careTeam } from './care-team';
import { dangerAmongOthers } from './danger-among-others';
import { plainText } from './plain-text';
import { isShared, type Received } from './place';
import { entryOf, taughtBy, taughtByEntry } from './taught';

export interface CardParts {
  readonly knowledge: KnowledgeBase;
  readonly links: Links;
  readonly received: Received;
}

export function answerCard(answer: Answer, parts: CardParts): AdaptiveCard {
  const { knowledge, links, received } = parts;
  if (answer.kind === 'red-flag' && isShared(received)) return dangerAmongOthers(answer, parts);
  const shown = received.type === 'invoke' ? besideItsAnswer(answer, knowledge) : answer;
  const words = shown === answer ? wordsFor(answer, knowledge) : thankfully(wordsFor(shown, knowledge), knowledge);
  const taught = taughtBy(shown);
  const nurse = taught ? careTeam(taught, { messages: knowledge.messages, contentVersion: knowledge.contentVersion, links }) : [];
  return adaptiveCard([...answerBody(words.text, channelDataOf(shown, knowledge.contentVersion).level), ...actionSets(buttonsOf(words, shown, knowledge)), ...nurse], twin(words, knowledge));
}

export function wordsCard(words: Words, knowledge: KnowledgeBase): AdaptiveCard {
  return adaptiveCard([...answerBody(words.text), ...actionSets(words.buttons.map((title) => sayButton({ title })))], twin(words, knowledge));
}

/** The answer of one entry without buttons that lead on, as for a card that is put into somebody else's conversation. */
export function entryBody(entry: KnowledgeEntry, { knowledge, links }: Pick<CardParts, 'knowledge' | 'links'>): Element[] {
  const { short, level } = entry;
  const { text } = wordsFor({ kind: 'answered', entry, short, level, confidence: 1, conversation: newConversation }, knowledge);
  return [...answerBody(text, level), ...careTeam(taughtByEntry(entry), { messages: knowledge.messages, contentVersion: knowledge.contentVersion, links })];
}

/** "This helped", pressed on the card itself: the answer stays, and the thanks stand above it. */
function besideItsAnswer(answer: Answer, { entries }: KnowledgeBase): Answer {
  if (answer.kind !== 'command' || answer.command !== 'helped') return answer;
  const { conversation } = answer;
  const entry = conversation.lastAnswered === undefined ? undefined : entries.get(conversation.lastAnswered);
  return entry ? { kind: 'answered', entry, ...forAge(entry, conversation.babyAgeDays), confidence: 1, conversation } : answer;
}

function thankfully({ text, buttons }: Words, { messages }: KnowledgeBase): Words {
  return { text: `${messages.helped}\n\n${text}`, buttons };
}

/** What the card itself turns into; everything else is said in the chat, where others can see what was asked. */
function buttonsOf({ buttons }: Words, answer: Answer, { messages }: KnowledgeBase): Action[] {
  const inPlace: ReadonlySet<string> = new Set(answer.kind === 'unsure' ? buttons : [messages.more, messages.helpfulYes, messages.helpfulNo]);
  const about = entryOf(answer)?.id;
  return buttons.map((title) => (inPlace.has(title) ? inPlaceButton : sayButton)({ title, ...(about === undefined ? {} : { about }) }));
}

function twin({ text, buttons }: Words, { messages }: KnowledgeBase): string {
  return [plainText(text), ...(buttons.length > 0 ? [`${messages.cardSay} ${buttons.join(' | ')}`] : [])].join('\n\n');
}
