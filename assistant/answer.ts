/** The nouns that cross the rim between deciding and wording. Types only: nothing here runs. */
import type { KnowledgeEntry, Level, RedFlag } from './knowledge/types';

/** All that is remembered of a conversation: ids and numbers, no words and no names. */
export interface Conversation {
  /** Entry ids of the last did-you-mean, in the order shown; empty when nothing is pending. */
  readonly offered: readonly string[];
  /** The red flag that "Is this happening now?" was asked about. */
  readonly askedRedFlag?: string;
  /** The red flag that was shown last and not yet answered by "I'm safe now"; the next answer reminds of it. */
  readonly afterRedFlag?: string;
  readonly lastAnswered?: string;
  /** Whole days since birth, 0 on the first day; set when a message tells it. */
  readonly babyAgeDays?: number;
  readonly language: string;
  /** Questions in a row that found no answer; 0 again with the next answer. */
  readonly failedTries: number;
}

/** One message, seen without its channel. */
export interface Turn {
  readonly utterance: string;
  readonly conversation: Conversation;
}

export type SmallTalk = 'greeting' | 'thanks' | 'goodbye' | 'whoAreYou' | 'affirmation' | 'frustration' | 'empty' | 'ageTold';
export type Command = 'help' | 'startOver' | 'topics' | 'noneOfThese' | 'more' | 'person' | 'notNow' | 'safeNow' | 'withheld';

interface Outcome {
  /** What to remember after this turn. */
  readonly conversation: Conversation;
  /** The red flag shown just before, to be reminded of in a sentence. */
  readonly remindsOf?: string;
}

export interface RedFlagAnswer extends Outcome {
  readonly kind: 'red-flag';
  readonly redFlag: RedFlag;
  /** "ask": the softer card, "Is this happening now?". */
  readonly certainty: 'sure' | 'ask';
  /** An ordinary question in the same message, answered below the card. */
  readonly also?: KnowledgeEntry;
}

export interface EntryAnswer extends Outcome {
  readonly kind: 'answered';
  readonly entry: KnowledgeEntry;
  /** The short answer and level for the baby's age, where that is known and matters. */
  readonly short: string;
  readonly level: Level;
  readonly confidence: number;
}

export interface UnsureAnswer extends Outcome {
  readonly kind: 'unsure';
  /** Two or three entries, most likely first. */
  readonly offered: readonly KnowledgeEntry[];
  readonly confidence: number;
}

export interface SmallTalkAnswer extends Outcome {
  readonly kind: 'small-talk';
  readonly smallTalk: SmallTalk;
}

export interface CommandAnswer extends Outcome {
  readonly kind: 'command';
  readonly command: Command;
  /** With "more": the entry to unfold; none when nothing was answered yet. */
  readonly entry?: KnowledgeEntry;
}

export interface UnknownAnswer extends Outcome {
  readonly kind: 'unknown';
  readonly confidence: number;
}

export type Answer = RedFlagAnswer | EntryAnswer | UnsureAnswer | SmallTalkAnswer | CommandAnswer | UnknownAnswer;
