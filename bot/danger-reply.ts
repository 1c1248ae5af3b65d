/**
 * What the bot says to a danger when it cannot take the turn: its memory is away, or something is very slow. Triage needs
 * nothing but the words, so this goes by them alone: what the parent told before, such as the baby's age, is not known here.
 */
import { ActivityTypes, Channels, type Activity } from 'botbuilder';
import { newConversation } from '../assistant/conversation';
import { localTimeOf } from '../dialogs/local-time';
import type { BotAssembly } from './assemble';
import { linksFrom } from './links';
import { render } from './render';
import { wordsIn, type WordsIn } from './teams/words-in';

export type DangerReply = (activity: Partial<Activity>) => Partial<Activity> | undefined;

const message: string = ActivityTypes.Message;

function isFromTeams(activity: Partial<Activity>): activity is Activity {
  return activity.channelId === String(Channels.Msteams) && activity.recipient !== undefined;
}

/** In Teams the words may stand between mentions, in markup, or on a button. */
function heardIn(activity: Partial<Activity>): WordsIn {
  if (isFromTeams(activity)) return wordsIn(activity);
  return { utterance: activity.type === message ? activity.text ?? '' : '' };
}

/** The card that the words call for; undefined when they tell of no danger, and where there are none. */
export function createDangerReply({ assistant, knowledge, publicAddress, clock = Date.now }: Omit<BotAssembly, 'dialogStates' | 'conversationHours'>): DangerReply {
  const links = linksFrom(publicAddress);
  return (activity) => {
    const heard = heardIn(activity);
    if (heard.utterance === '') return undefined;
    const [now, { channelId = '', localTimezone = '' }] = [clock(), activity];
    const answer = assistant.answerTurn({ ...heard, conversation: newConversation, now, local: localTimeOf({ localTimezone }, now) });
    return answer.kind === 'red-flag' ? render(answer, { knowledge: knowledge(), received: { ...activity, channelId }, pictures: publicAddress ?? '', links }) : undefined;
  };
}
