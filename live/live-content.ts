/** The content that a running bot answers from, exchanged when an editor changes a file. A broken edit leaves the last good content in place. */
import { loadContent, type Content } from './content';
import { fingerprintOf } from './fingerprint';
import { repeat } from './repeat';
import { createRetryPause } from './retry-pause';
import { takeOver, type TakeOver, type TakeOverParts } from './take-over';
import type { KnowledgeBase } from '../assistant/knowledge/types';

export interface LiveContent {
  readonly current: () => Content;
  /** Sentences about an edit that could not be taken over; empty when the newest content is in use. */
  readonly problems: () => readonly string[];
  readonly stop: () => void;
}

export interface LiveContentParts extends TakeOverParts {
  /** How often the folder is looked at. */
  readonly everySeconds: number;
  /** Told once for each change: what was taken over, or why it was not. Sentences without words of parents. */
  readonly onChange: (sentence: string, isTaken: boolean) => void;
}

type OnChange = LiveContentParts['onChange'];

/**
 * Loads the content and keeps an eye on its folder.
 * @throws ContentError when the content cannot be used at the start.
 */
export async function liveContent(parts: LiveContentParts): Promise<LiveContent> {
  const { contentFolder, everySeconds, onChange, onProgress } = parts;
  // Taken before loading, which may last: what is edited meanwhile is seen by the first look.
  let settled = await fingerprintOf(contentFolder);
  let current = loadContent(parts);
  for (const name of exampleFacts(current.knowledge.site)) onProgress(`content/site.yaml: "${name}" is still an example value, not a real one of yours. Replace it before parents use this.`);
  let broken: readonly string[] = [];
  const untaken = createTrouble('The edited content could not be taken over, which is tried again; what was read before stays in use', onChange);
  const unreadable = createTrouble('The content folder cannot be read, and what was read before stays in use', onChange);
  const pause = createRetryPause(everySeconds * 1000);

  const settle = (fingerprint: string, result: TakeOver): void => {
    if (result.kind === 'outdated') return;
    if (result.kind === 'taken') current = result.content;
    [settled, broken] = [fingerprint, result.kind === 'broken' ? result.problems : []];
    untaken.end();
    onChange(broken.length === 0 ? `The content is now version ${current.knowledge.contentVersion}` : `The edited content is not used: ${broken.join(' ')}`, broken.length === 0);
  };
  const look = async (): Promise<void> => {
    const fingerprint = await fingerprintOf(contentFolder);
    unreadable.end();
    if (fingerprint === settled) return untaken.end();
    if (pause.isResting(fingerprint)) return;
    await takeOver(parts, fingerprint).then((result) => settle(fingerprint, result)).catch((error: unknown) => {
      pause.failed(fingerprint);
      untaken.tell(error);
    });
  };
  const stop = repeat(() => look().catch(unreadable.tell), everySeconds);
  return { current: () => current, problems: () => [...broken, ...untaken.sentences(), ...unreadable.sentences()], stop };
}

interface Trouble {
  /** None or one. */
  readonly sentences: () => readonly string[];
  readonly tell: (error: unknown) => void;
  readonly end: () => void;
}

/** Trouble that may pass by itself: told once, and until it is over. */
function createTrouble(what: string, onChange: OnChange): Trouble {
  let sentences: readonly string[] = [];
  return {
    sentences: () => sentences,
    tell: (error) => {
      const sentence = `${what}: ${error instanceof Error ? error.message : String(error)}`;
      if (sentences.length === 0) onChange(sentence, false);
      sentences = [sentence];
    },
    end: () => void (sentences = []),
  };
}

/** Facts that a hospital has not yet replaced by its own. */
function exampleFacts({ facts }: KnowledgeBase['site']): string[] {
  return Object.entries(facts).filter(([, value]) => value.includes('(example)')).map(([name]) => name);
}
