/**
 * What the bot says to a danger when it cannot take the turn: its memory is away, or something is very slow. Triage needs
 * nothing but the words, so this goes by them alone: what the parent told before, such as the baby's age, is not known here.
 */
import { ActivityTypes, type Activity } from 'botbuilder';
import { newConversation } from '../assistant/conversation';
import { localTimeOf } from '../dialogs/local-time';
import type { BotAssembly } from './assemble';
import { linksFrom } from './links';
import { render } from './render';

export type DangerReply = (activity: Partial<Activity>) => Partial<Activity> | undefined;

const message: string = ActivityTypes.Message;

/** The card that the words call for; undefined when they tell of no danger, and for what is no message. */
export function createDangerReply({ assistant, knowledge, publicAddress, clock = Date.now }: Omit<BotAssembly, 'dialogStates'>): DangerReply {
  const links = linksFrom(publicAddress);
  return ({ type, text: utterance, channelId = '', localTimezone = '' }) => {
    if (type !== message || utterance === undefined) return undefined;
    const now = clock();
    const answer = assistant.answerTurn({ utterance, conversation: newConversation, now, local: localTimeOf({ localTimezone }, now) });
    return answer.kind === 'red-flag' ? render(answer, { knowledge: knowledge(), received: { channelId }, pictures: publicAddress ?? '', links }) : undefined;
  };
}
