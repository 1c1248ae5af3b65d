/** The report's command, beside a database in use. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { sqlite, type Home } from '../storage/engines';

const command = join(__dirname, '..', '..', 'dist', 'tools', 'insights.js');

let home: Home;
beforeEach(async () => {
  home = await sqlite.home();
});
afterEach(() => home.leave());

/** Runs outside the project's folder, so that nobody's .env is read. */
function runInsights(...given: readonly string[]): { readonly code: number | null; readonly out: string; readonly error: string } {
  const folder = home.settings.dataFolder;
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...given], { cwd: folder, env: { PATH: process.env.PATH, DATA_DIR: folder }, encoding: 'utf8' });
  return { code: status, out: stdout, error: stderr };
}

test('it reads what the running server has stored, of the days that were asked for', async () => {
  const store = await home.open();
  const add = (day: string): Promise<void> => store.counts.add({ day, name: 'turns', labels: { kind: 'answered', channel: 'directline', entry: 'latch-how' } });
  for (let index = 0; index < 6; index++) await add('2026-11-02');
  await add('2026-11-03');
  const days = ['--from', '2026-11-01', '--to', '2026-11-02'];
  expect(runInsights(...days)).toMatchObject({ code: 0, error: '', out: expect.stringMatching(/^From 2026-11-01 to 2026-11-02 \(days of UTC\): 6 messages\.[^]* 6 {2}latch-how\n/) as unknown });
  expect(JSON.parse(runInsights(...days, '--json').out)).toMatchObject({ messages: 6, entries: [{ name: 'latch-how', count: 6 }], shares: { answered: 100 } });
  // The server goes on writing.
  await add('2026-11-02');
});

test.each<[readonly string[], RegExp]>([
  [['--from', '2026-02-30'], /^--from is "2026-02-30": write a day such as/],
  [['--to', 'today'], /^--to is "today": write a day such as/],
  [['--from', '2026-11-02', '--to', '2026-11-01'], /^--from 2026-11-02 lies after --to 2026-11-01/],
  [[], /^There is no database .*Set DATA_DIR or DATABASE_URL/],
])('%j without a database is told in one sentence', (given, sentence) => {
  const { code, out, error } = runInsights(...given);
  expect([code, out]).toEqual([1, '']);
  expect(error).toMatch(sentence);
  expect(error.trim().split('\n')).toHaveLength(1);
});
