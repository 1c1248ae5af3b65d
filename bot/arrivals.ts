import type { Activity } from 'botbuilder';
import { isShared } from './cards/place';

/** In a personal chat the person's arrival counts, in a group the bot's own: channels announce both, and one welcome is enough. */
export function isArrival(activity: Activity): boolean {
  const { membersAdded = [], recipient } = activity;
  return membersAdded.some(({ id }) => (isShared(activity) ? id === recipient.id : id !== recipient.id));
}
