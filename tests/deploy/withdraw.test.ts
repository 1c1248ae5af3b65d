/** What docs/operate.md promises of wrong content: an answer is withdrawn from a running bot within a minute, without learning and without a restart. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { loadKnowledge } from '../../assistant/knowledge/knowledge-base';
import { copyLearned, learn } from '../learned';
import { replaceFile } from '../live/replace-file';
import { project, startBot, type RunningBot } from '../server/running-bot';
import { firstOf, read } from './project';

const mostMilliseconds = 60_000;
const notice = firstOf(read('docs', 'operate.md'), /^ {3}```markdown\n((?: {3}.*\n|\n)+?) {3}```$/m).replace(/^ {3}/gm, '');
const answers = join('en', 'answers');
const fewDrops = join(answers, 'hand-expression', 'hand-expression-few-drops.md');

let folder: string;
let bot: RunningBot;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'first-drops-withdraw-'));
  cpSync(join(project, 'content'), join(folder, 'content'), { recursive: true });
  await learn();
  copyLearned(join(folder, 'learned'));
  bot = await startBot({ CONTENT_FOLDER: join(folder, 'content'), CACHE_FOLDER: join(folder, 'learned'), DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'info' });
}, 300_000);
afterAll(async () => {
  await bot.stop('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

const Replies = z.object({ activities: z.array(z.object({ text: z.string().default('') })) });

async function askFewDrops(id: number): Promise<string> {
  const body = JSON.stringify({ type: 'message', id: `m-${id}`, text: "I'm only getting a few drops", channelId: 'emulator', serviceUrl: 'http://localhost:9', from: { id: 'nurse' }, recipient: { id: 'bot' }, conversation: { id: `withdraw-${id}` }, deliveryMode: 'expectReplies' });
  const response = await fetch(`${bot.address}/api/messages`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return Replies.parse(await response.json()).activities.map(({ text }) => text).join('\n');
}

/** What was wrong is gone; who asks is led to a person. */
function withdraw(content: string, answer: string): void {
  const path = join(content, answer);
  const [, head = ''] = readFileSync(path, 'utf8').split(/^---$/m);
  replaceFile(path, `---${head}---\n${notice}`);
}

const Ready = z.object({ ready: z.boolean(), contentVersion: z.string(), problems: z.array(z.string()) });

async function askReady(): Promise<z.output<typeof Ready>> {
  return Ready.parse(await (await fetch(`${bot.address}/readyz`)).json());
}

/** The version after this one. @throws Error when the edit is refused, or not taken in time. */
async function nextVersion(present: string): Promise<string> {
  const from = Date.now();
  for (;;) {
    const { contentVersion, problems } = await askReady();
    if (contentVersion !== present) return contentVersion;
    if (problems.length > 0 || Date.now() - from > mostMilliseconds) throw new Error(`The edit was not taken: ${problems.join(' ')}`);
  }
}

test('an answer whose text is replaced by the notice is withdrawn', async () => {
  expect(await askFewDrops(1)).toContain('A few drops is normal');
  const { contentVersion } = await askReady();
  withdraw(join(folder, 'content'), fewDrops);
  await nextVersion(contentVersion);
  const said = await askFewDrops(2);
  expect(said).toContain('We are looking at this answer again');
  expect(said).not.toContain('A few drops is normal');
  expect(bot.output()).not.toContain('Learning');
  expect(await askReady()).toMatchObject({ ready: true, problems: [] });
}, 240_000);

test('the notice fits every answer there is', () => {
  const content = join(folder, 'all-withdrawn');
  cpSync(join(project, 'content'), content, { recursive: true });
  const names = readdirSync(join(content, answers), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  for (const name of names) withdraw(content, join(answers, name));
  expect(loadKnowledge(content).entries.size).toBe(names.length);
});
