/** What Teams sends to the message extension, read once. The SDK's types promise more than arrives: anything may be missing, or forged. */
import { z } from 'zod';
import { textOfMessage } from './message-text';

export interface SearchQuery {
  readonly commandId: string;
  /** Empty at first, before anything is typed. */
  readonly words: string;
  readonly skip: number;
  readonly count: number;
}

export interface ActionCall {
  readonly commandId: string;
  /** Of the message that the command was called on; absent where it was called from the compose box. */
  readonly text?: string;
  /** What a pressed button carried. */
  readonly data: unknown;
}

/** Teams asks for 25 at a time. */
const mostRows = 25;

const Options = z.object({ skip: z.int().min(0).catch(0), count: z.int().min(1).max(mostRows).catch(mostRows) });
const Query = z.object({ commandId: z.string().catch(''), parameters: z.array(z.unknown()).catch([]), queryOptions: Options.catch({ skip: 0, count: mostRows }) });
const Words = z.object({ name: z.literal('words'), value: z.string() });

export function readQuery(value: unknown): SearchQuery | undefined {
  const query = Query.safeParse(value).data;
  if (!query) return undefined;
  const words = query.parameters.flatMap((parameter) => Words.safeParse(parameter).data?.value ?? []).at(0) ?? '';
  return { commandId: query.commandId, words: words.trim(), ...query.queryOptions };
}

const optionalText = z.string().optional().catch(undefined);
const Body = z.object({ contentType: optionalText, content: optionalText });
const Message = z.object({ subject: optionalText, body: Body.catch({}) });
const Called = z.object({ commandId: z.string().catch(''), messagePayload: Message.optional().catch(undefined), data: z.unknown().optional() });

export function readAction(value: unknown): ActionCall | undefined {
  const called = Called.safeParse(value).data;
  if (!called) return undefined;
  const { commandId, messagePayload, data } = called;
  return { commandId, data, ...(messagePayload ? { text: textOfMessage({ subject: messagePayload.subject, ...messagePayload.body }) } : {}) };
}

const Link = z.object({ url: z.url({ protocol: /^https?$/ }).max(2_000) });

/** Undefined: no address of the web. */
export function readLink(value: unknown): URL | undefined {
  const link = Link.safeParse(value).data;
  return link && new URL(link.url);
}
