/** What the buttons below an answer do. */
import { copy } from './copying';
import { createListening } from './listening';
import { plainText, writtenLink } from './plain-text';
import type { Printing } from './printing';
import { texts } from '../texts';

export interface AnswerToolsParts {
  readonly list: HTMLElement;
  readonly printing: Printing;
  /** Says what became of it. */
  readonly note: (text: string) => void;
}

export interface AnswerTools {
  /** Nothing of a chat that is left is read out any longer. */
  readonly hush: () => void;
}

export function followTools({ list, printing, note }: AnswerToolsParts): AnswerTools {
  const listening = createListening(() => note(texts.notRead));

  function use(button: HTMLElement, message: HTMLElement): void {
    switch (button.dataset.tool) {
      case 'copy':
        return void copy(plainText(message, writtenLink)).then((isCopied) => note(isCopied ? texts.copied : texts.notCopied));
      case 'listen':
        return listening.toggle(message, button);
      case 'print':
        return printing.printAnswer(message);
      case undefined:
      default:
        return undefined;
    }
  }

  list.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('.tool') : null;
    const message = button?.closest<HTMLElement>('.message');
    if (button && message) use(button, message);
  });
  return { hush: listening.stop };
}
