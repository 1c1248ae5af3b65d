import { ActionTypes, ActivityTypes, Channels, InputHints, type Activity, type Attachment } from 'botbuilder';
import type { Answer } from '../assistant/answer';
import type { GuidePicture } from '../assistant/knowledge/guides/types';
import type { KnowledgeBase } from '../assistant/knowledge/types';
import { answerCard, wordsCard } from './cards/answer-card';
import { cardActivity } from './cards/card-activity';
import { shortened, summaryOf } from './cards/summary';
import type { Received } from './cards/place';
import { pictureAddress } from './picture-address';
import { channelDataOf, type FirstDropsData } from './channel-data';
import type { Links } from './links';
import { welcomeWords, wordsFor, type Words } from './words';

export interface Rendering {
  readonly knowledge: KnowledgeBase;
  /** The activity that is replied to. */
  readonly received: Received;
  /** Address before `/pictures/…`; empty for the bot's own page. */
  readonly pictures: string;
  readonly links: Links;
}

/** The one door out: an answer becomes the activity that a channel sends. In Teams that is a card, for suggested actions do not work in its groups. */
export function render(answer: Answer, { knowledge, received, pictures, links }: Rendering): Partial<Activity> {
  const firstDrops = channelDataOf(answer, knowledge.contentVersion);
  if (isTeams(received)) return cardActivity(answerCard(answer, { knowledge, links, received, pictures }), { firstDrops, summary: summaryOf(answer, knowledge) });
  const words = wordsFor(answer, knowledge);
  const activity = toActivity(words, firstDrops);
  return words.picture ? { ...activity, attachments: [pictureOf(words.picture, pictures)] } : activity;
}

function isTeams({ channelId }: Received): boolean {
  return channelId === String(Channels.Msteams);
}

function pictureOf(picture: GuidePicture, address: string): Attachment {
  return { contentType: 'image/svg+xml', contentUrl: pictureAddress(picture, address), name: picture.alt };
}

export function renderWelcome(knowledge: KnowledgeBase, received: Received): Partial<Activity> {
  const words = welcomeWords(knowledge);
  const firstDrops: FirstDropsData = { kind: 'welcome', language: 'en', contentVersion: knowledge.contentVersion };
  return isTeams(received) ? cardActivity(wordsCard(words, knowledge), { firstDrops, summary: shortened(words.text) }) : toActivity(words, firstDrops);
}

function toActivity({ text, buttons }: Words, firstDrops: FirstDropsData): Partial<Activity> {
  return {
    type: ActivityTypes.Message,
    textFormat: 'markdown',
    inputHint: InputHints.AcceptingInput,
    text,
    channelData: { firstDrops },
    ...(buttons.length > 0 ? { suggestedActions: { to: [], actions: buttons.map((title) => ({ type: ActionTypes.ImBack, title, value: title })) } } : {}),
  };
}
