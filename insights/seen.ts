/**
 * What is known of a turn and of a call to the storage once they are over. Types only. Every text in here comes from a fixed
 * list: kinds, channels, ids of content files. No words, no names, nothing that leads to a person or a conversation.
 */
import type { Answer } from '../assistant/answer';
import type { StorageProblemKind } from '../storage/problem';

export type SeenChannel = 'directline' | 'webchat' | 'msteams' | 'emulator' | 'other';

/** What a parent said about the answer before. */
export interface Feedback {
  readonly verdict: 'helped' | 'notWhatIMeant';
  readonly entryId: string;
}

export interface SeenTurn {
  /** 'failed': the parent read the apology. */
  readonly kind: Answer['kind'] | 'failed';
  readonly channel: SeenChannel;
  readonly milliseconds: number;
  readonly entryId?: string;
  readonly redFlagId?: string;
  readonly certainty?: 'sure' | 'ask';
  readonly guideId?: string;
  /** How a guide ended: the id of its outcome, or why it has none. Absent while it goes on. */
  readonly guideEnd?: string;
  readonly confidenceBand?: string;
  /** Where the parent is; absent when the channel does not tell. */
  readonly hours?: 'night' | 'day';
  readonly feedback?: Feedback;
}

export interface SeenStoreCall {
  /** Such as 'turn' or 'log.after'. */
  readonly call: string;
  readonly milliseconds: number;
  /** Absent when it went well. */
  readonly problem?: StorageProblemKind | 'other';
}
