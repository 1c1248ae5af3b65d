/** The tables in PostgreSQL: from the first version to the newest, and never backwards. */
import { openPostgres } from '../../storage/postgres/engine';
import { postgresMigrations } from '../../storage/postgres/migrations';
import { conversationId } from './conversation';
import { createPostgres, type Home } from './engines';
import { withClient } from './postgres';

const engine = createPostgres();
let home: Home;
let databaseUrl: string;
beforeAll(async () => {
  await engine.start();
  home = await engine.home();
  databaseUrl = home.settings.databaseUrl ?? '';
}, 60_000);
afterAll(async () => {
  await home.leave();
  await engine.end();
}, 60_000);

test('those of the first version are brought to the newest, with what is in them', async () => {
  const old = await openPostgres({ databaseUrl, poolSize: 2, limits: { waitMilliseconds: 1_000, leaseMilliseconds: 1_000 }, migrations: postgresMigrations.slice(0, 1) });
  await old.close();
  await withClient(databaseUrl, (client) => client.query(`INSERT INTO first_drops.conversations VALUES ($1, 'u', 1, 7, 2, 1)`, [conversationId]));
  const store = await home.open();
  expect(await store.conversations.find(conversationId)).toMatchObject({ end: 7, isGreeted: true });
  await store.counts.add({ day: '2026-11-29', name: 'answer', labels: {} });
  expect(await store.counts.read({ from: '2026-11-29', to: '2026-11-29' })).toHaveLength(1);
});

test('those of a newer version are refused', async () => {
  await withClient(databaseUrl, (client) => client.query('INSERT INTO first_drops.versions VALUES (99)'));
  await expect(home.open()).rejects.toMatchObject({ kind: 'newer', message: expect.stringMatching(/newer First Drops \(99/) as unknown });
});

test('a user who may not make the schema is told what to grant', async () => {
  const other = await engine.home();
  await withClient(other.settings.databaseUrl ?? '', (client) => client.query(`CREATE ROLE guest LOGIN PASSWORD 'guest'`));
  const url = new URL(other.settings.databaseUrl ?? '');
  url.username = 'guest';
  url.password = 'guest';
  await expect(other.open({ databaseUrl: url.href })).rejects.toMatchObject({ kind: 'settings', message: expect.stringMatching(/GRANT CREATE ON DATABASE/) as unknown });
  await other.leave();
});
