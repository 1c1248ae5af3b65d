/**
 * `npm run backup -- FILE`: a complete copy of the embedded database, taken while the server runs or after it was stopped.
 * The folder is DATA_DIR, from the environment or .env, or `--data FOLDER`. What was written stays encrypted in the copy, so the key
 * (`storage.key` or STORAGE_KEY) is to be kept too, and elsewhere. docs/operate.md has the way back.
 */
import { existsSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readConfig } from '../channels/config';
import { copyBeside } from '../storage/open-store';
import { orExplain } from './explain';

const usage = 'Usage: npm run backup -- FILE [--data FOLDER]';

function folderOfSettings(): string {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { databaseUrl, dataFolder } = readConfig().storage;
  if (databaseUrl !== undefined) throw new Error('DATABASE_URL is set: conversations are in PostgreSQL. Use pg_dump, or the backups of whoever runs it for you.');
  return dataFolder;
}

function main(): void {
  const { positionals: [file, ...more], values: { data } } = parseArgs({ args: process.argv.slice(2), allowPositionals: true, options: { data: { type: 'string' } } });
  if (file === undefined || more.length > 0) throw new Error(`Name one file, which is not there yet. ${usage}`);
  copyBeside(data ?? folderOfSettings(), file);
  console.log(`${file}: ${statSync(file).size} bytes, complete and readable. Keep the key apart from it, and delete it after a few days: it outlives what parents have deleted since.`);
}

try {
  main();
} catch (error) {
  orExplain(error);
}
