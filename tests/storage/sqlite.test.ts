/** What only the embedded database promises: about its file. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { openFile } from '../../storage/sqlite/file';
import { sqliteMigrations } from '../../storage/sqlite/migrations';
import { conversationId, echo, openConversation, said, say } from './conversation';
import { sqlite, type Home } from './engines';

let home: Home;
let file: string;
beforeEach(async () => {
  home = await sqlite.home();
  file = join(home.settings.dataFolder, 'first-drops.sqlite');
});
afterEach(() => home.leave());

test('no byte of what was written ever stands in the folder', async () => {
  const store = await home.open();
  await openConversation(store);
  await echo(store, (await say(store, 'marigold-walrus-4711', 'client-4711')).activityId);
  const bytes = (): string => readdirSync(home.settings.dataFolder).map((name) => readFileSync(join(home.settings.dataFolder, name), 'latin1')).join('');
  expect(bytes()).toContain(conversationId);
  expect(bytes()).not.toMatch(/marigold|4711/);
  await store.erase(conversationId);
  expect(bytes()).not.toContain(conversationId);
});

test('the file, its log and its key are for nobody else to read', async () => {
  const store = await home.open({ storageKey: undefined });
  await openConversation(store);
  for (const name of ['first-drops.sqlite', 'first-drops.sqlite-wal', 'storage.key']) expect([name, (statSync(join(home.settings.dataFolder, name)).mode & 0o077).toString(8)]).toEqual([name, '0']);
});

test('a second process on the same file is refused, with the remedy', async () => {
  await home.open();
  await expect(home.open()).rejects.toMatchObject({ kind: 'locked', message: expect.stringMatching(/Another process uses the database .*first-drops\.sqlite.*DATABASE_URL/) as unknown });
});

describe('the key', () => {
  test('is made at the first start, told once, and used from then on', async () => {
    const sentences: string[] = [];
    const more = { storageKey: undefined, say: (sentence: string) => void sentences.push(sentence) };
    const first = await home.open(more);
    await openConversation(first);
    await say(first, 'hello');
    await first.close();
    expect(await said(await home.open(more))).toEqual(['hello']);
    expect(sentences).toEqual([`A new key encrypts what is stored: ${join(home.settings.dataFolder, 'storage.key')}. Back it up apart from the database; without it the database cannot be read.`]);
  });

  test('that is missing beside a database is made anew, and the loss is told', async () => {
    const sentences: string[] = [];
    await (await home.open()).close();
    await home.open({ storageKey: undefined, say: (sentence) => void sentences.push(sentence) });
    expect(sentences).toEqual([expect.stringMatching(/storage\.key was missing.*Restore the file from a backup/)]);
  });
});

describe('a file that does not fit is left alone, and told with the remedy', () => {
  test('no database', async () => {
    writeFileSync(file, Buffer.alloc(20_000, 'not a database '));
    await expect(home.open()).rejects.toMatchObject({ kind: 'corrupt', message: expect.stringMatching(/first-drops\.sqlite is damaged\. Stop the server and restore/) as unknown });
    expect(statSync(file).size).toBe(20_000);
  });

  test('a database with a damaged page', async () => {
    const store = await home.open();
    await openConversation(store);
    for (let index = 0; index < 100; index += 1) await say(store, 'x'.repeat(500));
    await store.close();
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 4_096, bytes.length - 4_096);
    writeFileSync(file, bytes);
    await expect(home.open()).rejects.toMatchObject({ kind: 'corrupt' });
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  test('one of a newer version', async () => {
    await (await home.open()).close();
    const database = new Database(file);
    database.exec('PRAGMA user_version = 99');
    database.close();
    await expect(home.open()).rejects.toMatchObject({ kind: 'newer', message: expect.stringMatching(/newer First Drops \(tables 99/) as unknown });
  });

  test('a folder that is a file', async () => {
    const dataFolder = join(home.settings.dataFolder, 'occupied');
    writeFileSync(dataFolder, '');
    await expect(home.open({ dataFolder })).rejects.toMatchObject({ kind: 'read-only', message: expect.stringMatching(/cannot be opened for writing \(EEXIST\).*DATA_DIR/) as unknown });
  });

  test('a file that is a folder', async () => {
    mkdirSync(file);
    await expect(home.open()).rejects.toMatchObject({ kind: 'read-only', message: expect.stringMatching(/first-drops\.sqlite cannot be opened for writing/) as unknown });
  });
});

test('a full disk is told until there is room again, and what was there stays and can be read', async () => {
  const store = await home.open({ mostMegabytes: 1, limits: { mostBytes: 10_000_000 } });
  await openConversation(store);
  const fill = async (): Promise<void> => {
    for (;;) await say(store, 'x'.repeat(20_000));
  };
  await expect(fill()).rejects.toMatchObject({ kind: 'full', message: expect.stringMatching(/no room left.*Make room/) as unknown });
  const texts = await said(store);
  expect(texts.length).toBeGreaterThan(10);
  await expect(store.check()).rejects.toMatchObject({ kind: 'full' });
  for (const position of [1, 2, 3, 4, 5]) await store.log.remove(conversationId, `${conversationId}|000000${position}`);
  expect(await store.check()).toEqual({ unreadable: 0 });
  await say(store, 'and on');
});

test('the file shrinks when much was forgotten', async () => {
  const store = await home.open({ limits: { mostBytes: 10_000_000 } });
  await openConversation(store);
  for (let index = 0; index < 100; index += 1) await say(store, 'x'.repeat(20_000));
  const full = (await store.erase('somebody else'), statSync(file).size);
  await store.erase(conversationId);
  expect(statSync(file).size).toBeLessThan(full / 2);
});

test('tables of the first version are brought to the newest, with what is in them', async () => {
  const old = openFile({ dataFolder: home.settings.dataFolder, mostMegabytes: 10, migrations: sqliteMigrations.slice(0, 1) });
  old.connection.exec(`INSERT INTO conversations VALUES ('${conversationId}', 'u', 1, 7, 2, 1)`);
  old.close();
  const store = await home.open();
  expect(await store.conversations.find(conversationId)).toMatchObject({ end: 7, isGreeted: true });
  await store.counts.add({ day: '2026-11-29', name: 'answer', labels: {} });
  expect(await store.counts.read({ from: '2026-11-29', to: '2026-11-29' })).toHaveLength(1);
});

describe('a backup', () => {
  test('is complete and opens by itself', async () => {
    const store = await home.open();
    await openConversation(store);
    await say(store, 'hello');
    const target = join(home.settings.dataFolder, 'backup.sqlite');
    await store.backup(target);
    expect((statSync(target).mode & 0o077).toString(8)).toBe('0');
    await say(store, 'later');
    await store.close();
    for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    renameSync(target, file);
    expect(await said(await home.open())).toEqual(['hello']);
  });

  test('is never written over a file', async () => {
    const store = await home.open();
    const target = join(home.settings.dataFolder, 'precious');
    writeFileSync(target, 'precious');
    await expect(store.backup(target)).rejects.toMatchObject({ kind: 'read-only', message: expect.stringMatching(/precious/) as unknown });
    expect(readFileSync(target, 'utf8')).toBe('precious');
    expect(existsSync(file)).toBe(true);
  });
});
