import type { Problem } from '../../../assistant/knowledge/problem';
import { lineWith } from '../page';
import type { Material } from '../material';

/** ISO dates compare as text. On the due day itself the review is still in time. */
export function overdueReviews({ pages, today }: Material): Problem[] {
  return pages.filter(({ head }) => head.review.due !== undefined && head.review.due < today).map(({ path, text, head }) => ({
    file: path, ...lineWith(text, 'due:'), problem: `the review was due on ${head.review.due}`, remedy: 'Have it reviewed again and set a new date, or set "status: draft" and take "due" away',
  }));
}
