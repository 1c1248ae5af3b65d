/** Everywhere a word could have been left: what the bot wrote, what it answers to anybody, its files, and how the system lists it. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../places';
import type { RunningBot } from '../running-bot';
import type { Heard } from './line';

export interface Place {
  readonly name: string;
  readonly bytes: Buffer;
  /** How many files, lines or answers. */
  readonly pieces: number;
}

export interface PlaceParts {
  readonly bot: RunningBot;
  readonly heard: readonly Heard[];
  readonly dataFolder: string;
  readonly temporaryFolder: string;
  /** Milliseconds since 1970; files of the cache that are older were learned from the content before anybody wrote. */
  readonly startedAt: number;
}

/** A file that is gone since its folder was read holds no word: others write to the cache, too. */
function bytesSince(path: string, since: number): readonly Buffer[] {
  try {
    const { mtimeMs } = statSync(path);
    return mtimeMs >= since ? [readFileSync(path)] : [];
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function filesIn(name: string, folder: string, since = 0): Place {
  const items = readdirSync(folder, { recursive: true, withFileTypes: true });
  const pathOf = (item: (typeof items)[number]): string => join(item.parentPath, item.name);
  const files = items.filter((item) => item.isFile()).flatMap((item) => bytesSince(pathOf(item), since));
  // File names count, too.
  return { name, pieces: files.length, bytes: Buffer.concat([Buffer.from(items.map(pathOf).join('\n')), ...files]) };
}

export function textPlace(name: string, texts: readonly string[]): Place {
  return { name, pieces: texts.length, bytes: Buffer.from(texts.join('\n')) };
}

/** Metrics are there only when a release has them. */
async function openPages(address: string): Promise<Place> {
  const answers = await Promise.all(['/healthz', '/readyz', '/metrics'].map((path) => fetch(address + path)));
  const open = answers.filter(({ ok }) => ok);
  return textPlace(`open to anybody: ${open.map(({ url }) => new URL(url).pathname).join(' ')}`, await Promise.all(open.map((answer) => answer.text())));
}

export async function placesOf({ bot, heard, dataFolder, temporaryFolder, startedAt }: PlaceParts): Promise<readonly Place[]> {
  return [
    textPlace('log and complaints (stdout, stderr)', bot.written().split('\n')),
    await openPages(bot.address),
    textPlace('bodies of errors', heard.filter(({ status }) => status >= 400).map(({ body }) => body)),
    textPlace('headers of all answers', heard.map(({ headers }) => headers)),
    filesIn('files in the data folder', dataFolder),
    filesIn('files in the temporary folder', temporaryFolder),
    filesIn('files in the cache written since the start', cacheFolder, startedAt),
    textPlace('title and command line of the process', [execFileSync('ps', ['-ww', '-o', 'comm=,args=', '-p', String(bot.processId)], { encoding: 'utf8' })]),
  ];
}
