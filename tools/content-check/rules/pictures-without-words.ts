import type { Problem } from '../../../assistant/knowledge/problem';
import type { Material } from '../material';

/** A picture without alternative text says nothing to someone who cannot see it, or whose line is too slow for it. */
export function picturesWithoutWords({ pages }: Material): Problem[] {
  return pages.flatMap(({ path, text }) => text.split('\n').flatMap((content, index) => [...content.matchAll(/!\[\s*\]\(([^)]*)\)|!\[\s*\]\[[^\]]*\]/g)].map(([picture]) => ({
    file: path, line: index + 1, problem: `the picture ${picture} has no alternative text`, remedy: 'Say between the square brackets what it shows',
  }))));
}
