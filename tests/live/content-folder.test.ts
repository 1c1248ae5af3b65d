import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newConversation } from '../../assistant/conversation';
import { withholdNothing } from '../../assistant/withheld';
import { readinessOf } from '../../bot/readiness';
import { liveContent, type LiveContent } from '../../live/live-content';
import { copyLearned } from '../learned';

const project = join(__dirname, '../..');
const home = mkdtempSync(join(tmpdir(), 'first-drops-content-'));
const [contentFolder, away, cacheFolder] = ['content', 'away', 'cache'].map((name) => join(home, name));
let live: LiveContent;
const changes: string[] = [];

beforeAll(async () => {
  cpSync(join(project, 'content'), contentFolder, { recursive: true, preserveTimestamps: true });
  // What the bot has learned already need not be learned again.
  copyLearned(cacheFolder);
  live = await liveContent({ contentFolder, cacheFolder, isWithheld: withholdNothing, everySeconds: 0.02, onProgress: () => undefined, onChange: (sentence) => void changes.push(sentence) });
}, 180_000);
afterAll(() => {
  live.stop();
  rmSync(home, { recursive: true });
});

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
}

const readiness = () => readinessOf({ ...live.current(), contentVersion: 'v', contentProblems: live.problems() });

test('a content folder that is deleted while the bot runs is told, once in the log; the last good content stays, and goes on when it is back', async () => {
  renameSync(contentFolder, away);
  await until(() => live.problems().length > 0);
  expect(readiness()).toMatchObject({ ready: true, problems: [expect.stringMatching(/^The content folder cannot be read, and what was read before stays in use: .*ENOENT/)] });
  const { assistant } = live.current();
  expect(assistant.answerTurn({ utterance: 'my baby is limp and will not wake up', conversation: newConversation }).kind).toBe('red-flag');
  expect(assistant.answerTurn({ utterance: 'how long does breast milk keep in the fridge', conversation: newConversation }).kind).toBe('answered');
  renameSync(away, contentFolder);
  await until(() => live.problems().length === 0);
  expect(changes).toHaveLength(1);
});
