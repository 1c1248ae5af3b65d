import { ActionTypes, ActivityTypes, Channels, InputHints, type Activity, type Attachment } from 'botbuilder';
import type { Answer } from '../assistant/answer';
import type { GuidePicture } from '../assistant/knowledge/guides/types';
import type { KnowledgeBase } from '../assistant/knowledge/types';
import { channelDataOf, type FirstDropsData } from './channel-data';
import type { Links } from './links';
import { welcomeWords, wordsFor, type Words } from './words';

export interface Rendering {
  readonly knowledge: KnowledgeBase;
  /** The activity that is replied to. */
  readonly received: Pick<Activity, 'channelId'>;
  /** Address before `/pictures/…`; empty for the bot's own page. */
  readonly pictures: string;
  readonly links: Links;
}

/** The one door out: an answer becomes the activity that a channel sends. */
export function render(answer: Answer, { knowledge, received, pictures }: Rendering): Partial<Activity> {
  const words = wordsFor(answer, knowledge);
  const activity = toActivity(words, channelDataOf(answer, knowledge.contentVersion));
  return words.picture && !withoutSvg.has(received.channelId) ? { ...activity, attachments: [pictureOf(words.picture, pictures)] } : activity;
}

/** Teams shows no SVG; the words of a step say what its picture shows. */
const withoutSvg: ReadonlySet<string> = new Set<string>([Channels.Msteams]);

function pictureOf({ name, alt }: GuidePicture, address: string): Attachment {
  return { contentType: 'image/svg+xml', contentUrl: `${address}/pictures/${name}.svg`, name: alt };
}

export function renderWelcome(knowledge: KnowledgeBase): Partial<Activity> {
  return toActivity(welcomeWords(knowledge), { kind: 'welcome', language: 'en', contentVersion: knowledge.contentVersion });
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
