/** The real bot on an embedded database whose disk or file fails it: a clear state, danger answered all the same, and on by itself. */
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StorageProblem } from '../../storage/problem';
import { bearer, closeServers, generateToken, post, type RunningServer } from '../channels/support';
import { danger, greeted, kindsIn, kindsSaid, question, readiness, startRealBot, untilReady } from './real-bot';

afterEach(closeServers);

const same = { channelData: { clientActivityID: 'one' } };

/** Fills the database to its last page, in a conversation of somebody else. */
async function fill({ store }: RunningServer): Promise<void> {
  await store.conversations.open({ id: 'another', userId: 'u', bornAt: 0, start: 0 });
  for (const length of [20_000, 500]) {
    const isFull = async (): Promise<boolean> => store.receive('another', { activity: { type: 'message', text: 'x'.repeat(length) } }).then(() => false, (error: unknown) => error instanceof StorageProblem && error.kind === 'full');
    while (!(await isFull()));
  }
}

test('a full disk: not ready, danger answered, and after room was made the same post has one answer', async () => {
  const server = await startRealBot({ storage: { mostMegabytes: 1, limits: { mostBytes: 10_000_000 } } });
  const { client, stream } = await greeted(server);
  await fill(server);
  const long = { ...same, value: 'x'.repeat(8_000) };
  const refused = await client.say(danger, long);
  expect([refused.status, await kindsIn(refused)]).toEqual([503, ['red-flag']]);
  await stream.until(() => stream.activities.length === 2);
  expect(await readiness(server)).toMatch(/^503 .*There is no room left for the database .*Make room/);
  await server.store.erase('another');
  await untilReady(server);
  expect((await client.say(danger, long)).status).toBe(200);
  expect(await kindsSaid(client)).toEqual(['welcome', 'red-flag']);
});

test('a file that is damaged while it is used: not ready until the restart, danger answered, and the process lives on', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'first-drops-data-'));
  const server = await startRealBot({ dataFolder, storage: { limits: { mostBytes: 100_000_000 } } });
  const { client } = await greeted(server);
  await server.store.conversations.open({ id: 'another', userId: 'u', bornAt: 0, start: 0 });
  for (let count = 0; count < 150; count += 1) await server.store.receive('another', { activity: { type: 'message', text: 'x'.repeat(20_000) } });
  // Everything from the log into the file; then every page but the first is overwritten.
  await server.store.erase('nobody');
  const path = join(dataFolder, 'first-drops.sqlite');
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(statSync(path).size - 4_096, 0xa5), 0, undefined, 4_096);
  closeSync(file);
  await expect(server.store.log.after('another', 0)).rejects.toMatchObject({ kind: 'corrupt' });
  expect(await readiness(server)).toMatch(/^503 .*first-drops\.sqlite is damaged\. Stop the server and restore/);
  expect(await kindsIn(await client.say(danger, same))).toEqual(['red-flag']);
  expect(await readiness(server)).toMatch(/^503 .*is damaged/);
  expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
});

describe('a start on a data folder that cannot be used', () => {
  const broken: readonly (readonly [string, (folder: string) => string, RegExp])[] = [
    ['a file in its place', (folder) => (rmSync(folder, { recursive: true }), writeFileSync(folder, ''), folder), /cannot be opened for writing.*set DATA_DIR/],
    ['a damaged database in it', (folder) => (writeFileSync(join(folder, 'first-drops.sqlite'), Buffer.alloc(20_000, 'no database ')), join(folder, 'first-drops.sqlite')), /is damaged\. Stop the server and restore/],
  ];
  test.each(broken)('%s: told, danger answered, and on by itself once it is mended', async (_case, damage, sentence) => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'first-drops-data-'));
    const path = damage(dataFolder);
    const told: string[] = [];
    const server = await startRealBot({ dataFolder, environment: { TOKEN_KEY: '' }, storage: { say: (line) => void told.push(line) } });
    expect(told.at(-1)).toMatch(sentence);
    expect(await readiness(server)).toMatch(sentence);
    const { token, conversationId } = await generateToken(server);
    const say = (text: string, more: object): Promise<Response> => post(`${server.address}/v3/directline/conversations/${conversationId}/activities`, { type: 'message', text, ...more }, bearer(token));
    const refused = await say(danger, same);
    expect([refused.status, await kindsIn(refused)]).toEqual([503, ['red-flag']]);
    expect(await kindsIn(await say(question, {}))).toEqual([]);
    rmSync(path);
    await untilReady(server);
    expect((await say(danger, same)).status).toBe(200);
    expect(told).toContain('The storage can be used now.');
  });
});
