import type { Problem } from '../../../assistant/knowledge/problem';
import { lineWith } from '../page';
import type { Material } from '../material';

const heading = 'Call for help if';

/** An answer that says "this is normal" must also say when it is not. The loader sees to the heading; this, to the signs under it. */
export function callForHelp({ answers }: Material): Problem[] {
  return answers
    .filter(({ head, passages }) => head.level === 'normal' && !passages.some(({ section, kind }) => section === heading && kind === 'item'))
    .map(({ path, text }) => ({ file: path, ...lineWith(text, `## ${heading}`), problem: `there is no sign under "## ${heading}"`, remedy: 'Write at least one line that begins with "- "' }));
}
