import { copyFileSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadKnowledge } from '../../assistant/knowledge/knowledge-base';
import { decodeText } from '../../assistant/safety/text-code';
import { dangerScript } from '../../live/danger-script';

const project = join(__dirname, '../..');
let folder: string;
let cacheFolder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'first-drops-content-'));
  cacheFolder = mkdtempSync(join(tmpdir(), 'first-drops-cache-'));
  cpSync(join(project, 'content'), folder, { recursive: true });
  // What the bot has learned already need not be learned again: the words of a card are not part of it.
  const cache = join(project, '.cache');
  if (existsSync(cache)) for (const name of readdirSync(cache).filter((file) => file.startsWith('triage-'))) copyFileSync(join(cache, name), join(cacheFolder, name));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(cacheFolder, { recursive: true });
});

const inside = (script: string): string => decodeText(/^firstDropsTriage\.load\("(.*)"\);\n$/.exec(script)?.[1] ?? '');
const made = (): string => dangerScript(loadKnowledge(folder), { cacheFolder, onProgress: () => undefined });

test('the page is given the cards as the bot words them, and an edited card at once', () => {
  const before = inside(made());
  expect(before).toContain('Emergency: Limp, or cannot be woken');
  expect(before).toContain('[911](tel:911)');
  const card = join(folder, 'en/red-flags/baby-unresponsive.md');
  writeFileSync(card, readFileSync(card, 'utf8').replace('needs help right away', 'needs a doctor at once'));
  const after = inside(made());
  expect(after).toContain('needs a doctor at once');
  expect(after).not.toContain('needs help right away');
});
