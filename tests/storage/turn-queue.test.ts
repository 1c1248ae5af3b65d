/** On PostgreSQL one alone has the place of a conversation, also when others draw their tickets in the same moment. */
import { createBell } from '../../storage/bell';
import type { Query } from '../../storage/engine';
import { openPool, type Database } from '../../storage/postgres/pool';
import { migratePostgres, postgresMigrations } from '../../storage/postgres/migrations';
import { createTurnQueue, type TurnQueue } from '../../storage/postgres/turn-queue';
import { gate } from '../channels/support';
import { createPostgres, type Home } from './engines';
import { withClient } from './postgres';

const engine = createPostgres();
const limits = { waitMilliseconds: 20_000, leaseMilliseconds: 20_000 };
let home: Home;
let databaseUrl: string;
let database: Database;
const queues: TurnQueue[] = [];
beforeAll(async () => {
  await engine.start();
  home = await engine.home();
  databaseUrl = home.settings.databaseUrl ?? '';
  database = openPool(databaseUrl, 10);
  await database.transaction(({ query }) => migratePostgres(query, postgresMigrations));
}, 60_000);
afterAll(async () => {
  queues.forEach(({ close }) => close());
  await database.close();
  await home.leave();
  await engine.end();
}, 60_000);

function open(query: Query): TurnQueue {
  const queue = createTurnQueue({ query, bell: createBell(), limits });
  queues.push(queue);
  return queue;
}

/** A queue whose first statement, which draws the ticket, takes its time to be committed. */
function slowQueue() {
  const [drawn, commit, asked] = [gate(), gate(), gate()];
  let statements = 0;
  const query: Query = async (text, parameters, row) => {
    statements += 1;
    if (statements > 1) return database.query(text, parameters, row).finally(asked.open);
    return database.transaction(async (given) => {
      const rows = await given.query(text, parameters, row);
      drawn.open();
      await commit.passed;
      return rows;
    });
  };
  return { takePlace: () => open(query).takePlace('c'), drawn: drawn.passed, commit: commit.open, asked: asked.passed };
}

/** Resolves when somebody waits for a lock. */
async function somebodyIsHeldUp(): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    while ((await client.query('SELECT 1 FROM pg_locks WHERE NOT granted')).rows.length === 0);
  });
}

test('of two who draw while a third leaves, the second waits for the first', async () => {
  const order: string[] = [];
  const leaving = await open(database.query).takePlace('c');
  const [one, other] = [slowQueue(), slowQueue()];
  const first = one.takePlace();
  await one.drawn;
  await leaving.leave();
  const second = other.takePlace().then((place) => (order.push('the second has it'), place));
  await Promise.race([other.drawn, somebodyIsHeldUp()]);
  one.commit();
  const place = await first;
  await other.drawn;
  other.commit();
  // Either it is told that it must wait, or it has the place already.
  await Promise.race([other.asked, second]);
  order.push('the first leaves');
  await place.leave();
  await (await second).leave();
  expect(order).toEqual(['the first leaves', 'the second has it']);
});

test('forty who come and go at once have it one at a time', async () => {
  let holders = 0;
  const most: number[] = [];
  await Promise.all(Array.from({ length: 40 }, async () => {
    const place = await open(database.query).takePlace('crowd');
    most.push(holders += 1);
    await new Promise(setImmediate);
    holders -= 1;
    await place.leave();
  }));
  expect(Math.max(...most)).toBe(1);
}, 60_000);
