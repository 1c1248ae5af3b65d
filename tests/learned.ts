/** What the bot has learned from the shipped content, for tests with a cache folder of their own. */
import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { project, startBot } from './server/running-bot';

const learned = join(project, '.cache');

/** Learns now what nobody has learned yet, as the first start does: for a hook that may take minutes. */
export async function learn(): Promise<void> {
  const bot = await startBot();
  await bot.stop('SIGTERM');
}

/** Only what is whole: files that another process is just writing, or a build, come and go beside it. */
export function copyLearned(folder: string): void {
  mkdirSync(folder, { recursive: true });
  if (!existsSync(learned)) return;
  for (const name of readdirSync(learned).filter((each) => each.endsWith('.bin'))) copyFileSync(join(learned, name), join(folder, name));
}
