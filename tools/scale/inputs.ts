/** Everything the model of a national rollout is fed with, in one table: what was measured, and what is assumed until it is. */

export interface Input {
  readonly value: number;
  readonly unit: string;
  readonly kind: 'measured' | 'counted in the code' | 'assumed' | 'given';
  /** Where the number comes from, or what would replace it. */
  readonly from: string;
}

export const inputs = {
  births: { value: 1_000_000, unit: 'births a year', kind: 'given', from: 'the question' },
  conversationsPerBirth: { value: 10, unit: 'conversations', kind: 'assumed', from: 'two a week in the first five weeks; replace by `npm run insights` of the first hospital' },
  turnsPerConversation: { value: 5, unit: 'turns', kind: 'assumed', from: 'a question, a check of three steps, thanks; replace by insights' },
  busiestDay: { value: 1.5, unit: 'times the mean day', kind: 'assumed', from: 'season of births, a report in the news' },
  openMinutes: { value: 15, unit: 'minutes the chat stays open', kind: 'assumed', from: 'half a feed; replace by open sockets in /metrics' },
  gapSeconds: { value: 60, unit: 's between the turns of a conversation', kind: 'assumed', from: 'reading an answer with one hand free' },
  turnsPerSecond: { value: 120, unit: 'turns/s, one instance', kind: 'measured', from: '`npm run load`, 2026-11-29: 129 with PostgreSQL beside it on the same two cores (267–303 with SQLite); the load came from there as well' },
  plannedUse: { value: 0.5, unit: 'of what instance, database and disk can do', kind: 'assumed', from: 'waiting stays short (see the queue below), and there is room for surprise' },
  instanceMegabytes: { value: 340, unit: 'MB, one instance', kind: 'measured', from: '`npm run load`, 2026-11-29: 225 at rest, at most 340 in 5,000 turns with 200 chats' },
  socketKilobytes: { value: 63, unit: 'KB, one open chat', kind: 'measured', from: '`npm run load`, 2026-11-29: 63 MB for 1,000 idle chats' },
  mostMegabytes: { value: 768, unit: 'MB, one instance at most', kind: 'given', from: 'limit in deploy/kubernetes/deployment.yaml' },
  turnKilobytes: { value: 4.9, unit: 'KB stored a turn', kind: 'measured', from: 'SQLite, 2026-11-29: 600 turns of 2.3 KB JSON each (the mean of 150 real turns), sealed, with their indexes' },
  deadRows: { value: 2, unit: 'times the stored bytes', kind: 'assumed', from: 'PostgreSQL keeps what was deleted until it is vacuumed' },
  storedHours: { value: 24, unit: 'h', kind: 'given', from: 'CONVERSATION_HOURS' },
  transactions: { value: 6, unit: 'transactions a turn', kind: 'counted in the code', from: 'storage/: count for the rate limit, receive, take a place in the queue, commit, give it back, note the use of the conversation' },
  databaseTransactions: { value: 2_000, unit: 'transactions/s, PostgreSQL with 2 vCPU', kind: 'assumed', from: 'to be measured on the real one: `node tools/run.mjs bench-storage ADDRESS`' },
  databaseGigabytes: { value: 32, unit: 'GB of disk', kind: 'given', from: 'deploy/azure/main.bicep' },
  instancePrice: { value: 40, unit: 'USD a month', kind: 'assumed', from: '1 vCPU, 1 GiB, always on; order of public list prices in 2026' },
  databasePrice: { value: 140, unit: 'USD a month', kind: 'assumed', from: '2 vCPU with disk and backups; as above' },
  otherPrice: { value: 60, unit: 'USD a month', kind: 'assumed', from: 'proxy, logs, registry, vault; as above' },
} as const satisfies Readonly<Record<string, Input>>;

/** Percent of a day's conversations that begin in each hour. Assumed, with the two peaks of the night's feeds at 2 and 6. */
export const hourlyPercent: readonly number[] = [5, 6, 8, 6, 5, 6, 8, 5.5, 4, 4, 3.5, 3, 3, 3, 2.5, 2.5, 2.5, 2.5, 2.5, 3, 3, 3.5, 4, 4];
