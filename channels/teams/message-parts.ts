/** A message as large as Teams takes; a larger one as several, in order. */
import { ActivityTypes, type Activity, type Attachment } from 'botbuilder';
import { z } from 'zod';
import { splitText } from './split-text';

/**
 * UTF-16 units of a message as JSON. Microsoft counts the whole message in UTF-16 and refuses more than 100 KB, with 80 KB advised;
 * until 2025 it was 40 KB ("Format your bot messages"), and what people and webhooks post may have about 28 KB. Within 40,000 bytes of
 * UTF-16, which are 20,000 bytes of plain letters, all of them are kept.
 */
export const mostUnits = 20_000;

type Message = Partial<Activity>;

function isMessage({ type }: Message): boolean {
  return type === String(ActivityTypes.Message);
}

function unitsOf(message: Message): number {
  return JSON.stringify(message).length;
}

const Fallback = z.object({ fallbackText: z.string() });

function fallbackOf({ content }: Attachment): readonly string[] {
  const { success, data } = Fallback.safeParse(content);
  return success ? [data.fallbackText] : [];
}

/** Cards that are too large even without the text are said in their own words for that. */
function withoutLargeCards(message: Message): Message {
  const { text = '', attachments = [], ...rest } = message;
  if (unitsOf({ ...message, text: '' }) <= mostUnits) return message;
  return { ...rest, text: [text, ...attachments.flatMap(fallbackOf)].filter((each) => each !== '').join('\n\n') };
}

/** A mention is a mistake in a message whose text does not hold it. */
function mentionsIn(text: string, { entities }: Message): Pick<Message, 'entities'> {
  if (entities === undefined) return {};
  return { entities: entities.filter((entity) => typeof entity['text'] !== 'string' || text.includes(entity['text'])) };
}

/** What is pressed or looked at comes with the last part, or after it. */
function withLast(texts: readonly Message[], { attachments, attachmentLayout, suggestedActions }: Message): readonly Message[] {
  const extras = { attachments, attachmentLayout, suggestedActions };
  const last = { ...texts.at(-1), ...extras };
  if (attachments === undefined && suggestedActions === undefined) return texts;
  return unitsOf(last) <= mostUnits ? [...texts.slice(0, -1), last] : [...texts, { ...last, text: '', entities: undefined }];
}

/** As it is when there is nothing to cut. */
export function partsOf(message: Message): readonly Message[] {
  if (!isMessage(message) || unitsOf(message) <= mostUnits) return [message];
  const small = withoutLargeCards(message);
  const { text = '' } = small;
  const envelope: Message = { ...small, attachments: undefined, attachmentLayout: undefined, suggestedActions: undefined };
  // Mentions are left out of the parts that do not hold them, so a part is never longer than this.
  const room = mostUnits - unitsOf({ ...envelope, text: '' });
  if (text === '' || room <= 0) return [message];
  return withLast(splitText(text, room).map((part) => ({ ...envelope, text: part, ...mentionsIn(part, envelope) })), small);
}
