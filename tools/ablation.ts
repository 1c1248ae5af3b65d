/**
 * `npm run ablation`: what each part of the matcher adds, as the Markdown table of docs/matching.md. Two folds of five, two trainings
 * at a time: about 20 minutes on two cores. `--only TEXT` runs the variants whose name contains the text, and the product itself.
 */
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { printHeading, printVariant, type Trials } from './ablation-table';
import { runTrial } from './ablation-trial';
import { variants, type Variant } from './ablation-variants';
import { orExplain } from './explain';

const measuredFolds = [0, 1];
const workersAtOnce = 2;

const task = z.object({ variant: z.number(), fold: z.number() });
const outcome = z.object({ isFirst: z.boolean(), isInFirstThree: z.boolean(), confidence: z.number() });
const trial = z.object({ phrasings: z.array(outcome), questions: z.array(outcome), outOfScope: z.array(outcome) });

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
  const chosen = variants.filter(({ name }, at) => at === 0 || name.includes(values.only));
  const tasks = chosen.flatMap((variant) => measuredFolds.map((fold) => ({ variant, fold })));
  const started = startAll(tasks);
  printHeading(measuredFolds.length);
  let product: Trials | undefined;
  for (const [at, variant] of chosen.entries()) {
    const trials = await Promise.all(started.slice(at * measuredFolds.length, (at + 1) * measuredFolds.length));
    product ??= trials;
    printVariant(variant.name, trials, product);
  }
}

interface Task {
  readonly variant: Variant;
  readonly fold: number;
}

/** Every task's result to come; only a few run at once, in order. */
function startAll(tasks: readonly Task[]): Promise<Trials[number]>[] {
  const lanes: Promise<unknown>[] = Array.from({ length: workersAtOnce }, () => Promise.resolve());
  return tasks.map(({ variant, fold }, at) => {
    const mine = lanes[at % workersAtOnce].then(() => inWorker(variants.indexOf(variant), fold));
    lanes[at % workersAtOnce] = mine;
    return mine;
  });
}

function inWorker(variant: number, fold: number): Promise<Trials[number]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(__filename, { workerData: { variant, fold } });
    worker.once('message', (found: unknown) => resolve(trial.parse(found)));
    worker.once('error', reject);
  });
}

if (isMainThread) main().catch(orExplain);
else {
  const { variant, fold } = task.parse(workerData);
  parentPort?.postMessage(runTrial(variants[variant], fold));
}
