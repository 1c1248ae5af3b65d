/** Says plainly how the connection is, and for a moment what became of a tap. Silent while all is well, and about interruptions that heal at once. */
import type { ConnectionState } from './direct-line/client';
import { texts } from '../texts';

export interface StatusLine {
  readonly show: (state: ConnectionState) => void;
  /** Something small that has happened on the page. */
  readonly note: (text: string) => void;
}

/** Milliseconds. */
const worthSayingAfter = 1_000;
const goodNewsStays = 3_000;
const noteStays = 4_000;

export function createStatusLine(line: HTMLElement): StatusLine {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let noteTimer: ReturnType<typeof setTimeout> | undefined;
  let hasComplained = false;
  let now: ConnectionState = 'connecting';

  function say(text: string, kind: 'trouble' | 'good' | ''): void {
    line.textContent = text;
    line.dataset.kind = kind;
  }

  function complain(state: ConnectionState): void {
    hasComplained = true;
    if (!navigator.onLine) return say(texts.offline, 'trouble');
    say(state === 'online' ? '' : texts[state], state === 'connecting' ? 'good' : 'trouble');
  }

  function celebrate(): void {
    if (!hasComplained) return;
    hasComplained = false;
    say(line.textContent === texts.connecting ? '' : texts.again, 'good');
    timer = setTimeout(() => say('', ''), goodNewsStays);
  }

  return {
    note: (text) => {
      clearTimeout(noteTimer);
      say(text, 'good');
      noteTimer = setTimeout(() => (hasComplained ? complain(now) : say('', '')), noteStays);
    },
    show: (state) => {
      clearTimeout(timer);
      now = state;
      if (state === 'online') return celebrate();
      const isKnown = hasComplained || !navigator.onLine;
      if (isKnown) complain(state);
      else timer = setTimeout(() => complain(state), worthSayingAfter);
    },
  };
}
