/** The HTML that Teams sends beside a text, and at times instead of one. */
import type { Activity } from 'botbuilder';
import { z } from 'zod';

const Html = z.looseObject({ contentType: z.literal('text/html'), content: z.string() });
const Attachments = z.array(z.unknown()).catch([]).transform((attachments) => attachments.flatMap((attachment) => Html.safeParse(attachment).data ?? []));

const mentionSpan = /<span\b[^<>]{0,200}schema\.skype\.com\/Mention[^<>]{0,200}>([^<>]{0,200})<\/span>/gi;
const quoteBegins = /<blockquote\b[^<>]{0,200}schema\.skype\.com\/Reply/i;
const quoteEnds = /<\/blockquote>/i;

/** What a message quotes was said before, and by somebody else. */
function withoutQuotes(html: string): string {
  const begin = html.search(quoteBegins);
  const length = begin < 0 ? -1 : html.slice(begin).search(quoteEnds);
  return length < 0 ? html : `${html.slice(0, begin)} ${withoutQuotes(html.slice(begin + length))}`;
}

/** With mentions marked as they are in a text; empty when there is none. */
export function htmlCopyOf({ attachments }: Pick<Activity, 'attachments'>): string {
  return Attachments.parse(attachments).map(({ content }) => withoutQuotes(content).replace(mentionSpan, '<at>$1</at>')).join('\n');
}
