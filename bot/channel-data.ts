import type { Answer, GuideSaying } from '../assistant/answer';
import type { Level } from '../assistant/knowledge/types';

/** What a client may read beside the words: `channelData.firstDrops`. A contract; see README.md. */
export interface FirstDropsData {
  readonly kind: Answer['kind'] | 'welcome';
  readonly entryId?: string;
  readonly level?: Level | 'emergency' | 'urgent';
  readonly redFlagId?: string;
  readonly guideId?: string;
  /** The question asked, or the outcome reached. */
  readonly guideStep?: string;
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
    case 'guide':
      return { ...shared, guideId: answer.guideId, ...guideDataOf(answer.saying) };
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

function guideDataOf(saying: GuideSaying): Pick<FirstDropsData, 'guideStep' | 'level' | 'entryId'> {
  switch (saying.kind) {
    case 'step':
      return { guideStep: saying.step.id };
    case 'outcome':
      return { guideStep: saying.outcome.id, level: saying.outcome.level, ...(saying.entry ? { entryId: saying.entry.id } : {}) };
    case 'stopped': case 'expired': case 'changed':
      return {};
  }
}

function rounded(confidence: number): number {
  return Math.round(confidence * 1000) / 1000;
}
