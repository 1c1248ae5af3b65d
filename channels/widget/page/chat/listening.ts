/** Reads an answer out, for whoever has a baby on the arm and the eyes closed. One at a time. */
import { toolFace } from './message-foot';
import { plainText, spokenLink } from './plain-text';
import { speechPieces } from './speech-pieces';

export interface Listening {
  /** Reads it out; stops when this is what is being read. */
  readonly toggle: (message: HTMLElement, button: HTMLElement) => void;
  readonly stop: () => void;
}

function languageOf(message: HTMLElement): string {
  return message.querySelector<HTMLElement>('.content')?.lang || document.documentElement.lang;
}

export function createListening(onTrouble: () => void): Listening {
  /** Kept as long as it is read: Chrome forgets to tell the end of what nobody holds. */
  let reading: { readonly button: HTMLElement; readonly utterances: readonly SpeechSynthesisUtterance[] } | undefined;

  function stop(): void {
    if (reading === undefined) return;
    reading.button.replaceChildren(...toolFace('listen'));
    reading = undefined;
    speechSynthesis.cancel();
  }

  function fail(): void {
    stop();
    onTrouble();
  }

  function read(message: HTMLElement, button: HTMLElement): void {
    const utterances = speechPieces(plainText(message, spokenLink)).map((text) => new SpeechSynthesisUtterance(text));
    const own = { button, utterances };
    reading = own;
    button.replaceChildren(...toolFace('stop'));
    for (const [at, utterance] of utterances.entries()) {
      utterance.lang = languageOf(message);
      // What was stopped on purpose ends too, and with an error.
      utterance.onerror = () => reading === own && fail();
      utterance.onend = () => reading === own && at === utterances.length - 1 && stop();
      speechSynthesis.speak(utterance);
    }
  }

  window.addEventListener('pagehide', stop);
  document.addEventListener('visibilitychange', () => document.hidden && stop());
  // Also closes the chat in a portal, which the page is not told.
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && stop());
  return {
    stop,
    toggle: (message, button) => {
      const isRead = reading?.button === button;
      stop();
      if (!isRead) read(message, button);
    },
  };
}
