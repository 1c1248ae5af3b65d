/** What was written, of all that Teams sends along. */
import type { Activity } from 'botbuilder';
import { withoutReferences } from './entities';
import { withoutOwnMentions } from './mentions';
import { withoutTags } from './plain-text';

const marksUp: ReadonlySet<string> = new Set(['xml', 'html', 'text/html']);

/** Without mentions of the bot and without markup; nothing else is changed. Empty when nothing was written. */
export function utteranceOf(activity: Pick<Activity, 'text' | 'textFormat' | 'entities' | 'recipient'>): string {
  const written = withoutOwnMentions(activity.text ?? '', activity);
  return withoutReferences(marksUp.has(activity.textFormat ?? '') ? withoutTags(written) : written).trim();
}
