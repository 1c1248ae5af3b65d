/** One card as a message. No text beside it, which Teams would show as well. */
import { ActivityTypes, InputHints, type Activity } from 'botbuilder';
import type { FirstDropsData } from '../channel-data';
import { cardContentType, type AdaptiveCard } from './adaptive-card';

export interface Around {
  readonly firstDrops?: FirstDropsData;
  /** What a notification shows, also on a locked phone. */
  readonly summary: string;
}

export function cardActivity(card: AdaptiveCard, { firstDrops, summary }: Around): Partial<Activity> {
  return {
    type: ActivityTypes.Message,
    inputHint: InputHints.AcceptingInput,
    summary,
    attachments: [{ contentType: cardContentType, content: card }],
    ...(firstDrops ? { channelData: { firstDrops } } : {}),
  };
}
