/** What a file of content/en/guides becomes: a dialog tree as data. */
import type { Level, Review, Source } from '../types';
import type { Condition } from './conditions';

/** What was answered, by step id: a number (days, count, hours) or the id of a choice. `age` is kept in days of life: 1 on the first day. */
export type GuideAnswers = Readonly<Record<string, number | string>>;

/** Tried in order; the last one has no conditions. */
export interface Branch {
  readonly conditions: readonly Condition[];
  /** Id of a step or an outcome. */
  readonly to: string;
}

export interface GuideChoice {
  readonly id: string;
  /** The button. */
  readonly say: string;
  /** Other words that mean it. */
  readonly also: readonly string[];
  /** Chosen by "I don't know". */
  readonly isUnsure: boolean;
  readonly branches: readonly Branch[];
}

export interface GuidePicture {
  /** File name without `.svg`, in content/en/pictures. */
  readonly name: string;
  readonly alt: string;
}

interface AnyStep {
  readonly id: string;
  readonly ask: string;
  readonly text?: string;
  readonly picture?: GuidePicture;
}

export interface ChoiceStep extends AnyStep {
  readonly kind: 'choices';
  readonly choices: readonly GuideChoice[];
}

export interface InputStep extends AnyStep {
  readonly kind: 'input';
  readonly input: 'age' | 'number' | 'hours';
  /** Days since birth, count or hours. */
  readonly min: number;
  readonly max: number;
  /** Words after or before a number that tell it in one line. */
  readonly told: readonly string[];
  readonly branches: readonly Branch[];
}

export type GuideStep = ChoiceStep | InputStep;

export interface TellingOutcome {
  readonly kind: 'told';
  readonly id: string;
  readonly level: Level;
  readonly text: string;
  /** Entry id. */
  readonly read?: string;
}

export interface DangerOutcome {
  readonly kind: 'danger';
  readonly id: string;
  readonly redFlagId: string;
}

export type GuideOutcome = TellingOutcome | DangerOutcome;

export type GuideTable = readonly Readonly<Record<string, number>>[];

export interface Guide {
  readonly id: string;
  readonly title: string;
  readonly starts: readonly string[];
  readonly entry: string;
  readonly intro?: string;
  /** Rows by day of life, rising; the last counts from then on. */
  readonly table: GuideTable;
  readonly first: string;
  readonly steps: ReadonlyMap<string, GuideStep>;
  readonly outcomes: ReadonlyMap<string, GuideOutcome>;
  readonly sources: readonly Source[];
  readonly review: Review;
  /** Short hash of the file: a conversation begun with another version starts again. */
  readonly version: string;
}
