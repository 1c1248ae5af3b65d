/** What arrives over Direct Line, checked once here and trusted from then on. */
import { fieldsOf, listOf, textOf } from './fields';
import { readSuggestion, shownText, type Suggestion } from './saying';

export type Level = 'normal' | 'watch' | 'call-today';

export interface OwnMessage {
  readonly kind: 'own';
  readonly id?: string;
  readonly clientActivityId?: string;
  /** Undefined: a button that speaks silently. */
  readonly text?: string;
}

/** A drawing of the bot's own. */
export interface Picture {
  readonly address: string;
  /** What it shows, for those who do not see it. */
  readonly words: string;
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
  readonly pictures: readonly Picture[];
  readonly language?: string;
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

const ownPicture = /^(?:https?:\/\/[^/]+)?(\/pictures\/[\w-]+\.svg)$/;

/** Whatever host is written there, the drawing is loaded from this page's own server: nothing a parent reads loads anything from elsewhere. */
function readPicture(attachment: unknown): Picture | undefined {
  const { contentType, contentUrl, name } = fieldsOf(attachment);
  const address = ownPicture.exec(textOf(contentUrl) ?? '')?.[1];
  return contentType === 'image/svg+xml' && address !== undefined ? { address, words: textOf(name) ?? '' } : undefined;
}

function botMessage(activity: Readonly<Record<string, unknown>>): BotMessage {
  const { kind, certainty, redFlagId, level, language } = fieldsOf(fieldsOf(activity.channelData).firstDrops);
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
    pictures: listOf(activity.attachments).map(readPicture).filter((picture) => picture !== undefined),
    language: textOf(language),
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
  if (isOwn) return { kind: 'own', id, clientActivityId, text: shownText(textOf(activity.text), marks) };
  const message = botMessage(activity);
  return message.text === '' && message.suggestions.length === 0 ? undefined : message;
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
