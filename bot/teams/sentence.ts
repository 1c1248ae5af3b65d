/** What Teams is told where the assistant was not asked. */
import { ActivityTypes, InputHints, type Activity } from 'botbuilder';
import type { MessageKey } from '../../assistant/knowledge/messages';
import type { KnowledgeBase } from '../../assistant/knowledge/types';
import { cardContentType, type AdaptiveCard } from '../cards/adaptive-card';
import type { FirstDropsData } from '../channel-data';

/** One sentence of the bot's own. */
export function sentence(key: MessageKey, { messages, contentVersion }: KnowledgeBase): Partial<Activity> {
  const firstDrops: FirstDropsData = { kind: key === 'welcomeGroup' ? 'welcome' : 'small-talk', language: 'en', contentVersion };
  return { type: ActivityTypes.Message, textFormat: 'markdown', inputHint: InputHints.AcceptingInput, text: messages[key], channelData: { firstDrops } };
}

/** A card that is no answer: the form of the sheet to take home, and what comes of it. */
export function cardMessage(card: AdaptiveCard, { contentVersion }: KnowledgeBase): Partial<Activity> {
  const firstDrops: FirstDropsData = { kind: 'command', language: 'en', contentVersion };
  const [summary] = card.fallbackText.split('\n');
  return { type: ActivityTypes.Message, inputHint: InputHints.AcceptingInput, summary, attachments: [{ contentType: cardContentType, content: card }], channelData: { firstDrops } };
}
