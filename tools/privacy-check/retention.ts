/** What the database still holds of people once the retention time is over: deleted by the server itself, whose clock is a day ahead. */
import { setTimeout as delay } from 'node:timers/promises';
import { countConversationRows } from '../../storage/open-store';
import { startBot } from '../running-bot';

export interface Retention {
  /** Rows that speak of a conversation: when the first server was stopped, and after the time. */
  readonly before: number;
  readonly after: number;
  /** Everything that the later server wrote. */
  readonly written: string;
}

/** Milliseconds: an hour more than the 24 hours of a server without settings. */
const later = 25 * 3_600_000;
const laterClock = `const now = Date.now; Date.now = () => now() + ${later};`;
/** Milliseconds in which a server that has just started deletes what is old. */
const patience = 20_000;

/** Starts the bot once more on a stopped one's data. */
export async function afterRetention(settings: Readonly<Record<string, string>>, dataFolder: string): Promise<Retention> {
  const before = await countConversationRows({ dataFolder });
  const bot = await startBot({ ...settings, DATA_DIR: dataFolder, NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(laterClock)}` });
  try {
    const end = performance.now() + patience;
    while ((await countConversationRows({ dataFolder })) > 0 && performance.now() < end) await delay(100);
    return { before, after: await countConversationRows({ dataFolder }), written: bot.written() };
  } finally {
    await bot.stop();
  }
}
