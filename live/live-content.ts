/** The content that a running bot answers from, exchanged when an editor changes a file. A broken edit leaves the last good content in place. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { loadAssistant, type LearningProgress } from '../assistant/learned';
import { loadKnowledge } from '../assistant/knowledge/knowledge-base';
import { learnInBackground } from './background';
import { dangerScript } from './danger-script';
import type { Assistant } from '../assistant/assistant';
import type { IsWithheld } from '../assistant/withheld';
import type { KnowledgeBase } from '../assistant/knowledge/types';

export interface Content {
  readonly knowledge: KnowledgeBase;
  readonly assistant: Assistant;
  /** The same knowledge without withheld answers: what buttons may lead to. */
  readonly shown: KnowledgeBase;
  /** For the chat page, to see danger before the network. */
  readonly dangerScript: string;
}

export interface ContentPlace {
  readonly contentFolder: string;
  /** Where what was learned is kept. */
  readonly cacheFolder: string;
}

export interface LiveContent {
  readonly current: () => Content;
  /** Sentences about an edit that could not be taken over; empty when the newest content is in use. */
  readonly problems: () => readonly string[];
  readonly stop: () => void;
}

export interface LiveContentParts extends ContentPlace {
  /** How often the folder is looked at. */
  readonly everySeconds: number;
  readonly onProgress: LearningProgress;
  readonly isWithheld: IsWithheld;
  /** Told once for each change: what was taken over, or why it was not. Sentences without words of parents. */
  readonly onChange: (sentence: string, isTaken: boolean) => void;
}

function loadContent({ contentFolder, ...parts }: LiveContentParts): Content {
  const knowledge = loadKnowledge(contentFolder);
  const shown = { ...knowledge, entries: new Map([...knowledge.entries].filter(([, entry]) => !parts.isWithheld(entry))) };
  return { knowledge, shown, assistant: loadAssistant(knowledge, parts), dangerScript: dangerScript(knowledge, parts) };
}

/**
 * Loads the content and keeps an eye on its folder.
 * @throws ContentError when the content cannot be used at the start.
 */
export async function liveContent(parts: LiveContentParts): Promise<LiveContent> {
  let current = loadContent(parts);
  for (const name of exampleFacts(current.knowledge.site)) parts.onProgress(`content/site.yaml: "${name}" is still an example value, not a real one of yours. Replace it before parents use this.`);
  let seen = await fingerprintOf(parts.contentFolder);
  let problems: readonly string[] = [];
  let unreadable: readonly string[] = [];
  const look = async (): Promise<void> => {
    const found = await fingerprintOf(parts.contentFolder);
    unreadable = [];
    if (found === seen) return;
    seen = found;
    problems = await learnInBackground(parts);
    // What the background learned lies in the cache folder now: this only reads it.
    if (problems.length === 0) current = loadContent(parts);
    parts.onChange(problems.length === 0 ? `The content is now version ${current.knowledge.contentVersion}` : `The edited content is not used: ${problems.join(' ')}`, problems.length === 0);
  };
  const stop = repeat(look, parts.everySeconds, (error) => {
    const sentence = `The content folder cannot be read, and what was read before stays in use: ${error instanceof Error ? error.message : String(error)}`;
    if (unreadable.length === 0) parts.onChange(sentence, false);
    unreadable = [sentence];
  });
  return { current: () => current, problems: () => [...problems, ...unreadable], stop };
}

/** Facts that a hospital has not yet replaced by its own. */
function exampleFacts({ facts }: KnowledgeBase['site']): string[] {
  return Object.entries(facts).filter(([, value]) => value.includes('(example)')).map(([name]) => name);
}

/** One look after the other, never two at once; does not keep the process alive. */
function repeat(action: () => Promise<void>, seconds: number, onError: (error: unknown) => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const again = (): void => {
    if (isStopped) return;
    timer = setTimeout(() => void action().catch(onError).finally(again), seconds * 1000);
    timer.unref();
  };
  again();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

/** Names, sizes and times of all files: changes with every edit and is cheap to take. */
async function fingerprintOf(folder: string): Promise<string> {
  const items = await readdir(folder, { recursive: true, withFileTypes: true });
  const lines = await Promise.all(items.filter((item) => item.isFile()).map(async (item) => {
    const path = join(item.parentPath, item.name);
    const { size, mtimeMs } = await stat(path);
    return `${path} ${size} ${mtimeMs}`;
  }));
  return lines.sort().join('\n');
}
