import { ActionTypes, ActivityTypes, InputHints, type Activity } from 'botbuilder';
import type { Answer } from '../assistant/answer';
import type { KnowledgeBase } from '../assistant/knowledge/types';
import { channelDataOf, type FirstDropsData } from './channel-data';
import { welcomeWords, wordsFor, type Words } from './words';

/** The one door out: an answer becomes the activity that a channel sends. */
export function render(answer: Answer, knowledge: KnowledgeBase): Partial<Activity> {
  return toActivity(wordsFor(answer, knowledge), channelDataOf(answer, knowledge.contentVersion));
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
