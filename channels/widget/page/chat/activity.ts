/** What arrives over Direct Line, checked once here and trusted from then on. */
import { isCard } from './card-type';
import { fieldsOf, listOf, textOf } from './fields';
import { readPicture, type Picture } from './picture';
import { readSuggestion, shownText, type Suggestion } from './saying';

export type Level = 'normal' | 'watch' | 'call-today';

export interface OwnMessage {
  readonly kind: 'own';
  readonly id?: string;
  readonly clientActivityId?: string;
  /** Undefined: a button that speaks silently. */
  readonly text?: string;
  /** When the server got it, as ISO 8601 says it. */
  readonly time?: string;
}

export interface BotMessage {
  readonly kind: 'bot';
  readonly id?: string;
  readonly text: string;
  readonly isMarkdown: boolean;
  readonly suggestions: readonly Suggestion[];
  /** Set when the message tells of a danger: `ask` when it is not certain. */
  readonly redFlag?: 'sure' | 'ask';
  /** Which danger it is. */
  readonly redFlagId?: string;
  readonly level?: Level;
  /** Something a parent may want to keep: an answer, the outcome of a check, a danger. */
  readonly isAnswer: boolean;
  readonly pictures: readonly Picture[];
  /** As they came. */
  readonly cards: readonly unknown[];
  readonly language?: string;
  /** When it was said, as ISO 8601 says it. */
  readonly time?: string;
}

export type Activity =
  | OwnMessage
  | BotMessage
  | { readonly kind: 'typing'; readonly id?: string }
  /** The bot has forgotten everything said before; the server's log holds no more than its goodbye. */
  | { readonly kind: 'ended'; readonly id?: string };

const levels: ReadonlyMap<unknown, Level> = new Map([['normal', 'normal'], ['watch', 'watch'], ['call-today', 'call-today']]);

function isSuggestion(suggestion: Suggestion | undefined): suggestion is Suggestion {
  return suggestion !== undefined;
}

function botMessage(activity: Readonly<Record<string, unknown>>): BotMessage {
  const { kind, certainty, redFlagId, entryId, level, language } = fieldsOf(fieldsOf(activity.channelData).firstDrops);
  return {
    kind: 'bot',
    id: textOf(activity.id),
    text: textOf(activity.text) ?? '',
    isMarkdown: activity.textFormat !== 'plain',
    suggestions: listOf(fieldsOf(activity.suggestedActions).actions).map(readSuggestion).filter(isSuggestion),
    // A danger of unknown certainty counts as certain.
    redFlag: kind === 'red-flag' ? (certainty === 'ask' ? 'ask' : 'sure') : undefined,
    redFlagId: kind === 'red-flag' ? textOf(redFlagId) : undefined,
    level: levels.get(level),
    isAnswer: [entryId, level, redFlagId].some((mark) => typeof mark === 'string'),
    pictures: listOf(activity.attachments).map(readPicture).filter((picture) => picture !== undefined),
    cards: listOf(activity.attachments).filter(isCard),
    language: textOf(language),
    time: textOf(activity.timestamp),
  };
}

/** Undefined for what a parent has no use for: events, traces, messages without words. */
export function readActivity(value: unknown): Activity | undefined {
  const activity = fieldsOf(value);
  const id = textOf(activity.id);
  const marks = fieldsOf(activity.channelData);
  const clientActivityId = textOf(marks.clientActivityID);
  const isOwn = clientActivityId !== undefined || fieldsOf(activity.from).role === 'user';
  if (activity.type === 'typing' && !isOwn) return { kind: 'typing', id };
  if (activity.type === 'endOfConversation' && !isOwn) return { kind: 'ended', id };
  if (activity.type !== 'message') return undefined;
  if (isOwn) return { kind: 'own', id, clientActivityId, text: shownText(textOf(activity.text), marks), time: textOf(activity.timestamp) };
  const message = botMessage(activity);
  return message.text === '' && message.suggestions.length === 0 && message.cards.length === 0 ? undefined : message;
}

export interface ActivitySet {
  readonly activities: readonly Activity[];
  readonly watermark?: string;
}

/** A frame of the stream, or the answer to a poll; undefined when it is neither. */
export function readActivitySet(value: unknown): ActivitySet | undefined {
  const { activities, watermark } = fieldsOf(value);
  if (!Array.isArray(activities)) return undefined;
  return {
    activities: listOf(activities).map(readActivity).filter((activity) => activity !== undefined),
    watermark: textOf(watermark) ?? (typeof watermark === 'number' ? String(watermark) : undefined),
  };
}
