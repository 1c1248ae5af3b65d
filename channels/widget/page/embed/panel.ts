/** Where the chat opens: over the whole screen of a phone, in the corner of a larger window. */
import type { Frame } from './frame';

export interface Panel {
  readonly node: HTMLDialogElement;
  readonly isOpen: () => boolean;
  /** By somebody's press, or by itself, which leaves the focus where it is. */
  readonly open: (by: 'press' | 'itself') => void;
  readonly close: () => void;
}

export interface PanelParts {
  readonly frame: Frame;
  readonly label: string;
  readonly onChange: (isOpen: boolean) => void;
  /** Aborted when the panel leaves the page. */
  readonly life: AbortSignal;
}

/** Room for a page and the chat in its corner. The style sheet asks the same question. */
export const roomForBoth = window.matchMedia('(min-width: 40rem) and (min-height: 30rem)');

export function createPanel({ frame, label, onChange, life }: PanelParts): Panel {
  const node = document.createElement('dialog');
  node.setAttribute('aria-label', label);
  node.append(frame.node);

  /** Modal where it covers everything: what cannot be seen should not be reached either. Not `show()`, which would take the focus. */
  function place(): void {
    const isOpen = node.open;
    if (isOpen) node.close();
    if (roomForBoth.matches) node.open = true;
    else node.showModal();
  }
  function hide(): void {
    if (node.open) node.close();
    onChange(false);
  }
  roomForBoth.addEventListener('change', () => node.open && place(), { signal: life });
  // Escape, or a phone's gesture for "back". Closing of our own, to change its kind, cancels nothing.
  node.addEventListener('cancel', hide);

  return {
    node,
    isOpen: () => node.open,
    open: (by) => {
      frame.load();
      place();
      frame.keepSaying('firstDrops:closable');
      if (by === 'press') {
        frame.node.focus();
        frame.say('firstDrops:opened');
      }
      onChange(true);
    },
    close: hide,
  };
}
