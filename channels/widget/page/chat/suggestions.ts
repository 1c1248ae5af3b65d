/** The buttons below the last message. They answer that message, so they go as soon as anything else is said. */
import type { Suggestion } from './saying';
import { element } from './elements';
import { texts } from '../texts';

export interface Suggestions {
  readonly show: (suggestions: readonly Suggestion[]) => void;
  readonly clear: () => void;
}

export type OnChoose = (suggestion: Suggestion, event: MouseEvent) => void;

export interface SuggestionsParts {
  readonly place: HTMLElement;
  readonly onChoose: OnChoose;
}

export function suggestionButton(suggestion: Suggestion, onChoose: OnChoose): HTMLElement {
  const made = element('button', { className: 'suggestion', attributes: { type: 'button', dir: 'auto' } }, suggestion.title);
  made.addEventListener('click', (event) => onChoose(suggestion, event));
  return made;
}

export function createSuggestions({ place, onChoose }: SuggestionsParts): Suggestions {
  const clear = (): void => place.replaceChildren();

  return {
    show: (suggestions) => {
      clear();
      if (suggestions.length === 0) return;
      const group = element('div', { className: 'suggestions', attributes: { role: 'group', 'aria-label': texts.suggestions } });
      group.append(...suggestions.map((suggestion) => suggestionButton(suggestion, onChoose)));
      place.append(group);
    },
    clear,
  };
}
