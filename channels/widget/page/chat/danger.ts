/**
 * Looks for danger in what is written, before the network: by the script `assets/triage.js`, which holds the same signs as the server.
 * While that is missing or still loading nothing is lost but time: the server looks at every message too.
 */
import type { BotMessage } from './activity';
import { fieldsOf, textOf } from './fields';
import { texts } from '../texts';

/** A card the page shows by itself. */
export interface OwnCard extends BotMessage {
  readonly redFlagId: string;
}

export interface DangerWatch {
  /** The card for a message that is surely a danger. */
  readonly cardFor: (text: string | undefined) => OwnCard | undefined;
  /** Another conversation: what the last one told of the baby's age counts no longer. */
  readonly forget: () => void;
}

type Called = (...given: readonly unknown[]) => unknown;

function isCallable(value: unknown): value is Called {
  return typeof value === 'function';
}

/** What `triage.js` left on the page; see assistant/safety/page-triage.ts. */
function engine(): { readonly look?: Called; readonly forget?: Called } {
  const { look, forget } = fieldsOf(Reflect.get(window, 'firstDropsTriage'));
  return { look: isCallable(look) ? look : undefined, forget: isCallable(forget) ? forget : undefined };
}

function readCard(found: unknown): OwnCard | undefined {
  const { redFlagId, certainty, text } = fieldsOf(found);
  // A danger that is not certain is asked about by the server, which also hears the answer.
  if (certainty !== 'sure' || typeof redFlagId !== 'string' || textOf(text) === undefined) return undefined;
  return { kind: 'bot', text: String(text), isMarkdown: true, suggestions: [], pictures: [], cards: [], isAnswer: true, redFlag: 'sure', redFlagId, language: texts.language, time: new Date().toISOString() };
}

export function createDangerWatch(): DangerWatch {
  return {
    cardFor: (text) => (text === undefined ? undefined : readCard(engine().look?.(text))),
    forget: () => void engine().forget?.(),
  };
}
