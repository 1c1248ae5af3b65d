/** Learns changed content in a thread of its own, so that answers go on meanwhile. */
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { loadAssistant } from '../assistant/learned';
import { loadKnowledge } from '../assistant/knowledge/knowledge-base';
import { ContentError, sentenceOf } from '../assistant/knowledge/problem';
import { dangerScript } from './danger-script';
import type { ContentPlace } from './live-content';

const place = z.object({ contentFolder: z.string(), cacheFolder: z.string() });
const problemList = z.array(z.string());

/** Reads and learns the folder, and keeps what was learned in the cache folder. Resolves with the sentences of all mistakes; empty when it can be used. */
export function learnInBackground({ contentFolder, cacheFolder }: ContentPlace): Promise<readonly string[]> {
  const worker = new Worker(join(__dirname, 'background.js'), { workerData: { contentFolder, cacheFolder } });
  return new Promise((resolve) => {
    worker.once('message', (message: unknown) => resolve(problemList.parse(message)));
    worker.once('error', (error: unknown) => resolve([error instanceof Error ? error.message : String(error)]));
  });
}

function learn(): string[] {
  const { contentFolder, cacheFolder } = place.parse(workerData);
  try {
    const knowledge = loadKnowledge(contentFolder);
    const learning = { cacheFolder, onProgress: () => undefined };
    loadAssistant(knowledge, learning);
    dangerScript(knowledge, learning);
    return [];
  } catch (error) {
    if (error instanceof ContentError) return error.problems.map(sentenceOf);
    throw error;
  }
}

if (!isMainThread && parentPort) parentPort.postMessage(learn());
