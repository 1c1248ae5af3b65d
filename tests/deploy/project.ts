/** What deployment files must agree with: the project's own files, and the settings, port and routes that the server has. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { secretNames } from '../../channels/config/table';

export const project = join(__dirname, '..', '..');

export function read(...path: readonly string[]): string {
  return readFileSync(join(project, ...path), 'utf8');
}

export function firstOf(text: string, pattern: RegExp): string {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`Nothing in the text matches ${String(pattern)}.`);
  return found;
}

export function allOf(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found]) => found ?? '');
}

const example = read('.env.example');

/** METRICS_TOKEN opens /metrics, which is described in docs/operate.md. */
const settings: ReadonlySet<string> = new Set([...allOf(example, /^# (\w+)=/gm), 'METRICS_TOKEN']);

const secrets: ReadonlySet<string> = new Set([...secretNames, 'METRICS_TOKEN']);

/** A setting, or for a secret the name of a file with it. */
export function isSetting(name: string): boolean {
  return settings.has(name) || (name.endsWith('_FILE') && secrets.has(name.slice(0, -'_FILE'.length)));
}

/** Whether the variable carries a secret's value itself. */
export function isSecret(name: string): boolean {
  return secrets.has(name);
}

export const port = Number(firstOf(example, /^# PORT=(\d+)$/m));
export const image = `first-drops:${firstOf(read('package.json'), /"version": "([^"]+)"/)}`;

export const routes: ReadonlySet<string> = new Set(allOf(read('channels', 'server.ts'), /http\.route\('GET', '([^']+)'/g));

/** The bot's own bound on its shutdown, in seconds. */
export const closeSeconds = Number(firstOf(read('channels', 'limits.ts'), /closeMilliseconds: ([\d_]+)/).replaceAll('_', '')) / 1000;
