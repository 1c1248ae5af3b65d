import type { Messages } from '../assistant/knowledge/messages';
import type { Review, Source } from '../assistant/knowledge/types';

/** Who says so, in one line under an answer or at the end of a check. */
export function provenance({ sources, review }: { readonly sources: readonly Source[]; readonly review: Review }, messages: Messages): string {
  const publishers = [...new Set(sources.map(({ publisher }) => publisher))].slice(0, 2).join(', ');
  const note = review.status === 'draft' ? ` ${messages.draftNote}` : '';
  return `_${messages.sources}: ${publishers}.${note}_`;
}
