/** The border of `/api/messages`: what must be true of an Activity before the adapter and the bot may trust its type. */
import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { Problem } from '../exchange';

/** Teams' own ids stay below 300 characters; anything much longer is an attempt to fill memory. */
const id = z.string().min(1).max(1_000);
const account = z.looseObject({ id, name: z.string().nullish() });
const things = z.array(z.looseObject({})).max(200).nullish();
const moment = z.string().refine((given) => !Number.isNaN(Date.parse(given))).nullish();

const ActivityShape = z.looseObject({
  type: z.string().min(1).max(100),
  id: z.string().max(1_000).nullish(),
  channelId: z.string().regex(/^[\w.-]{1,100}$/),
  serviceUrl: z.string().min(1).max(2_000),
  conversation: z.looseObject({ id }),
  from: account,
  recipient: account.nullish(),
  text: z.string().nullish(),
  name: z.string().nullish(),
  locale: z.string().max(100).nullish(),
  deliveryMode: z.string().nullish(),
  replyToId: z.string().max(1_000).nullish(),
  entities: things,
  attachments: things,
  membersAdded: z.array(account).max(1_000).nullish(),
  membersRemoved: z.array(account).max(1_000).nullish(),
  timestamp: moment,
  localTimestamp: moment,
  expiration: moment,
});

const Things = z.looseObject({}).catch({});

/** The schema is the check; the SDK's type is what it then may be called. */
function isActivity(body: unknown): body is Activity {
  return ActivityShape.safeParse(body).success;
}

/** Names the fields, never what was in them. */
function complaintAbout(body: unknown): string {
  const fields = ActivityShape.safeParse(body).error?.issues.map(({ path }) => path.filter((part) => typeof part === 'string').join('.'));
  return `This is no Activity: look at ${[...new Set(fields)].join(', ')}.`;
}

/** Some channels write null for what they do not have; the SDK looks for undefined only. */
function withoutNulls(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
}

/** The SDK promises dates to the bot; JSON brings strings. */
function withDates(activity: Activity): Activity {
  const dated = (['timestamp', 'localTimestamp', 'expiration'] as const).filter((field) => activity[field] !== undefined);
  for (const field of dated) activity[field] = new Date(activity[field] ?? 0);
  return activity;
}

/** The SDK promises a recipient, too, and the bot compares who arrives with it; not every channel names one. */
function withRecipient(activity: Activity): Activity {
  activity.recipient ??= { id: '', name: '' };
  return activity;
}

/** A link opened by somebody who has not added the app: Teams may tell nothing of the sender, and nothing is remembered of one. */
function withSender(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (body.name !== 'composeExtension/anonymousQueryLink') return body;
  return { ...body, from: { id: 'anonymous', name: '', ...withoutNulls(Things.parse(body.from)) } };
}

/** @throws Problem 400 naming the fields that are missing or odd. */
export function readActivity(body: Readonly<Record<string, unknown>>): Activity {
  const given = withSender(withoutNulls(body));
  if (!isActivity(given)) throw new Problem({ status: 400, code: 'BadActivity', message: complaintAbout(given) });
  return withRecipient(withDates(given));
}
