/** Asks every parent and the server at the end, and counts. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Parent } from './parent';
import { tally, total, type Tally } from './tally';

/** What is in the log reaches a listener a moment later; after this long it counts as missed. */
const hearMilliseconds = 30_000;

async function account(parent: Parent): Promise<Tally> {
  const log = await parent.log();
  for (const end = Date.now() + hearMilliseconds; parent.heard().length < log.length && Date.now() < end; ) await delay(20);
  return tally({ sent: parent.sent(), log, heard: parent.heard() });
}

export async function closeAccounts(parents: readonly Parent[]): Promise<Tally> {
  const tallies: Tally[] = [];
  for (const parent of parents) {
    tallies.push(await account(parent));
    parent.leave();
  }
  return total(tallies);
}
