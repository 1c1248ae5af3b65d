import type { Problem } from '../../../assistant/knowledge/problem';
import { wordsOf } from '../../../assistant/language/words';
import { lineWith } from '../page';
import type { Material } from '../material';

/** A title is also the button a parent taps: two alike cannot be told apart. */
export function duplicateTitles({ pages }: Material): Problem[] {
  const first = new Map<string, string>();
  return pages.flatMap(({ path, text, head: { title } }) => {
    const key = wordsOf(title).join(' ');
    const other = first.get(key);
    if (key !== '' && other === undefined) first.set(key, path);
    return other === undefined ? [] : [{ file: path, ...lineWith(text, 'title:'), problem: `the title "${title}" is also that of ${other}`, remedy: 'Give each its own title' }];
  });
}
