/** Prints one answer or the whole chat, black on white. Put on a sheet that only a printer sees, so that the page stays as it is. */
import { element } from './elements';
import { writtenLink } from './plain-text';
import { texts } from '../texts';

export interface PrintingParts {
  /** Shown in print only. */
  readonly sheet: HTMLElement;
  readonly list: HTMLElement;
}

export interface Printing {
  readonly printAnswer: (message: HTMLElement) => void;
  readonly printChat: () => void;
}

function dateOf(message: Element | undefined): string {
  const said = message?.querySelector('time')?.dateTime;
  return (said === undefined ? new Date() : new Date(said)).toLocaleString([], { dateStyle: 'full', timeStyle: 'short' });
}

/** Keeps who said it and when; nobody can tap on paper. */
function printed(message: Element): Element {
  const copy = document.importNode(message, true);
  for (const link of copy.querySelectorAll('a')) link.replaceWith(writtenLink(link.textContent, link.getAttribute('href') ?? ''));
  for (const part of copy.querySelectorAll('button, .delivery, .by-page')) part.remove();
  return copy;
}

export function createPrinting({ sheet, list }: PrintingParts): Printing {
  const fill = (messages: readonly Element[]): void =>
    sheet.replaceChildren(element('p', { className: 'sheet-title' }, element('strong', {}, texts.name), ` · ${dateOf(messages[0])}`), ...messages.map(printed), element('p', {}, texts.honesty));
  const fillAll = (): void => fill([...list.children]);
  const print = (messages: readonly Element[]): void => {
    fill(messages);
    window.print();
  };

  // The browser's own print command prints the chat too.
  window.addEventListener('beforeprint', () => sheet.childElementCount === 0 && fillAll());
  window.addEventListener('afterprint', () => sheet.replaceChildren());
  return { printAnswer: (message) => print([message]), printChat: () => print([...list.children]) };
}
