import type { Answer } from '../assistant/answer';
import type { Level } from '../assistant/knowledge/types';

/** What a client may read beside the words: `channelData.firstDrops`. A contract; see README.md. */
export interface FirstDropsData {
  readonly kind: Answer['kind'] | 'welcome';
  readonly entryId?: string;
  readonly level?: Level | 'emergency' | 'urgent';
  readonly redFlagId?: string;
  readonly certainty?: 'sure' | 'ask';
  readonly offered?: readonly string[];
  readonly confidence?: number;
  readonly language: string;
  readonly contentVersion: string;
}

export function channelDataOf(answer: Answer, contentVersion: string): FirstDropsData {
  const shared = { kind: answer.kind, language: answer.conversation.language, contentVersion };
  switch (answer.kind) {
    case 'red-flag':
      return { ...shared, redFlagId: answer.redFlag.id, certainty: answer.certainty, level: answer.redFlag.level };
    case 'answered':
      return { ...shared, entryId: answer.entry.id, level: answer.level, confidence: rounded(answer.confidence) };
    case 'unsure':
      return { ...shared, offered: answer.offered.map(({ id }) => id), confidence: rounded(answer.confidence) };
    case 'unknown':
      return { ...shared, confidence: rounded(answer.confidence) };
    case 'command':
      return { ...shared, ...(answer.entry ? { entryId: answer.entry.id } : {}) };
    case 'small-talk':
      return shared;
  }
}

function rounded(confidence: number): number {
  return Math.round(confidence * 1000) / 1000;
}
