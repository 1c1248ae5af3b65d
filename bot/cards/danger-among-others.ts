/**
 * Danger where others read along: the number and what to do, without an alarm and without saying what was told.
 * Nobody is asked there whether they are safe; the private chat is one press away.
 */
import type { RedFlagAnswer } from '../../assistant/answer';
import type { KnowledgeBase } from '../../assistant/knowledge/types';
import { alsoAsked } from '../words';
import { adaptiveCard, type Action, type AdaptiveCard } from './adaptive-card';
import { plainText } from './plain-text';
import { privateChat, type Received } from './place';
import { actionSets } from './buttons';
import { textBlock, textBlocks, titleBlock } from './text-blocks';

export function dangerAmongOthers({ redFlag, certainty, also }: RedFlagAnswer, { knowledge, received }: { readonly knowledge: KnowledgeBase; readonly received: Received }): AdaptiveCard {
  const { messages } = knowledge;
  const title = `**${messages.cardHelpTitle}**`;
  const numberFirst = [...(certainty === 'ask' ? [messages.cardIfNow] : []), redFlag.message];
  const then = [`**${messages.whileYouWait}**`, redFlag.waiting, ...alsoAsked(also, messages)];
  const address = privateChat(received);
  const open: Action[] = address === undefined ? [] : [{ type: 'Action.OpenUrl', title: messages.cardPrivate, url: address }];
  const body = [{ type: 'Container', style: 'emphasis', items: [titleBlock(title), ...numberFirst.map(textBlock)] } as const, ...actionSets(open), ...then.flatMap(textBlocks)];
  const link = address === undefined ? [] : [`${messages.cardPrivate}: ${address}`];
  return adaptiveCard(body, [...[title, ...numberFirst, ...then].map(plainText), ...link].join('\n\n'));
}
