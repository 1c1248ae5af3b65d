/** Invokes as Teams sends them for the message extension, and what comes back in their HTTP response. */
import { z } from 'zod';
import type { Activity } from 'botbuilder';
import { botUnderTest, type BotUnderTest } from '../bot-under-test';
import { InsertedCard, Preview, TaskCard } from './card-shapes';

const contentType = z.literal('application/vnd.microsoft.card.adaptive');
const Row = z.strictObject({ contentType, content: InsertedCard, preview: Preview });
const Extension = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('result'), attachmentLayout: z.literal('list'), attachments: z.array(Row) }),
  z.strictObject({ type: z.literal('message'), text: z.string().min(1) }),
]);
const Task = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('continue'), value: z.strictObject({ title: z.string().min(1), width: z.literal('medium'), height: z.literal('medium'), card: z.strictObject({ contentType, content: TaskCard }) }) }),
  z.strictObject({ type: z.literal('message'), value: z.string().min(1) }),
]);
const Reply = z.strictObject({ status: z.literal(200), body: z.strictObject({ composeExtension: Extension.optional(), task: Task.optional() }) });

export type Row = z.infer<typeof Row>;

export type InvokeName = 'query' | 'fetchTask' | 'submitAction' | 'queryLink' | 'anonymousQueryLink';

/** The body of the one response; every shape in it is checked. */
export async function invoke(name: InvokeName, value: unknown, bot: BotUnderTest = botUnderTest()): Promise<z.infer<typeof Reply>['body']> {
  const sent = await bot.send(activityOf(name, value));
  expect(sent.map(({ type }) => type)).toEqual(['invokeResponse']);
  return Reply.parse(sent[0].value).body;
}

export function activityOf(name: InvokeName, value: unknown): Partial<Activity> {
  return { type: 'invoke', name: `composeExtension/${name}`, channelId: 'msteams', value };
}

/** As typed into the search box. */
export function typed(words: string, queryOptions: unknown = { skip: 0, count: 25 }): unknown {
  return { commandId: 'search', parameters: [{ name: 'words', value: words }], queryOptions };
}

export async function rowsOf(name: InvokeName, value: unknown, bot?: BotUnderTest): Promise<readonly Row[]> {
  const { composeExtension } = await invoke(name, value, bot);
  return composeExtension?.type === 'result' ? composeExtension.attachments : [];
}

/** The sentence instead of rows or of a card, if there is one. */
export async function sentenceOf(name: InvokeName, value: unknown): Promise<string | undefined> {
  const { composeExtension, task } = await invoke(name, value);
  if (composeExtension?.type === 'message') return composeExtension.text;
  return task?.type === 'message' ? task.value : undefined;
}

export async function taskCardOf(name: InvokeName, value: unknown, bot?: BotUnderTest): Promise<TaskCard> {
  const { task } = await invoke(name, value, bot);
  if (task?.type !== 'continue') throw new Error('No task module was opened');
  return task.value.card.content;
}

export function titlesOf(rows: readonly Row[]): string[] {
  return rows.map(({ preview }) => preview.content.title);
}
