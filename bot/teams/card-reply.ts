/** What a pressed `Action.Execute` is answered with (learn.microsoft.com, "Universal Actions for Adaptive Cards", read 2026-11-29). */
import { StatusCodes, type Activity, type InvokeResponse } from 'botbuilder';
import { z } from 'zod';
import { cardContentType } from '../cards/adaptive-card';

const cardMessageType = 'application/vnd.microsoft.activity.message';
const errorType = 'application/vnd.microsoft.error';

const CardAttachment = z.looseObject({ contentType: z.literal(cardContentType), content: z.record(z.string(), z.unknown()) });

function cardIn({ attachments = [] }: Partial<Activity>): Readonly<Record<string, unknown>> | undefined {
  return attachments.flatMap((attachment) => CardAttachment.safeParse(attachment).data ?? []).at(0)?.content;
}

function done(type: string, value: unknown): InvokeResponse {
  return { status: StatusCodes.OK, body: { statusCode: StatusCodes.OK, type, value } };
}

/** The card stays; the words appear at its foot. Teams takes an answer without words for a failure. */
export function besideCard(reply: Partial<Activity>): InvokeResponse {
  const fallback = cardIn(reply)?.fallbackText;
  return done(cardMessageType, reply.text ?? (typeof fallback === 'string' ? fallback : ''));
}

/** The reply's card takes the place of the pressed one; without a card, its words appear at the foot. */
export function inPlace(reply: Partial<Activity>): InvokeResponse {
  const card = cardIn(reply);
  return card === undefined ? besideCard(reply) : done(cardContentType, card);
}

/** For programs: a person sees that the button did not work, and the card as it was. */
export function badPress(): InvokeResponse {
  const value = { code: 'BadRequest', message: 'Only a pressed Action.Execute is answered here.' };
  return { status: StatusCodes.BAD_REQUEST, body: { statusCode: StatusCodes.BAD_REQUEST, type: errorType, value } };
}
