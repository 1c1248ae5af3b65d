/** The backup command against a database in use, and the way back of docs/operate.md, step by step. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { conversationId, echo, openConversation, said, say } from '../storage/conversation';
import { sqlite, type Home } from '../storage/engines';

const project = join(__dirname, '..', '..');
const command = join(project, 'dist', 'tools', 'backup.js');

let home: Home;
let folder: string;
beforeEach(async () => {
  home = await sqlite.home();
  folder = home.settings.dataFolder;
});
afterEach(() => home.leave());

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** Runs outside the project's folder, so that nobody's .env is read. */
function runBackup(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { cwd: folder, env: { PATH: process.env.PATH, ...environment }, encoding: 'utf8' });
  return { code: status, said: `${stdout}${stderr}` };
}

/** What a lost disk takes, and what docs/operate.md says to remove before the copy is put back. */
function loseDatabase(): void {
  for (const end of ['', '-wal', '-shm']) rmSync(join(folder, `first-drops.sqlite${end}`), { force: true });
}

describe('a backup taken while the server runs', () => {
  test('brings back what was written before it, with the key that was kept apart', async () => {
    const store = await home.open({ storageKey: undefined });
    await openConversation(store);
    await echo(store, (await say(store, 'only a few drops')).activityId);
    expect(runBackup(['copy.sqlite', '--data', folder])).toMatchObject({ code: 0, said: expect.stringMatching(/^copy\.sqlite: \d+ bytes, complete and readable/) as unknown });
    await say(store, 'after the backup');
    await store.close();

    const key = readFileSync(join(folder, 'storage.key'), 'utf8').trim();
    loseDatabase();
    rmSync(join(folder, 'storage.key'));
    copyFileSync(join(folder, 'copy.sqlite'), join(folder, 'first-drops.sqlite'));

    const restored = await home.open({ storageKey: key });
    expect(await said(restored)).toEqual(['only a few drops', 'echo: only a few drops']);
    expect(await restored.check()).toEqual({ unreadable: 0 });
  });

  test('does not disturb it: what is said afterwards is kept', async () => {
    const store = await home.open();
    await openConversation(store);
    await say(store, 'before');
    expect(runBackup(['copy.sqlite'], { DATA_DIR: folder }).code).toBe(0);
    await say(store, 'after');
    await store.close();
    expect(await said(await home.open())).toEqual(['before', 'after']);
  });

  test('holds no word in plain, and is for nobody else to read', async () => {
    const store = await home.open();
    await openConversation(store);
    await say(store, 'marigold-walrus-4711');
    runBackup(['copy.sqlite', '--data', folder]);
    const copy = readFileSync(join(folder, 'copy.sqlite'), 'latin1');
    expect(copy).toContain(conversationId);
    expect(copy).not.toContain('marigold');
    expect((statSync(join(folder, 'copy.sqlite')).mode & 0o077).toString(8)).toBe('0');
  });
});

test('with another key the restored database opens, and says what cannot be read', async () => {
  const store = await home.open();
  await openConversation(store);
  await say(store, 'only a few drops');
  runBackup(['copy.sqlite', '--data', folder]);
  await store.close();
  loseDatabase();
  copyFileSync(join(folder, 'copy.sqlite'), join(folder, 'first-drops.sqlite'));
  const restored = await home.open({ storageKey: 'another key of more than thirty-two characters' });
  await restored.log.after(conversationId, 0);
  expect((await restored.check()).unreadable).toBeGreaterThan(0);
});

describe('a backup that cannot be made says why, and leaves no half file', () => {
  test.each<[string, readonly string[], Readonly<Record<string, string>>, RegExp]>([
    ['no file named', [], {}, /Name one file.*Usage: npm run backup/],
    ['two files', ['one', 'two'], {}, /Name one file/],
    ['no database in the folder', ['copy.sqlite', '--data', 'nowhere'], {}, /There is no database nowhere.first-drops\.sqlite.*DATA_DIR/],
    ['PostgreSQL', ['copy.sqlite'], { DATABASE_URL: 'postgres://user:secret-word@db.example.org/first_drops', STORAGE_KEY: 'k'.repeat(40) }, /Use pg_dump/],
  ])('%s', (_case, args, environment, sentence) => {
    const ended = runBackup(args, environment);
    expect(ended).toEqual({ code: 1, said: expect.stringMatching(sentence) as unknown });
    expect(ended.said).not.toContain('secret-word');
    expect(existsSync(join(folder, 'copy.sqlite'))).toBe(false);
  });

  test('a file that is there already stays as it is', async () => {
    await (await home.open()).close();
    writeFileSync(join(folder, 'copy.sqlite'), 'precious');
    expect(runBackup(['copy.sqlite', '--data', folder])).toMatchObject({ code: 1, said: expect.stringMatching(/copy\.sqlite cannot be opened for writing/) as unknown });
    expect(readFileSync(join(folder, 'copy.sqlite'), 'utf8')).toBe('precious');
  });

  test('a damaged database gives no copy', async () => {
    const store = await home.open();
    await openConversation(store);
    for (let index = 0; index < 100; index += 1) await say(store, 'x'.repeat(500));
    await store.close();
    const file = join(folder, 'first-drops.sqlite');
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 4_096, bytes.length - 4_096);
    writeFileSync(file, bytes);
    expect(runBackup(['copy.sqlite', '--data', folder])).toMatchObject({ code: 1, said: expect.stringMatching(/is damaged/) as unknown });
    expect(existsSync(join(folder, 'copy.sqlite'))).toBe(false);
  });
});
