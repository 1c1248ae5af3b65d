/** What a host page may set: as `data-…` on the script, or without `data-` on the element. docs/embedding.md lists them. */
export const attributeNames = ['label', 'place', 'open', 'opener', 'token-url', 'inline'] as const;

export interface Settings {
  /** Written on the button. */
  readonly label: string;
  /** Opens by itself where the window has room for both, without taking the focus. */
  readonly opensWhenWide: boolean;
  /** A CSS selector of the host's own buttons, which take the place of ours. */
  readonly opener?: string;
  /** Where the host's server hands out tokens for the person who is signed in there. */
  readonly tokenUrl?: string;
  /** Fills its own box in the page instead of floating above it. */
  readonly isInline: boolean;
}

const usualLabel = 'Ask about feeding';

export function readSettings(element: Element): Settings {
  return {
    label: element.getAttribute('label') ?? usualLabel,
    opensWhenWide: element.getAttribute('open') === 'wide',
    opener: element.getAttribute('opener') ?? undefined,
    tokenUrl: element.getAttribute('token-url') ?? undefined,
    isInline: element.hasAttribute('inline'),
  };
}

/** The script's `data-…` become the element's attributes. */
export function copySettings(script: HTMLElement, element: Element): void {
  for (const name of attributeNames) {
    const value = script.getAttribute(`data-${name}`);
    if (value !== null) element.setAttribute(name, value);
  }
}
