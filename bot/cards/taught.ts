/** What an answer teaches, if anything. */
import type { Answer } from '../../assistant/answer';
import type { KnowledgeEntry } from '../../assistant/knowledge/types';
import type { Taught } from './care-team';

/** The entry that the buttons of a card are about. */
export function entryOf(answer: Answer): KnowledgeEntry | undefined {
  switch (answer.kind) {
    case 'answered': case 'command':
      return answer.entry;
    case 'red-flag': case 'unsure': case 'small-talk': case 'guide': case 'unknown':
      return undefined;
  }
}

export function taughtBy(answer: Answer): Taught | undefined {
  const entry = entryOf(answer);
  if (entry) return taughtByEntry(entry);
  return answer.kind === 'guide' && answer.saying.kind === 'outcome' ? answer.guide : undefined;
}

export function taughtByEntry(entry: KnowledgeEntry): Taught {
  return { ...entry, entryId: entry.id };
}
