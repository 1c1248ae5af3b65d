/** The page around the chat, if there is one: it may ask for a close button, and is told when that is pressed. */
import { closeWord, say } from '../embedding';

export interface HostParts {
  readonly closeButton: HTMLButtonElement;
  /** Takes the focus when the chat opens; not the field, which would bring up the keyboard over the welcome. */
  readonly title: HTMLElement;
}

export function followHost({ closeButton, title }: HostParts): void {
  if (window.parent === window) return;
  const close = (): void => say(window.parent, closeWord);

  window.addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
    if (source !== window.parent) return;
    if (data === 'firstDrops:closable') closeButton.hidden = false;
    if (data === 'firstDrops:beside') closeButton.hidden = true;
    if (data === 'firstDrops:opened') title.focus();
  });
  closeButton.addEventListener('click', close);
  document.addEventListener('keydown', ({ key, target }) => {
    const isInDialog = target instanceof Element && target.closest('dialog') !== null;
    if (key === 'Escape' && !closeButton.hidden && !isInDialog) close();
  });
}
