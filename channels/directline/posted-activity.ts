/** The border of Direct Line: what a client may say, picked field by field. Whatever is not named here goes no further. */
import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { isShallow } from '../body';
import { Problem } from '../exchange';
import type { Limits } from '../limits';

const types = ['message', 'event', 'typing', 'conversationUpdate'] as const;

/** A BCP 47 tag such as `en-GB`; anything else counts as none. */
export const languageTag = z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z\d]{1,8}){0,4}$/).optional().catch(undefined);

const Posted = z.object({
  type: z.enum(types),
  text: z.string().optional(),
  name: z.string().max(200).optional(),
  value: z.unknown().optional(),
  channelData: z.record(z.string(), z.unknown()).optional(),
  attachments: z.array(z.unknown()).optional(),
  // Not worth a refusal: without them the message is still the message.
  textFormat: z.enum(['plain', 'markdown']).optional().catch(undefined),
  locale: languageTag,
  localTimezone: z.string().max(60).optional().catch(undefined),
  timestamp: z.iso.datetime({ offset: true }).optional().catch(undefined),
});

export type PostedType = (typeof types)[number];

export interface PostedActivity {
  /** What goes to the log and to the bot; sender, conversation and id are still missing. */
  readonly activity: Partial<Activity> & { readonly type: PostedType };
  /** The client's own id for it, by which it knows a repeat. */
  readonly clientActivityId?: string;
}

function badActivity(message: string): Problem {
  return new Problem({ status: 400, code: 'BadActivity', message });
}

function complaintAbout(fields: readonly PropertyKey[]): string {
  if (fields.includes('type')) return `type must be one of ${types.join(', ')}.`;
  return `Look at ${[...new Set(fields)].map(String).join(', ')}: not what an Activity holds there.`;
}

/** NUL and halves of a character pair: no parent types them, and storages and clients choke on them. */
function wellFormed(text: string): string {
  return Buffer.from(text.replaceAll('\0', ''), 'utf8').toString('utf8');
}

function checkExtras(posted: z.output<typeof Posted>, { extraCharacters, nesting }: Limits): void {
  for (const field of ['value', 'channelData'] as const) {
    const extra = posted[field];
    if (extra === undefined) continue;
    const isSmall = isShallow(extra, nesting) && JSON.stringify(extra).length <= extraCharacters;
    if (!isSmall) throw new Problem({ status: 413, code: 'MessageTooLong', message: `${field} is larger than ${extraCharacters} characters.` });
  }
}

/** Some clients write null for what they do not have. */
function withoutNulls(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
}

function clientActivityIdOf({ clientActivityID: given }: Readonly<Record<string, unknown>> = {}): string | undefined {
  return typeof given === 'string' && given !== '' && given.length <= 200 ? given : undefined;
}

function check(body: Readonly<Record<string, unknown>>, limits: Limits): z.output<typeof Posted> {
  const { data: posted, error } = Posted.safeParse(withoutNulls(body));
  if (posted === undefined) throw badActivity(complaintAbout(error.issues.map(({ path }) => path[0] ?? 'body')));
  if ((posted.attachments ?? []).length > 0) throw badActivity('This bot takes text only: send no attachments.');
  if ((posted.text ?? '').length > limits.textCharacters) throw new Problem({ status: 413, code: 'MessageTooLong', message: `The text is longer than ${limits.textCharacters} characters: send it in parts.` });
  checkExtras(posted, limits);
  return posted;
}

/** @throws Problem 400 or 413, naming fields and limits but nothing that was sent. */
export function readPostedActivity(body: Readonly<Record<string, unknown>>, limits: Limits): PostedActivity {
  const { type, text, textFormat, name, value, channelData, locale, localTimezone, timestamp } = check(body, limits);
  return {
    activity: {
      type,
      ...(text === undefined ? {} : { text: wellFormed(text), textFormat: textFormat ?? 'plain' }),
      ...(name === undefined ? {} : { name }),
      ...(value === undefined ? {} : { value }),
      ...(channelData === undefined ? {} : { channelData }),
      ...(locale === undefined ? {} : { locale }),
      ...(localTimezone === undefined ? {} : { localTimezone }),
      // The client's clock may be wrong by years: ours gives the timestamp, its own stays beside it.
      ...(timestamp === undefined ? {} : { localTimestamp: new Date(timestamp) }),
      timestamp: new Date(),
    },
    clientActivityId: clientActivityIdOf(channelData),
  };
}
