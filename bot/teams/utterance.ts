/** What was written, of all that Teams sends along. */
import type { Activity } from 'botbuilder';
import { withoutReferences } from './entities';
import { htmlCopyOf } from './html-copy';
import { withoutOwnMentions } from './mentions';
import { withoutTags } from './plain-text';

const marksUp: ReadonlySet<string> = new Set(['xml', 'html', 'text/html']);

/** Stands where a quoted message is shown. */
const quoteMark = /<\/?quoted\b[^<>]{0,200}>/gi;

type Written = Pick<Activity, 'text' | 'textFormat' | 'entities' | 'recipient' | 'attachments'>;

/** Without mentions of the bot and without markup; nothing else is changed. Empty when nothing was written. */
export function utteranceOf(activity: Written): string {
  const { text = '', textFormat = '' } = activity;
  if (text.trim() === '') return readable(withoutOwnMentions(htmlCopyOf(activity), activity), 'html');
  return readable(withoutOwnMentions(text.replace(quoteMark, ''), activity), textFormat);
}

function readable(written: string, textFormat: string): string {
  return withoutReferences(marksUp.has(textFormat) ? withoutTags(written) : written).trim();
}
