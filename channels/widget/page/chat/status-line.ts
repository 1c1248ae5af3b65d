/** Says plainly how the connection is. Silent while all is well, and about interruptions that heal at once. */
import type { ConnectionState } from './direct-line/client';
import { texts } from '../texts';

export interface StatusLine {
  readonly show: (state: ConnectionState) => void;
}

/** Milliseconds. */
const worthSayingAfter = 1_000;
const goodNewsStays = 3_000;

export function createStatusLine(line: HTMLElement): StatusLine {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasComplained = false;

  function say(text: string, kind: 'trouble' | 'good' | ''): void {
    line.textContent = text;
    line.dataset.kind = kind;
  }

  function complain(state: 'connecting' | 'lost'): void {
    hasComplained = true;
    if (!navigator.onLine) return say(texts.offline, 'trouble');
    say(state === 'connecting' ? texts.connecting : texts.lost, state === 'connecting' ? 'good' : 'trouble');
  }

  function celebrate(): void {
    if (!hasComplained) return;
    hasComplained = false;
    say(line.textContent === texts.connecting ? '' : texts.again, 'good');
    timer = setTimeout(() => say('', ''), goodNewsStays);
  }

  return {
    show: (state) => {
      clearTimeout(timer);
      if (state === 'online') return celebrate();
      const isKnown = hasComplained || !navigator.onLine;
      if (isKnown) complain(state);
      else timer = setTimeout(() => complain(state), worthSayingAfter);
    },
  };
}
