/**
 * `node deploy/make-secrets.mjs [FOLDER]`: makes the secrets of compose.yaml, in deploy/secrets. What is there already stays: a new
 * storage key would make unreadable what was stored. Keep a copy where your other passwords are.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), 'secrets');

/** The folder is closed to everybody else; the files are open so that the container's user may read those mounted for it. */
function keep(name, make) {
  const path = join(folder, name);
  if (!existsSync(path)) {
    writeFileSync(path, `${make()}\n`, { flag: 'wx', mode: 0o444 });
    process.stdout.write(`Made ${path}\n`);
  }
  return readFileSync(path, 'utf8').trim();
}

const random = () => randomBytes(32).toString('hex');

mkdirSync(folder, { recursive: true });
chmodSync(folder, 0o700);
for (const name of ['storage-key', 'token-key', 'metrics-token']) keep(name, random);
const password = keep('database-password', random);
keep('database-url', () => `postgresql://first_drops:${password}@database:5432/first_drops`);
