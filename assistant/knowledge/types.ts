import type { Colours } from '../../colour/theme';
import type { Command, SmallTalk } from '../answer';
import type { Guide } from './guides/types';
import type { Messages } from './messages';

/** What the content folder becomes once it is read and checked. */

export type Level = 'normal' | 'watch' | 'call-today';
export type Region = 'US' | 'UK';

export interface Source {
  readonly title: string;
  readonly publisher: string;
  readonly address: string;
}

export interface Review {
  readonly status: 'draft' | 'approved';
  readonly by?: string;
  /** ISO dates, for example 2027-01-31. */
  readonly on?: string;
  readonly due?: string;
}

/** Another short answer, and another level, for a baby of a certain age. */
export interface AgeVariant {
  /** First and last day of life; day 1 is the first 24 hours. No last day: from then on. */
  readonly fromDay: number;
  readonly toDay?: number;
  readonly level: Level;
  readonly short: string;
}

/** A false belief, in words as people write them, and its correction. */
export interface Myth {
  readonly beliefs: readonly string[];
  readonly correction: string;
}

/** One answer = one file. All texts are Markdown with the region and the site's facts filled in. */
export interface KnowledgeEntry {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly level: Level;
  /** The editor's own questions, from the front matter. */
  readonly questions: readonly string[];
  /** The many further phrasings, from content/en/phrasings. */
  readonly phrasings: readonly string[];
  readonly short: string;
  /** Everything after the short answer, without the variants. */
  readonly body: string;
  readonly variants: readonly AgeVariant[];
  readonly related: readonly string[];
  readonly guide?: string;
  /** What people believe and is not so, and a kind sentence that says what is. */
  readonly myths: readonly Myth[];
  /** What a nurse asks so that the parent tells it back in own words or shows it: never yes or no, never a test. Filled in like the answer. */
  readonly teachBack: string;
  readonly sources: readonly Source[];
  readonly review: Review;
}

/** One danger sign = one file. */
export interface RedFlag {
  readonly id: string;
  readonly level: 'emergency' | 'urgent';
  readonly who: 'parent' | 'baby' | 'either';
  readonly title: string;
  /** Sign patterns in plain words; the grammar is explained in content/README.md. */
  readonly signs: readonly string[];
  /** Patterns in the same grammar for what looks like this danger and is none. */
  readonly passes: readonly string[];
  /** Named lists of words that the signs use as {name}. */
  readonly words: Readonly<Record<string, readonly string[]>>;
  /** Whether the danger still counts when the message says that it is over, as after a fall or a fit. */
  readonly afterwards: 'over' | 'counts';
  /** What is shown where others read along: all of it, or nothing that tells what it is about. */
  readonly amongOthers: 'whole' | 'numbers only';
  /** What to say: at most 40 words, number first. Markdown, numbers filled in. */
  readonly message: string;
  /** What to do while waiting. Markdown list. */
  readonly waiting: string;
  readonly sources: readonly Source[];
  readonly review: Review;
  /** Messages that must be caught, and look-alikes that must pass. */
  readonly caught: readonly string[];
  readonly passed: readonly string[];
}

/** The hospital's own facts, from content/site.yaml. */
export interface Site {
  readonly region: Region;
  /** Values for {{placeholders}}, already chosen for the region. */
  readonly facts: Readonly<Record<string, string>>;
  /** Entry ids shown to someone who does not know what to ask. */
  readonly starters: readonly string[];
  /** What the hospital chose for the chat's buttons; empty when it chose nothing. */
  readonly colours: Colours;
}

/** A topic to look around in. */
export interface Group {
  readonly id: string;
  readonly title: string;
  /** Entry ids, in the order shown. */
  readonly entries: readonly string[];
}

export interface KnowledgeBase {
  /** Short hash over every file of the content folder. */
  readonly contentVersion: string;
  readonly site: Site;
  readonly entries: ReadonlyMap<string, KnowledgeEntry>;
  readonly groups: readonly Group[];
  readonly redFlags: ReadonlyMap<string, RedFlag>;
  readonly guides: ReadonlyMap<string, Guide>;
  readonly messages: Messages;
  readonly words: WordLists;
  readonly outOfScope: readonly string[];
}

/** Set phrases by what they mean. */
export type PhraseLists<Name extends string> = ReadonlyMap<Name, readonly string[]>;

/** Word lists owned by editors, from content/en/words.yaml. Keys and values are in lower case. */
export interface WordLists {
  /** From a word or phrase to the one word the matcher uses for it. */
  readonly synonyms: ReadonlyMap<string, string>;
  /** Words too common to mean anything to the matcher. */
  readonly stopWords: ReadonlySet<string>;
  /** Greetings and padding that carry no question: "hi there", "quick question". */
  readonly fillers: readonly string[];
  /** Set phrases: small talk, commands, and yes/no to a question about danger. */
  readonly smallTalk: PhraseLists<SmallTalk>;
  readonly commands: PhraseLists<Command>;
  /** To "Is this happening now?" and to "Are you safe now?": the same words may mean the opposite. */
  readonly replies: { readonly happening: PhraseLists<'yes' | 'no'>; readonly safe: PhraseLists<'yes' | 'no'> };
  /** Ask for the form of the sheet to take home. */
  readonly sheet: readonly string[];
  /** From an American word to the word shown in the UK. */
  readonly regional: ReadonlyMap<string, string>;
}
