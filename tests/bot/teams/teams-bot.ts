/** Activities as Teams sends them (shapes/, rebuilt from Microsoft's documentation; every id is invented), and the bot that gets them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MemoryStorage, type Activity, type StoreItems } from 'botbuilder';
import { z } from 'zod';
import { readActivity } from '../../../channels/teams/activity';
import { botUnderTest, type BotUnderTest } from '../bot-under-test';

const Shape = z.record(z.string(), z.unknown());

/** As it is let in at `/api/messages`. */
export function shape(name: string, changes: Readonly<Record<string, unknown>> = {}): Activity {
  return readActivity({ ...Shape.parse(JSON.parse(readFileSync(join(__dirname, 'shapes', `${name}.json`), 'utf8'))), ...changes });
}

/** Counts what is written. */
export class CountingStorage extends MemoryStorage {
  writes = 0;

  override write(changes: StoreItems): Promise<void> {
    this.writes += 1;
    return super.write(changes);
  }
}

/** At noon where the shapes come from, so that no answer is a short one for the night. */
export function teamsBot(storage = new MemoryStorage()): BotUnderTest {
  return botUnderTest(storage, () => Date.parse('2026-11-29T12:00:00Z'));
}

const InvokeResponse = z.object({ status: z.number(), body: z.object({ statusCode: z.number(), type: z.string(), value: z.unknown() }).optional() });

/** What the pressed card, or whoever else waits, is answered with. */
export function invokeResponseOf(sent: readonly Partial<Activity>[]): z.infer<typeof InvokeResponse> {
  return InvokeResponse.parse(sent.find(({ type }) => type === 'invokeResponse')?.value);
}

export function messagesOf(sent: readonly Partial<Activity>[]): Partial<Activity>[] {
  return sent.filter(({ type }) => type === 'message');
}
