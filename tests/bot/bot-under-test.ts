import { ConversationState, MemoryStorage, TestAdapter, type Activity } from 'botbuilder';
import { z } from 'zod';
import { createBot } from '../../bot/first-drops-bot';
import { render, renderWelcome } from '../../bot/render';
import { MainDialog } from '../../dialogs/main-dialog';
import { readyAssistant } from '../../tools/ready-assistant';

export const { assistant, knowledge } = readyAssistant();

export interface BotUnderTest {
  /** Sends one message (or any activity) and gives back all that the bot sent. */
  readonly send: (message: string | Partial<Activity>) => Promise<Partial<Activity>[]>;
}

/** The real bot, dialogs and assistant behind the Bot Framework's own test adapter; one conversation. */
export function botUnderTest(storage = new MemoryStorage(), clock: () => number = Date.now): BotUnderTest {
  const state = new ConversationState(storage);
  const memory = state.createProperty('firstDrops');
  const mainDialog = new MainDialog({ assistant, memory, clock, say: (answer, received) => render(answer, { knowledge, received, pictures: 'https://bot.example' }) });
  const runBot = createBot({ state, memory, mainDialog, welcome: () => renderWelcome(knowledge) });
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

const channelData = z.object({ firstDrops: z.object({ kind: z.string(), entryId: z.string().optional(), redFlagId: z.string().optional(), offered: z.array(z.string()).optional() }) });

/** What the first of the bot's activities says to clients. */
export function dataOf(activities: readonly Partial<Activity>[]): z.infer<typeof channelData>['firstDrops'] {
  return channelData.parse(activities[0].channelData).firstDrops;
}
