/**
 * What First Drops remembers, behind one interface for every engine. Types only; `open-store.ts` makes one.
 *
 * Every call may reject with a StorageProblem, which says what the operator can do. Times are milliseconds since 1970.
 * Activities and dialog states are encrypted at rest; ids that others chose are kept as keyed hashes only.
 */
import type { Activity, Storage } from 'botbuilder';

export interface Conversation {
  readonly id: string;
  /** A keyed hash already when it gets here. */
  readonly userId: string;
  readonly bornAt: number;
  /** Position of the last activity. Never goes down, whatever is removed or erased. */
  readonly end: number;
  readonly usedAt: number;
  readonly isGreeted: boolean;
  /** Whether a post of it has no outcome yet: somebody runs it, or nobody does any more. */
  readonly hasWaitingPosts: boolean;
}

export interface NewConversation extends Pick<Conversation, 'id' | 'userId' | 'bornAt'> {
  /** Position before the first activity: 0, or beyond any that a forgotten conversation of this id can have reached. */
  readonly start: number;
}

export interface Conversations {
  /** Finds the conversation or makes it; of several calls at once exactly one is told `isNew`. Counts as its use. */
  readonly open: (conversation: NewConversation) => Promise<{ readonly conversation: Conversation; readonly isNew: boolean }>;
  /** Counts as its use, to the minute. */
  readonly find: (id: string) => Promise<Conversation | undefined>;
}

/** How a post fared with the bot. */
export type Outcome = 'answered' | 'failed';

export interface Post {
  /** The client's own id for it, by which a repeat is known. */
  readonly clientActivityId?: string;
  readonly activity: Partial<Activity>;
}

export interface Received {
  readonly kind: 'new' | 'known';
  readonly activityId: string;
  readonly position: number;
  readonly outcome: Outcome | 'waiting';
}

/** A post that was received and has no outcome yet: its turn has not come, or the process that ran it was killed. */
export interface WaitingPost {
  readonly activityId: string;
  readonly position: number;
  /** As received, with its id; undefined when the key that sealed it is gone. */
  readonly json: string | undefined;
}

/** Everything one turn changes. It is buffered, and committed together when the turn's work resolves; not at all when it throws. After that it is without effect. */
export interface Unit {
  /** As it was when the turn began. */
  readonly conversation: Conversation;
  /** Oldest first: whoever answers in this order keeps the order across instances (see answer-in-order.ts). */
  readonly waiting: readonly WaitingPost[];
  /** The conversation's dialog state. `Store.dialogStates` leads here too while the work runs. */
  readonly states: Storage;
  /** Returns the id it will have. Its position is given at the commit. */
  readonly append: (activity: Partial<Activity>) => string;
  /** Without effect when there is no such activity. Its position stays. */
  readonly replace: (activityId: string, activity: Partial<Activity>) => void;
  readonly remove: (activityId: string) => void;
  /** A unit that marks a post which has its outcome already commits nothing: so a post may be run twice without harm. */
  readonly mark: (activityId: string, outcome: Outcome) => void;
  readonly greet: () => void;
  /**
   * Deletes what was said before this turn, the dialog state, and what this unit holds so far. Posts that wait stay. Of a post
   * marked in this unit the id and the outcome stay, without its words, so that its repeat is not answered again.
   */
  readonly erase: () => void;
}

export interface StoredActivity {
  readonly position: number;
  readonly json: string;
}

export interface Batch {
  readonly activities: readonly StoredActivity[];
  /** The watermark after them. */
  readonly end: number;
}

export interface ActivityLog {
  /** Undefined when there is no such conversation. */
  readonly after: (conversationId: string, watermark: number) => Promise<Batch | undefined>;
  /** Whether there was such an activity. Its position stays: only clients that connect later see the new one. */
  readonly replace: (conversationId: string, activityId: string, activity: Partial<Activity>) => Promise<boolean>;
  readonly remove: (conversationId: string, activityId: string) => Promise<void>;
  /** Deletes what was stored before that time. Posts that wait stay. */
  readonly eraseBefore: (conversationId: string, time: number) => Promise<void>;
}

export interface SeenActivities {
  /** Whether the key was not seen within its time to live; from now on it is. True for one of several calls at once, on any instance. */
  readonly firstTime: (key: string, timeToLiveMilliseconds: number) => Promise<boolean>;
  /** For an activity that could not be answered: its next delivery deserves a turn. */
  readonly forget: (key: string) => Promise<void>;
}

export interface RateWindow {
  readonly count: number;
  /** Until the window ends and the count begins anew. */
  readonly millisecondsLeft: number;
}

/** Counts shared by all instances. Keys (addresses, conversations) are kept as keyed hashes, and only as long as their window. */
export interface RateCounts {
  /** Counts one, and tells how many there are now. One statement each. */
  readonly count: (key: string, seconds: number) => Promise<RateWindow>;
  readonly look: (key: string) => Promise<RateWindow>;
}

export interface DayCount {
  /** Such as 2026-11-29. */
  readonly day: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly count: number;
}

/** De-identified: names and labels come from fixed lists, never from what anybody wrote. */
export interface Counts {
  readonly add: (count: Omit<DayCount, 'count'>) => Promise<void>;
  /** Both days included; by day, then name. */
  readonly read: (days: { readonly from: string; readonly to: string }) => Promise<readonly DayCount[]>;
}

/** What a turn came to; 'repeated': it marked a post that had its outcome already, and nothing was committed. */
export type TurnResult = 'committed' | 'repeated';

/** A conversation whose log is elsewhere: only its dialog state is ours. */
export interface ForeignConversation {
  readonly channelId: string;
  /** As that channel gives it; never stored as it is. */
  readonly conversationId: string;
}

export interface Health {
  /** Rows met since the start that no present key opens. They count as erased. */
  readonly unreadable: number;
}

export interface Store {
  /** Who else may use the same database at the same time: nobody, or further instances of this server. */
  readonly sharedBy: 'nobody' | 'instances';
  /** A secret of 64 hexadecimal digits, the same as long as STORAGE_KEY (or the key in the data folder) is, on every instance. */
  readonly secretFor: (purpose: string) => string;
  readonly conversations: Conversations;
  /** Stores a post durably before the bot sees it. A known client id is neither stored nor numbered again. */
  readonly receive: (conversationId: string, post: Post) => Promise<Received>;
  /** Undefined when there is no such post, or no longer. */
  readonly outcomeOf: (conversationId: string, activityId: string) => Promise<Outcome | 'waiting' | undefined>;
  /**
   * Runs the work alone for this conversation, across all instances, in the order of asking. The work is run again when its
   * commit met a change from elsewhere, so whatever it does outside the unit may happen twice.
   */
  readonly turn: (conversationId: string, work: (unit: Unit) => Promise<void>) => Promise<TurnResult>;
  /**
   * Runs the work alone for this conversation, across all instances, in the order of asking, and commits the dialog state it left.
   * It runs once, for others have heard by then what it said: when its place was lost meanwhile, the state that another turn
   * left stands, and this one is told 'overtaken'. Nothing is committed when the work throws.
   */
  readonly alone: (conversation: ForeignConversation, work: () => Promise<void>) => Promise<'committed' | 'overtaken'>;
  readonly log: ActivityLog;
  /** Calls back after appends on any instance, sometimes for nothing: ask the log. The callback must not throw. */
  readonly onAppended: (conversationId: string, callback: () => void) => () => void;
  /** The Bot Framework's storage, for every channel. Within a turn it reads and writes what that turn will commit. */
  readonly dialogStates: Storage;
  readonly seenActivities: SeenActivities;
  readonly rateCounts: RateCounts;
  readonly counts: Counts;
  /** Deletes conversations not used since, activities stored before, dialog states not written since. Counts by day stay. */
  readonly forgetOlderThan: (time: number) => Promise<void>;
  /** Deletes all there is about a conversation, of any channel. A turn that runs is not committed. */
  readonly erase: (conversationId: string) => Promise<void>;
  /** @throws StorageProblem when the database does not answer within two seconds, or could not keep what it was given and still cannot. */
  readonly check: () => Promise<Health>;
  /** Writes a complete, encrypted copy to a new file, while everything runs. PostgreSQL has a tool of its own for that. */
  readonly backup: (path: string) => Promise<void>;
  /** Ends connections and timers. Turns that run fail. */
  readonly close: () => Promise<void>;
}
