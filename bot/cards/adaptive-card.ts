/** The part of Adaptive Cards that we use. What else is true of our cards, tests check (tests/bot/cards). */

export interface TextBlock {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly wrap: true;
  readonly id?: string;
  readonly isVisible?: boolean;
  readonly isSubtle?: boolean;
  readonly weight?: 'Bolder';
  readonly size?: 'Small' | 'Default' | 'Medium' | 'Large';
  readonly color?: 'Attention' | 'Warning' | 'Good';
  readonly spacing?: 'None' | 'Small' | 'Medium' | 'Large';
  readonly separator?: boolean;
  /** "heading" for screen readers. */
  readonly style?: 'heading';
}

export interface Container {
  readonly type: 'Container';
  readonly items: readonly Element[];
  readonly id?: string;
  readonly isVisible?: boolean;
  readonly style?: 'attention' | 'warning' | 'good' | 'emphasis';
  readonly spacing?: TextBlock['spacing'];
  readonly separator?: boolean;
}

export interface ActionSet {
  readonly type: 'ActionSet';
  readonly actions: readonly Action[];
  readonly spacing?: TextBlock['spacing'];
}

export interface ChoiceSet {
  readonly type: 'Input.ChoiceSet';
  readonly id: string;
  readonly label: string;
  readonly isMultiSelect: boolean;
  /** Of the choices' titles. */
  readonly wrap?: true;
  readonly isRequired?: boolean;
  readonly errorMessage?: string;
  readonly style?: 'compact' | 'expanded' | 'filtered';
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  readonly value?: string;
}

export interface Picture {
  readonly type: 'Image';
  readonly url: string;
  readonly altText: string;
}

export type Element = TextBlock | Container | ActionSet | ChoiceSet | Picture;

/** What a pressed button carries; see card-action.ts. */
export type ActionData = Readonly<Record<string, unknown>>;

export interface SubmitAction {
  readonly type: 'Action.Submit';
  readonly title: string;
  /** The whole title where a narrow screen cuts the button. */
  readonly tooltip?: string;
  readonly data: ActionData;
}

export interface ExecuteAction {
  readonly type: 'Action.Execute';
  readonly title: string;
  readonly tooltip?: string;
  readonly verb: string;
  readonly data: ActionData;
  /** Where a client knows no Execute. */
  readonly fallback: SubmitAction;
}

export interface OpenUrlAction {
  readonly type: 'Action.OpenUrl';
  readonly title: string;
  readonly tooltip?: string;
  readonly url: string;
}

export interface ToggleAction {
  readonly type: 'Action.ToggleVisibility';
  readonly title: string;
  readonly targetElements: readonly string[];
}

export type Action = SubmitAction | ExecuteAction | OpenUrlAction | ToggleAction;

export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly version: string;
  /** The same in plain words, for a client that shows no cards. */
  readonly fallbackText: string;
  readonly body: readonly Element[];
  readonly actions?: readonly Action[];
}

export const cardContentType = 'application/vnd.microsoft.card.adaptive';

/**
 * The newest that Teams shows on every client: it "supports v1.5 or earlier of Adaptive Card features for bot sent cards", and excepts no phone
 * (learn.microsoft.com, Teams platform, "Types of cards", read 2026-11-29). Action.Execute needs 1.4 or newer.
 */
const newestOfTeams = '1.5';

export function adaptiveCard(body: readonly Element[], fallbackText: string): AdaptiveCard {
  return { type: 'AdaptiveCard', $schema: 'http://adaptivecards.io/schemas/adaptive-card.json', version: newestOfTeams, fallbackText, body };
}
