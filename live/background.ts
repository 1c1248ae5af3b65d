/** Learns changed content in a thread of its own, so that answers go on meanwhile. */
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { loadAssistant } from '../assistant/learned';
import { loadKnowledge } from '../assistant/knowledge/knowledge-base';
import { ContentError, sentenceOf } from '../assistant/knowledge/problem';
import { dangerScript } from './danger-script';
import type { ContentPlace } from './content';

const place = z.object({ contentFolder: z.string(), cacheFolder: z.string() });

const Lesson = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('learned'), contentVersion: z.string() }),
  /** With the sentences of all mistakes. */
  z.object({ kind: z.literal('broken'), problems: z.array(z.string()) }),
]);

/** What came of learning a content folder. */
export type Lesson = Readonly<z.output<typeof Lesson>>;

/** Reads and learns the folder, and keeps what was learned in the cache folder. Rejects when the attempt failed: no memory, a file that was gone. */
export function learnInBackground({ contentFolder, cacheFolder }: ContentPlace): Promise<Lesson> {
  return new Promise<unknown>((resolve, reject) => {
    const worker = new Worker(join(__dirname, 'background.js'), { workerData: { contentFolder, cacheFolder } });
    worker.once('message', resolve).once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The thread that learns ended with code ${code}, and without a word.`)));
  }).then((message) => Lesson.parse(message));
}

/** The same in the thread that asks. */
export function learn({ contentFolder, cacheFolder }: ContentPlace): Lesson {
  try {
    const knowledge = loadKnowledge(contentFolder);
    const learning = { cacheFolder, onProgress: () => undefined };
    loadAssistant(knowledge, learning);
    dangerScript(knowledge, learning);
    return { kind: 'learned', contentVersion: knowledge.contentVersion };
  } catch (error) {
    if (error instanceof ContentError) return { kind: 'broken', problems: error.problems.map(sentenceOf) };
    throw error;
  }
}

if (!isMainThread && parentPort) parentPort.postMessage(learn(place.parse(workerData)));
