/**
 * The files that the Dockerfile's last stage names, laid out as it says, and the bot started from them: a file that is forgotten there
 * is found here rather than in a hospital. Packages are linked, so that this does not show what --omit=dev leaves out; the second test does.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { copyLearned, learn } from '../learned';
import { allOf, project, read } from './project';

beforeAll(learn, 240_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'first-drops-image-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function layOut(): void {
  const lastStage = read('deploy', 'Dockerfile').split(/^FROM /m).at(-1) ?? '';
  for (const [, from, to] of lastStage.matchAll(/^COPY --from=\w+ \/app\/(\S+) (\S+)$/gm)) {
    const target = join(folder, 'app', to ?? '');
    mkdirSync(dirname(target), { recursive: true });
    if (from === 'node_modules') symlinkSync(join(project, from), target);
    else if (from === '.cache') copyLearned(target);
    else cpSync(join(project, from ?? ''), target, { recursive: true });
  }
}

const filesIn = (place: string): string[] => readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((name) => !name.startsWith('node_modules')).sort();

/** As Docker and Kubernetes hand them in. */
function secretFiles(): Readonly<Record<string, string>> {
  const path = join(folder, 'a-key');
  writeFileSync(path, `${'k'.repeat(64)}\n`);
  return { STORAGE_KEY_FILE: path, TOKEN_KEY_FILE: path };
}

test('the bot starts warm from them with secrets from files, is ready, writes nothing beside them, and ends cleanly', async () => {
  if (!existsSync(join(project, 'dist', 'index.js'))) throw new Error('This test runs what is built: run "npm run build" first.');
  layOut();
  const before = filesIn(join(folder, 'app'));
  const environment = { PATH: process.env.PATH, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'warn', DATA_DIR: join(folder, 'data'), CACHE_FOLDER: join(folder, 'tmp', 'learned'), ...secretFiles() };
  const child = spawn(process.execPath, ['deploy/container.mjs'], { cwd: join(folder, 'app'), env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const address = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
      const found = /is ready: (http:\S+)/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(output)));
  });
  const statuses = [await fetch(`${address}/readyz`), await fetch(`${address}/chat`)].map(({ status }) => status);
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  expect([statuses, (await ended)[0]]).toEqual([[200, 200], 0]);
  expect(output).not.toContain('Learning');
  expect(filesIn(join(folder, 'app'))).toEqual(before);
  // The key came from its file: none was made.
  expect(filesIn(join(folder, 'data')).filter((name) => /sqlite$|key$/.test(name))).toEqual(['first-drops.sqlite']);
}, 180_000);

const Dependencies = z.object({ dependencies: z.record(z.string(), z.string()) });

test('every package that the running code names is one for production', () => {
  const { dependencies } = Dependencies.parse(JSON.parse(read('package.json')));
  const rooms = ['assistant', 'bot', 'channels', 'colour', 'dialogs', 'live', 'storage', 'insights'].filter((room) => existsSync(join(project, room)));
  const sources = rooms.flatMap((room) => filesIn(join(project, room)).filter((name) => name.endsWith('.ts') && !name.startsWith('widget/page/')).map((name) => readFileSync(join(project, room, name), 'utf8')));
  const imported = sources.flatMap((source) => allOf(source, /^(?:import|export) (?!type )(?:[^;]*? from )?'([^'.][^']*)'/gm));
  const packages = new Set(imported.map((name) => name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/')).filter((name) => !name.startsWith('node:') && !builtinModules.includes(name)));
  expect(packages.size).toBeGreaterThan(8);
  expect([...packages].filter((name) => !(name in dependencies))).toEqual([]);
});
