/**
 * One instance of the bot, as a process that may be killed. Started with its settings as JSON; reads posts line by line, answers
 * each with its outcome, and tells when it is in the middle of a turn.
 */
import { createInterface } from 'node:readline';
import { setImmediate as nextTick } from 'node:timers/promises';
import { z } from 'zod';
import { openStore, type StorageSettings } from '../../storage/open-store';
import type { Store } from '../../storage/store';
import { echo, openConversation, say } from './conversation';

const Settings = z.object({ dataFolder: z.string(), databaseUrl: z.string().optional(), storageKey: z.string() });
const Order = z.object({ conversationId: z.string(), text: z.string() });

function tell(event: object): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}

/** Tells from inside every turn, before and after the bot has run. */
function telling(store: Store): Store {
  return {
    ...store,
    turn: (id, work) => store.turn(id, async (unit) => {
      tell({ kind: 'working' });
      await nextTick();
      await work(unit);
      tell({ kind: 'working' });
      await nextTick();
    }),
  };
}

async function serve(settings: StorageSettings): Promise<void> {
  const store = telling(await openStore(settings));
  tell({ kind: 'ready' });
  for await (const line of createInterface({ input: process.stdin })) {
    const { conversationId, text } = Order.parse(JSON.parse(line));
    void answer(store, conversationId, text);
  }
  await store.close();
}

/** As a client does it: the text is its own id. */
async function answer(store: Store, conversationId: string, text: string): Promise<void> {
  await openConversation(store, conversationId);
  const { activityId } = await say(store, text, text, conversationId);
  tell({ kind: 'answered', conversationId, text, outcome: await echo(store, activityId, conversationId) });
}

void serve({ ...Settings.parse(JSON.parse(process.argv[2] ?? '')), stateHours: 24, limits: { leaseMilliseconds: 600 }, say: () => undefined });
