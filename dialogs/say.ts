import type { Activity } from 'botbuilder';
import type { Answer } from '../assistant/answer';

/** Words an answer as one activity, for the channel of the one it replies to. Given by `bot/`, so that dialogs know nothing of wording. */
export type Say = (answer: Answer, received: Activity) => Partial<Activity>;
