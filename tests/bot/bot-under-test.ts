import { MemoryStorage, TestAdapter, type Activity } from 'botbuilder';
import { z } from 'zod';
import { assembleBot } from '../../bot/assemble';
import { readyAssistant } from '../../tools/ready-assistant';

export const { assistant, knowledge } = readyAssistant();

export interface BotUnderTest {
  /** Sends one message (or any activity) and gives back all that the bot sent. */
  readonly send: (message: string | Partial<Activity>) => Promise<Partial<Activity>[]>;
}

/** The real bot, dialogs and assistant behind the Bot Framework's own test adapter; one conversation. */
export function botUnderTest(storage = new MemoryStorage(), clock: () => number = Date.now): BotUnderTest {
  const runBot = assembleBot({ dialogStates: storage, assistant, knowledge: () => knowledge, publicAddress: 'https://bot.example', conversationHours: 24, clock });
  const adapter = new TestAdapter(async (context) => runBot(context));
  return {
    send: async (message) => {
      adapter.activeQueue.length = 0;
      await adapter.receiveActivity(message);
      return adapter.activeQueue.splice(0);
    },
  };
}

export function textOf(activities: readonly Partial<Activity>[]): string {
  return activities.map(({ text }) => text ?? '').join('\n');
}

export function buttonsOf(activities: readonly Partial<Activity>[]): string[] {
  return activities.flatMap(({ suggestedActions }) => suggestedActions?.actions.map(({ title }) => title) ?? []);
}

const channelData = z.object({ firstDrops: z.object({ kind: z.string(), entryId: z.string().optional(), redFlagId: z.string().optional(), certainty: z.string().optional(), guideId: z.string().optional(), guideStep: z.string().optional(), offered: z.array(z.string()).optional() }) });

/** What the first of the bot's activities says to clients. */
export function dataOf(activities: readonly Partial<Activity>[]): z.infer<typeof channelData>['firstDrops'] {
  return channelData.parse(activities[0].channelData).firstDrops;
}
