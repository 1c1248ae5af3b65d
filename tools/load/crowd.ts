/** 200 parents at once on one instance, at a pace it can hold. */
import { setTimeout as delay } from 'node:timers/promises';
import { closeAccounts } from './accounts';
import { atMost, quantile, shown, tallyFigures, type Figure } from './figure';
import { secret, startInstance } from './instance';
import { meet, type Parent } from './parent';
import { memoryMegabytes } from './process-figures';
import { readQuestions } from './questions';
import type { Tally } from './tally';

export interface CrowdSize {
  readonly parents: number;
  readonly turnsEach: number;
  /** All parents together. */
  readonly turnsPerSecond: number;
}

/**
 * 25 messages in ten minutes from each of 200 parents are 8 turns a second; here seven times as fast. Fewer would not do for the
 * memory: the heap grows for the first 1,500 turns, until V8 collects it whole for the first time.
 */
const usual: CrowdSize = { parents: 200, turnsEach: 25, turnsPerSecond: 60 };

interface Sample {
  readonly turns: number;
  readonly megabytes: number;
}

export interface CrowdResult {
  readonly tally: Tally;
  /** Milliseconds from when a message was due to when its answer was heard. */
  readonly times: readonly number[];
  readonly seconds: number;
  readonly memory: readonly Sample[];
}

/** By least squares. */
function slope(samples: readonly Sample[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [turns, megabytes] = [mean(samples.map((sample) => sample.turns)), mean(samples.map((sample) => sample.megabytes))];
  const spread = samples.map((sample) => (sample.turns - turns) ** 2);
  return mean(samples.map((sample) => (sample.turns - turns) * (sample.megabytes - megabytes))) / mean(spread);
}

/** Turns become due by the clock, whether or not the server keeps up: its delays count against it. */
async function talkAll(parents: readonly Parent[], { turnsEach, turnsPerSecond }: CrowdSize, onAnswer: () => void): Promise<number[]> {
  const question = readQuestions();
  const start = performance.now();
  const times: number[] = [];
  const talk = async (parent: Parent, at: number): Promise<void> => {
    for (let turn = 0; turn < turnsEach; turn += 1) {
      const due = start + ((turn * parents.length + at) / turnsPerSecond) * 1_000;
      await delay(Math.max(0, due - performance.now()));
      if (!(await parent.say(question(at * turnsEach + turn)))) continue;
      times.push(performance.now() - due);
      onAnswer();
    }
  };
  await Promise.all(parents.map(talk));
  return times;
}

export async function runCrowd(size: CrowdSize): Promise<CrowdResult> {
  const bot = await startInstance();
  const memory: Sample[] = [];
  let turns = 0;
  const sample = (): void => void memory.push({ turns, megabytes: memoryMegabytes(bot.processId) });
  try {
    const parents: Parent[] = [];
    while (parents.length < size.parents) parents.push(await meet({ address: () => bot.address, secret }));
    sample();
    const timer = setInterval(sample, 500);
    const start = performance.now();
    const times = await talkAll(parents, size, () => (turns += 1)).finally(() => clearInterval(timer));
    const seconds = (performance.now() - start) / 1_000;
    sample();
    return { tally: await closeAccounts(parents), times, seconds, memory };
  } finally {
    await bot.end('SIGTERM');
  }
}

export async function crowd(): Promise<Figure[]> {
  const { tally, times, seconds, memory } = await runCrowd(usual);
  return [
    shown({ name: 'parents at once, each on a WebSocket', value: usual.parents, unit: '' }),
    shown({ name: `pace held, of ${usual.turnsPerSecond} turns a second asked for`, value: times.length / seconds, unit: 'turns/s' }),
    ...tallyFigures(tally),
    shown({ name: 'from due to answered, half of all', value: quantile(times, 0.5), unit: 'ms' }),
    atMost({ name: 'from due to answered, 95 of 100', value: quantile(times, 0.95), unit: 'ms' }, 250),
    shown({ name: 'memory before', value: memory[0]?.megabytes ?? Number.NaN, unit: 'MB' }),
    shown({ name: 'memory after', value: memory.at(-1)?.megabytes ?? Number.NaN, unit: 'MB' }),
    shown({ name: 'memory slope in the second half, per 1,000 turns', value: slope(memory.slice(Math.floor(memory.length / 2))) * 1_000, unit: 'MB' }),
  ];
}
