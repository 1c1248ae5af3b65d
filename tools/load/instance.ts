/** An instance of the bot with the keys that all instances of a run share. */
import { startBot, type RunningBot } from '../running-bot';

/** For the tools' own bots, on this machine, for the length of a run. */
export const secret = 'only-for-measuring-under-load';
const keys = { DIRECT_LINE_SECRET: secret, TOKEN_KEY: 'only-for-measuring-under-load-and-nothing-else', STORAGE_KEY: 'only-for-measuring-under-load-and-nothing-else' };

export function startInstance(settings: Readonly<Record<string, string>> = {}): Promise<RunningBot> {
  return startBot({ ...keys, ...settings }, 'ignore');
}
