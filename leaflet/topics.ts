/** The answers by topic, without those that may not be shown. */
import type { KnowledgeBase, KnowledgeEntry } from '../assistant/knowledge/types';

export interface Topic {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly KnowledgeEntry[];
}

export function topicsOf({ groups, entries }: KnowledgeBase): readonly Topic[] {
  return groups.map(({ id, title, entries: ids }) => ({ id, title, entries: ids.flatMap((entry) => entries.get(entry) ?? []) })).filter((topic) => topic.entries.length > 0);
}
