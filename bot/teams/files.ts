/** Files, pictures and recordings that came with a message. */
import type { Activity } from 'botbuilder';
import { z } from 'zod';

const Attachment = z.looseObject({ contentType: z.string() });
const Attachments = z.array(z.unknown()).catch([]).transform((attachments) => attachments.flatMap((attachment) => Attachment.safeParse(attachment).data ?? []));

/** Teams sends every formatted message as HTML beside its text, and puts quotes, announcements and previews of links there, too. */
const noFile = /^(text\/html|messageReference|forwardedMessageReference|application\/vnd\.microsoft\.(?!card\.(audio|video|animation)$|teams\.file\.))/i;

export function hasFiles({ attachments }: Pick<Activity, 'attachments'>): boolean {
  return Attachments.parse(attachments).some(({ contentType }) => !noFile.test(contentType));
}
