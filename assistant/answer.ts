/** The nouns that cross the rim between deciding and wording. Types only: nothing here runs. */
import type { Guide, GuideAnswers, GuideStep, TellingOutcome } from './knowledge/guides/types';
import type { Group, KnowledgeEntry, Level, Myth, RedFlag } from './knowledge/types';

/** All that is remembered of a conversation: ids and numbers, no words and no names. */
export interface Conversation {
  /** Entry ids of the last did-you-mean, in the order shown; empty when nothing is pending. */
  readonly offered: readonly string[];
  /** The red flag that "Is this happening now?" was asked about. */
  readonly askedRedFlag?: string;
  /** The red flag that was shown last and not yet answered by "I'm safe now"; the next answer reminds of it. */
  readonly afterRedFlag?: string;
  /** A danger card that got no reply yet, after other answers: a "yes" still means it for a while. */
  readonly waitingCard?: WaitingCard;
  /** Dangers that the last message would have been with one more quantity. */
  readonly near?: readonly NearDanger[];
  /** The guided check that a danger broke off; offered again when the danger is over. */
  readonly interruptedGuide?: GuidePlace;
  readonly lastAnswered?: string;
  /** Entries answered before that, the last one last; what "back" returns to. */
  readonly earlier?: readonly string[];
  /** Entries that came after the last answer: what "not what I meant" is answered with. */
  readonly runnersUp?: readonly string[];
  /** Whole days since birth, 0 on the first day; set when a message tells it. */
  readonly babyAgeDays?: number;
  /** When that age was true, in milliseconds since 1970: the baby grows older while the conversation rests. */
  readonly ageToldAt?: number;
  /** Whether the age was asked for below an answer: with the last message, or before. It is asked once. */
  readonly askedAge?: 'just now' | 'before';
  /** The guided check that is under way. */
  readonly guide?: GuidePlace;
  /** Lines of the last answer that were shown to follow-ups, by their place in it: none is shown twice. */
  readonly shownParts?: readonly number[];
  /** The topics were shown just now, so that a topic's title means its list. */
  readonly isBrowsing?: boolean;
  /** Entries already rated as helpful or not: nobody is asked twice. */
  readonly rated?: readonly string[];
  readonly language: string;
  /** Questions in a row that found no answer; 0 again with the next answer. */
  readonly failedTries: number;
}

export interface NearDanger {
  readonly redFlagId: string;
  /** What is missing: the baby's age in days, hours, percent of the birth weight lost, degrees Celsius. */
  readonly of: 'age' | 'hours' | 'percent' | 'temperature';
  /** An age up to this, and of the others this much or more. */
  readonly limit: number;
}

export interface WaitingCard {
  readonly redFlagId: string;
  readonly certainty: RedFlagAnswer['certainty'];
  /** Answers given since the card. */
  readonly answersSince: number;
}

/** Where a guided check stands. */
export interface GuidePlace {
  readonly id: string;
  /** Of the file it was begun with. */
  readonly version: string;
  readonly step: string;
  readonly answers: GuideAnswers;
  /** Numbers told before they were asked for, by step id. */
  readonly told: GuideAnswers;
  /** Steps asked before this one. */
  readonly path: readonly string[];
  /** When the question was asked, in milliseconds since 1970. */
  readonly at: number;
  /** Replies to this question that could not be read. */
  readonly tries: number;
}

/** One message, seen without its channel. */
export interface Turn {
  readonly utterance: string;
  readonly conversation: Conversation;
  /** Milliseconds since 1970; 0 where time does not matter. */
  readonly now?: number;
  /** Where the person is, when the channel tells it. */
  readonly local?: LocalTime;
  /** `utterance` is what a button says, not what was typed. */
  readonly pressed?: Pressed;
  /** Others read along, so that the danger card asks nothing and nobody is reminded of it. */
  readonly isAmongOthers?: boolean;
  /** A message that was changed after it was sent: no reply to what was asked since. */
  readonly isEdited?: boolean;
}

/** What a reply of a danger card says: to "Is this happening now?" the first two, to "Are you safe now?" the others. */
export type DangerReply = 'now' | 'notNow' | 'safe' | 'notSafe';

/** The question that a pressed button belongs to, where the channel tells. It may be long over, or another person's. */
export type Pressed =
  | { readonly kind: 'danger'; readonly redFlagId: string; readonly reply: DangerReply }
  | { readonly kind: 'guide'; readonly guideId: string; readonly stepId: string }
  | { readonly kind: 'didYouMean' };

export interface LocalTime {
  /** 0…23 */
  readonly hour: number;
  /** 0 on Sunday. */
  readonly weekday: number;
}

export type SmallTalk = 'greeting' | 'thanks' | 'goodbye' | 'whoAreYou' | 'affirmation' | 'frustration' | 'low' | 'scared' | 'empty' | 'ageTold';
export type Command =
  | 'help' | 'startOver' | 'topics' | 'noneOfThese' | 'more' | 'person' | 'notNow' | 'safeNow' | 'callNow' | 'overOrMistake' | 'withheld' | 'stop' | 'back' | 'again' | 'goOn'
  | 'whatYouKnow' | 'forgetMe' | 'otherLanguage' | 'helped' | 'notWhatIMeant' | 'why' | 'whatToDo' | 'whenToCall' | 'howToHelp' | 'isThatNormal';

interface Outcome {
  /** What to remember after this turn. */
  readonly conversation: Conversation;
  /** The red flag shown just before, to be reminded of in a sentence. */
  readonly remindsOf?: string;
  /** How sure that card was: after a mere question nobody is asked whether help has come. */
  readonly remindsAfter?: RedFlagAnswer['certainty'];
  /** A guided check that this answer interrupted, to be offered again. */
  readonly pauses?: Guide;
  /** The message told that a baby has died. */
  readonly condoles?: boolean;
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
  /** A second question in the same message. */
  readonly also?: KnowledgeEntry;
  /** With three questions in one message: the others, offered by name. */
  readonly others?: readonly KnowledgeEntry[];
  /** False beliefs in the message, to be put right first. */
  readonly myths?: readonly Myth[];
  /** The part of the entry that a follow-up asked for; its heading. */
  readonly section?: string;
  /** The lines of the entry that fit a follow-up, as Markdown, in place of the short answer. */
  readonly part?: string;
  /** The message was a story: the reply names the question it understood. */
  readonly isStory?: boolean;
  /** Between 22 and 6 where the person is: short, one next step. */
  readonly isNight?: boolean;
}

export interface UnsureAnswer extends Outcome {
  readonly kind: 'unsure';
  /** The second time in a row: other words for the same question. */
  readonly isAgain?: boolean;
  /** Two or three entries, most likely first. */
  readonly offered: readonly KnowledgeEntry[];
  /** The last answer, when the message seemed to be about it and no part of it fits. */
  readonly about?: KnowledgeEntry;
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
  /** With "topics": the one that was chosen. */
  readonly group?: Group;
  /** With "what do you know about me": what was known before this turn. */
  readonly known?: Conversation;
}

/** Why a question of a guide is asked again. */
export type GuideNote = 'notUnderstood' | 'notUnderstoodAgain' | 'callInstead' | 'outOfRange' | 'twoNumbers' | 'whichUnit' | 'guess' | 'earlierButton' | 'firstQuestion' | 'welcomeBack' | 'ageNoted';

export type GuideSaying =
  | { readonly kind: 'step'; readonly step: GuideStep; readonly isFirst: boolean; readonly note?: GuideNote }
  | { readonly kind: 'outcome'; readonly outcome: TellingOutcome; readonly entry?: KnowledgeEntry }
  /** Stopped by a word; too old to go on; changed by an editor meanwhile. */
  | { readonly kind: 'stopped' | 'expired' | 'changed' };

export interface GuideAnswer extends Outcome {
  readonly kind: 'guide';
  readonly guideId: string;
  /** Absent when an editor has removed it. */
  readonly guide?: Guide;
  readonly saying: GuideSaying;
}

export interface UnknownAnswer extends Outcome {
  readonly kind: 'unknown';
  readonly confidence: number;
}

export type Answer = RedFlagAnswer | EntryAnswer | UnsureAnswer | SmallTalkAnswer | CommandAnswer | GuideAnswer | UnknownAnswer;
