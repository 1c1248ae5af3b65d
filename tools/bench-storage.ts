/**
 * How long a turn takes in storage: receiving a post, then a turn with two replies and a dialog state.
 * `node tools/run.mjs bench-storage` measures SQLite in a temporary folder; with an address of PostgreSQL, that database.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerInOrder } from '../storage/answer-in-order';
import { openStore } from '../storage/open-store';
import type { Store } from '../storage/store';

const turnsEach = 20;
const atOnce = 50;

async function oneTurn(store: Store, conversationId: string): Promise<number> {
  const start = performance.now();
  const { activityId } = await store.receive(conversationId, { activity: { type: 'message', text: 'only a few drops' } });
  await answerInOrder(store, {
    conversationId,
    activityId,
    answer: async (_post, unit) => {
      const key = `directline/conversations/${conversationId}/`;
      await store.dialogStates.read([key]);
      for (const text of ['first reply', 'second reply']) unit.append({ type: 'message', text });
      await store.dialogStates.write({ [key]: { turns: 1, eTag: '*' } });
      return 'answered';
    },
  });
  return performance.now() - start;
}

async function conversation(store: Store, id: string): Promise<number[]> {
  await store.conversations.open({ id, userId: 'bench', bornAt: 0, start: 0 });
  const times: number[] = [];
  for (let turn = 0; turn < turnsEach; turn += 1) times.push(await oneTurn(store, id));
  return times;
}

function report(name: string, times: readonly number[]): void {
  const sorted = [...times].sort((one, other) => one - other);
  const quantile = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  process.stdout.write(`${name}: p50 ${quantile(0.5)} ms, p95 ${quantile(0.95)} ms, longest ${quantile(1)} ms (${times.length} turns)\n`);
}

async function measure(databaseUrl: string | undefined): Promise<void> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'first-drops-bench-'));
  const store = await openStore({ dataFolder, databaseUrl, storageKey: 'a key for measuring, and for nothing else', stateHours: 1, say: () => undefined });
  const run = `bench-${process.pid}`;
  const ids = Array.from({ length: atOnce }, (_none, index) => `${run}-${index}`);
  report('one conversation', await conversation(store, `${run}-alone`));
  report(`${atOnce} conversations at once`, (await Promise.all(ids.map((id) => conversation(store, id)))).flat());
  for (const id of [...ids, `${run}-alone`]) await store.erase(id);
  await store.close();
  rmSync(dataFolder, { recursive: true, force: true });
}

measure(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
