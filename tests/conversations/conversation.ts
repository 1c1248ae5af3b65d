/** The form of a conversation written down as a table, and what a turn is compared with. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { z } from 'zod';

const oneOrMore = z.union([z.string(), z.array(z.string())]).transform((given) => (typeof given === 'string' ? [given] : given));

const expectation = z.strictObject({
  kind: oneOrMore, entry: oneOrMore, offered: oneOrMore, guide: oneOrMore, step: oneOrMore, level: oneOrMore, redFlag: oneOrMore, certainty: oneOrMore,
  says: oneOrMore, notSays: oneOrMore, button: oneOrMore, notButton: oneOrMore, words: z.number(),
}).partial();

const turn = z.strictObject({
  /** What the person types. */
  say: z.string().optional(),
  /** Or which button of the last reply is pressed: "first", or its words. */
  press: z.string().optional(),
  /** How much time passes before, such as "25 hours". */
  after: z.string().optional(),
  /** Local hour of the person, 0…23. */
  at: z.number().optional(),
  expect: expectation,
});

const conversations = z.array(z.strictObject({ name: z.string(), turns: z.array(turn).min(2) }));

export type Expectation = z.infer<typeof expectation>;
export type ConversationTurn = z.infer<typeof turn>;

export interface WrittenConversation {
  readonly theme: string;
  readonly name: string;
  readonly turns: readonly ConversationTurn[];
}

/** Every conversation of this folder, by file. */
export function writtenConversations(): WrittenConversation[] {
  return readdirSync(__dirname).filter((name) => name.endsWith('.yaml')).flatMap((file) => {
    const read = conversations.safeParse(load(readFileSync(join(__dirname, file), 'utf8')));
    if (!read.success) throw new Error(`${file}: ${read.error.message}`);
    return read.data.map((conversation) => ({ theme: file.replace('.yaml', ''), ...conversation }));
  });
}
