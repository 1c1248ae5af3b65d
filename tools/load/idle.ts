/** What parents cost who have the chat open and say nothing. */
import { setTimeout as delay } from 'node:timers/promises';
import { atMost, shown, type Figure } from './figure';
import { secret, startInstance } from './instance';
import { meet, type Parent } from './parent';
import { memoryMegabytes } from './process-figures';

const sockets = 1_000;
/** The first conversations make the compiler work: that is not the price of a socket. */
const warmUp = 50;
const atOnce = 10;
const settleMilliseconds = 2_000;

async function meetMany(address: string, count: number): Promise<Parent[]> {
  const parents: Parent[] = [];
  while (parents.length < count) parents.push(...(await Promise.all(Array.from({ length: Math.min(atOnce, count - parents.length) }, () => meet({ address: () => address, secret })))));
  return parents;
}

export async function idle(): Promise<Figure[]> {
  const bot = await startInstance();
  try {
    for (const parent of await meetMany(bot.address, warmUp)) parent.leave();
    await delay(settleMilliseconds);
    const before = memoryMegabytes(bot.processId);
    const parents = await meetMany(bot.address, sockets);
    await delay(settleMilliseconds);
    const after = memoryMegabytes(bot.processId);
    const heard = parents.filter((parent) => parent.heard().length === 1).length;
    for (const parent of parents) parent.leave();
    return [
      shown({ name: 'idle WebSockets, each greeted once', value: heard, unit: `of ${sockets}` }),
      shown({ name: 'memory before', value: before, unit: 'MB' }),
      atMost({ name: 'additional memory', value: after - before, unit: 'MB' }, 150),
    ];
  } finally {
    await bot.end('SIGTERM');
  }
}
