/** What the page around wants of the chat's looks, told in the address: its own accent (`accent=0b6466`) and the side on which its lines begin (`dir=rtl`). */
import { readColour } from '../colour/colour';
import type { Colours } from '../colour/theme';

export interface AskedLooks {
  /** Instead of the hospital's, by day and by night; undefined when none was asked for that can be understood. */
  readonly colours?: Colours;
  readonly isRightToLeft: boolean;
}

export function askedLooks(query: URLSearchParams): AskedLooks {
  const accent = readColour(query.get('accent') ?? '');
  return { colours: accent === undefined ? undefined : { accent }, isRightToLeft: query.get('dir') === 'rtl' };
}
