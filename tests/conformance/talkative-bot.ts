/** A bot that says several things to everything, so that a line can break between them; and what a conversation with it must hold. */
import type { TurnContext } from 'botbuilder';
import { isMessage } from '../channels/support';

const words = ['first', 'second', 'last'] as const;

export function reply(text: string, word: (typeof words)[number]): string {
  return `${text}: ${word}`;
}

/** The pauses, of some milliseconds, let what is said go out piece by piece. */
export async function talkativeBot(context: TurnContext): Promise<void> {
  const { activity } = context;
  if (!isMessage(activity)) return void (await context.sendActivity('welcome'));
  await context.sendActivities(words.flatMap((word) => [{ type: 'delay', value: 2 }, { type: 'message', text: reply(activity.text, word) }]));
}

/** Everything said in a conversation in which these were asked one after the other. */
export function courseOf(texts: readonly string[]): readonly string[] {
  return ['welcome', ...texts.flatMap((text) => [text, ...words.map((word) => reply(text, word))])];
}
