/** Short ways to say what the storage tests say often. */
import { z } from 'zod';
import { answerInOrder } from '../../storage/answer-in-order';
import type { Outcome, Received, Store } from '../../storage/store';

export const conversationId = 'c-1';

export async function openConversation(store: Store, id = conversationId): Promise<void> {
  await store.conversations.open({ id, userId: 'u-hash', bornAt: 0, start: 0 });
}

export function say(store: Store, text: string, clientActivityId?: string, id = conversationId): Promise<Received> {
  return store.receive(id, { clientActivityId, activity: { type: 'message', text } });
}

const Said = z.object({ id: z.string(), text: z.string() });

/** The texts after the watermark, in order. */
export async function said(store: Store, id = conversationId, watermark = 0): Promise<readonly string[]> {
  const batch = await store.log.after(id, watermark);
  return (batch?.activities ?? []).map(({ json }) => Said.parse(JSON.parse(json)).text);
}

const Counter = z.object({ turns: z.number() }).catch({ turns: 0 });

export const stateKey = `directline/conversations/${conversationId}/`;

/** A bot that counts its turns in the dialog state, and answers "echo: …". */
export function echo(store: Store, activityId: string, id = conversationId): Promise<Outcome | undefined> {
  return answerInOrder(store, {
    conversationId: id,
    activityId,
    answer: async ({ json = '{}' }, unit) => {
      const key = `directline/conversations/${id}/`;
      const { turns } = Counter.parse((await store.dialogStates.read([key]))[key]);
      await store.dialogStates.write({ [key]: { turns: turns + 1, eTag: '*' } });
      unit.append({ type: 'message', text: `echo: ${Said.parse(JSON.parse(json)).text}` });
      return 'answered';
    },
  });
}

export async function turnsCounted(store: Store, id = conversationId): Promise<number> {
  const key = `directline/conversations/${id}/`;
  return Counter.parse((await store.dialogStates.read([key]))[key]).turns;
}

export async function eTagOf(store: Store, key: string): Promise<string> {
  return z.object({ eTag: z.string() }).parse((await store.dialogStates.read([key]))[key]).eTag;
}
