/**
 * Danger where others read along: the number and what to do, without an alarm and without saying what was told.
 * Nobody is asked there whether they are safe; the private chat is one press away. Of a danger whose words would tell of it
 * (violence, the mind, drugs) only the numbers are shown, and nothing beside them.
 */
import type { RedFlagAnswer } from '../../assistant/answer';
import type { Messages } from '../../assistant/knowledge/messages';
import { numbersToCall } from '../../assistant/knowledge/numbers-to-call';
import type { KnowledgeBase } from '../../assistant/knowledge/types';
import { filled } from '../filled';
import { alsoAsked } from '../words';
import { adaptiveCard, type Action, type AdaptiveCard } from './adaptive-card';
import { plainText } from './plain-text';
import { privateChat, type Received } from './place';
import { actionSets } from './buttons';
import { textBlock, textBlocks, titleBlock } from './text-blocks';

export function dangerAmongOthers(answer: RedFlagAnswer, { knowledge, received }: { readonly knowledge: KnowledgeBase; readonly received: Received }): AdaptiveCard {
  const { messages } = knowledge;
  const title = `**${messages.cardHelpTitle}**`;
  const { numberFirst, then } = answer.redFlag.amongOthers === 'whole' ? wholeOf(answer, messages) : numbersOnly(answer, messages);
  const address = privateChat(received);
  const open: Action[] = address === undefined ? [] : [{ type: 'Action.OpenUrl', title: messages.cardPrivate, url: address }];
  const body = [{ type: 'Container', style: 'emphasis', items: [titleBlock(title), ...numberFirst.map(textBlock)] } as const, ...actionSets(open), ...then.flatMap(textBlocks)];
  const link = address === undefined ? [] : [`${messages.cardPrivate}: ${address}`];
  return adaptiveCard(body, [...[title, ...numberFirst, ...then].map(plainText), ...link].join('\n\n'));
}

interface Said {
  readonly numberFirst: readonly string[];
  readonly then: readonly string[];
}

function wholeOf({ redFlag, certainty, also }: RedFlagAnswer, messages: Messages): Said {
  return {
    numberFirst: [...(certainty === 'ask' ? [messages.cardIfNow] : []), redFlag.message],
    then: [`**${messages.whileYouWait}**`, redFlag.waiting, ...alsoAsked(also, messages)],
  };
}

/** The other question of the same message may tell as much, so it waits as well. */
function numbersOnly({ redFlag }: RedFlagAnswer, { cardNumbersOnly }: Messages): Said {
  return { numberFirst: [filled(cardNumbersOnly, { numbers: numbersToCall(redFlag.message).join(' or ') })], then: [] };
}
