/** A turn is alone in its conversation, and is committed as a whole or not at all. */
import { AsyncResource } from 'node:async_hooks';
import { ConversationState, TestAdapter, TurnContext } from 'botbuilder';
import { z } from 'zod';
import { answerInOrder } from '../../storage/answer-in-order';
import type { Unit } from '../../storage/store';
import { onBothEngines } from './both-engines';
import { conversationId, echo, openConversation, said, say, stateKey, turnsCounted } from './conversation';

const message = (text: string) => ({ type: 'message', text });

const Listed = z.object({ list: z.array(z.number()) }).catch({ list: [] });

onBothEngines((given) => {
  describe('a turn', () => {
    test('commits replies, dialog state and the outcome of the post together', async () => {
      const { activityId } = await say(given.store, 'hello', 'm1');
      expect(await echo(given.store, activityId)).toBe('answered');
      expect(await said(given.store)).toEqual(['hello', 'echo: hello']);
      expect(await turnsCounted(given.store)).toBe(1);
      expect(await say(given.store, 'hello', 'm1')).toMatchObject({ kind: 'known', outcome: 'answered' });
    });

    test('that throws leaves nothing behind, and the post waits', async () => {
      const { activityId } = await say(given.store, 'hello', 'm1');
      const work = async (unit: Unit): Promise<void> => {
        unit.append(message('half an answer'));
        await given.store.dialogStates.write({ [stateKey]: { turns: 9 } });
        unit.mark(activityId, 'answered');
        unit.greet();
        throw new Error('the bot broke');
      };
      await expect(given.store.turn(conversationId, work)).rejects.toThrow('the bot broke');
      expect(await said(given.store)).toEqual(['hello']);
      expect(await turnsCounted(given.store)).toBe(0);
      expect(await given.store.outcomeOf(conversationId, activityId)).toBe('waiting');
      expect((await given.store.conversations.find(conversationId))?.isGreeted).toBe(false);
    });

    test('shows nothing before it ends', async () => {
      await given.store.turn(conversationId, async (unit) => {
        unit.append(message('early'));
        expect(await said(given.store)).toEqual([]);
      });
      expect(await said(given.store)).toEqual(['early']);
    });

    test('tells the id of each reply before the commit, and keeps it', async () => {
      const ids: string[] = [];
      await given.store.turn(conversationId, (unit) => Promise.resolve(void ids.push(unit.append(message('a')), unit.append(message('b')))));
      const batch = await given.store.log.after(conversationId, 0);
      expect(batch?.activities.map(({ json }) => JSON.parse(json) as unknown)).toEqual(ids.map((id, index) => ({ ...message('ab'.charAt(index)), id })));
    });

    test('does not keep what a bot changes after it was appended', async () => {
      await given.store.turn(conversationId, (unit) => {
        const activity = message('as sent');
        unit.append(activity);
        activity.text = 'changed later';
        return Promise.resolve();
      });
      expect(await said(given.store)).toEqual(['as sent']);
    });

    test('that is run twice for the same post changes nothing the second time', async () => {
      const { activityId } = await say(given.store, 'hello', 'm1');
      const work = (unit: Unit): Promise<void> => Promise.resolve(void (unit.append(message('answer')), unit.mark(activityId, 'answered')));
      expect(await given.store.turn(conversationId, work)).toBe('committed');
      expect(await given.store.turn(conversationId, work)).toBe('repeated');
      expect(await said(given.store)).toEqual(['hello', 'answer']);
    });

    test('of twenty-one at once in one conversation, all survive', async () => {
      const work = async (unit: Unit): Promise<void> => {
        const { list } = Listed.parse((await given.store.dialogStates.read([stateKey]))[stateKey]);
        await given.store.dialogStates.write({ [stateKey]: { list: [...list, unit.conversation.end], eTag: '*' } });
        unit.append(message(`turn ${list.length + 1}`));
      };
      await Promise.all(Array.from({ length: 21 }, () => given.store.turn(conversationId, work)));
      expect((await given.store.dialogStates.read([stateKey]))[stateKey]).toMatchObject({ list: Array.from({ length: 21 }, (_none, index) => index) });
      expect(await said(given.store)).toEqual(Array.from({ length: 21 }, (_none, index) => `turn ${index + 1}`));
    });

    test("of twenty-one at once through the Bot Framework's own ConversationState, all survive", async () => {
      const state = new ConversationState(given.store.dialogStates);
      const turns = state.createProperty<number>('turns');
      const activity = { type: 'message', channelId: 'directline', conversation: { id: conversationId, isGroup: false, conversationType: '', name: '' } };
      await Promise.all(Array.from({ length: 21 }, () => given.store.turn(conversationId, async () => {
        const context = new TurnContext(new TestAdapter(() => Promise.resolve()), activity);
        await turns.set(context, (await turns.get(context, 0)) + 1);
        await state.saveChanges(context);
      })));
      expect(await turnsCounted(given.store)).toBe(21);
    });

    test('is run in the order of asking', async () => {
      const order: number[] = [];
      await Promise.all([1, 2, 3, 4, 5].map((number) => given.store.turn(conversationId, () => Promise.resolve(void order.push(number)))));
      expect(order).toEqual([1, 2, 3, 4, 5]);
    });

    test('in one conversation does not wait for another one', async () => {
      await openConversation(given.store, 'c-2');
      let release = (): void => undefined;
      const slow = given.store.turn(conversationId, () => new Promise((resolve) => {
        release = resolve;
      }));
      await given.store.turn('c-2', (unit) => Promise.resolve(void unit.append(message('meanwhile'))));
      expect(await said(given.store, 'c-2')).toEqual(['meanwhile']);
      release();
      await slow;
    });

    test('two hundred conversations go on at once with ten connections', async () => {
      const ids = Array.from({ length: 200 }, (_none, index) => `many-${index}`);
      await Promise.all(ids.map((id) => openConversation(given.store, id)));
      let begun = 0;
      let release = (): void => undefined;
      const allBegun = new Promise<void>((resolve) => {
        release = resolve;
      });
      // Each turn ends only when all have begun: so none may need what another one holds.
      await Promise.all(ids.map((id) => given.store.turn(id, async (unit) => {
        begun += 1;
        if (begun === ids.length) release();
        await allBegun;
        unit.append(message(id));
      })));
      expect(await Promise.all(ids.map((id) => said(given.store, id)))).toEqual(ids.map((id) => [id]));
    }, 30_000);

    test('lets posts in while it runs, and its replies come after them', async () => {
      const { activityId } = await say(given.store, 'first', 'm1');
      await given.store.turn(conversationId, async (unit) => {
        await say(given.store, 'second', 'm2');
        unit.append(message('answer to first'));
        unit.mark(activityId, 'answered');
      });
      expect(await said(given.store)).toEqual(['first', 'second', 'answer to first']);
    });

    test('that waits too long is told so, and the one behind it moves up', async () => {
      await given.store.close();
      given.store = await given.home.open({ limits: { waitMilliseconds: 4_000 } });
      let release = (): void => undefined;
      let begin = (): void => undefined;
      const begun = new Promise<void>((resolve) => {
        begin = resolve;
      });
      const slow = given.store.turn(conversationId, () => new Promise((resolve) => {
        begin();
        release = resolve;
      }));
      await begun;
      await expect(given.store.turn(conversationId, () => Promise.resolve())).rejects.toMatchObject({ kind: 'busy' });
      const next = given.store.turn(conversationId, (unit) => Promise.resolve(void unit.append(message('next'))));
      release();
      await Promise.all([slow, next]);
      expect(await said(given.store)).toEqual(['next']);
    });

    test('that never ends is given up, and nothing of it is kept', async () => {
      await given.store.close();
      given.store = await given.home.open({ limits: { workMilliseconds: 1_500 } });
      const hung = given.store.turn(conversationId, (unit) => new Promise(() => void unit.append(message('never said'))));
      const next = given.store.turn(conversationId, (unit) => Promise.resolve(void unit.append(message('next'))));
      await expect(hung).rejects.toMatchObject({ kind: 'busy' });
      await next;
      expect(await said(given.store)).toEqual(['next']);
    });

    test('whose dialog state was changed from elsewhere is run again, and loses nothing', async () => {
      // Made here, so what runs in it belongs to no turn.
      const outside = new AsyncResource('elsewhere');
      let runs = 0;
      await given.store.turn(conversationId, async (unit) => {
        runs += 1;
        const before: unknown = (await unit.states.read([stateKey]))[stateKey];
        if (runs === 1) await outside.runInAsyncScope(() => given.store.dialogStates.write({ [stateKey]: { from: 'elsewhere' } }));
        await unit.states.write({ [stateKey]: { before, eTag: '*' } });
        unit.append(message(`run ${runs}`));
      });
      expect(runs).toBe(2);
      expect(await said(given.store)).toEqual(['run 2']);
      expect((await given.store.dialogStates.read([stateKey]))[stateKey]).toMatchObject({ before: { from: 'elsewhere' } });
    });

    test('can change and remove what was said, now and before', async () => {
      const ids: string[] = [];
      await given.store.turn(conversationId, (unit) => Promise.resolve(void ids.push(unit.append(message('a')), unit.append(message('b')))));
      await given.store.turn(conversationId, (unit) => {
        const [a = '', b = ''] = ids;
        const c = unit.append(message('c'));
        unit.replace(a, message('A'));
        unit.remove(b);
        unit.replace(c, message('C'));
        unit.remove(unit.append(message('d')));
        return Promise.resolve();
      });
      expect(await said(given.store)).toEqual(['A', 'C']);
    });

    test('greets once', async () => {
      await given.store.turn(conversationId, (unit) => Promise.resolve(unit.greet()));
      const greeted: boolean[] = [];
      await given.store.turn(conversationId, (unit) => Promise.resolve(void greeted.push(unit.conversation.isGreeted)));
      expect(greeted).toEqual([true]);
    });

    test('of a conversation that was erased while it ran is not committed', async () => {
      await expect(given.store.turn(conversationId, async (unit) => {
        await given.store.erase(conversationId);
        unit.append(message('to nobody'));
      })).rejects.toMatchObject({ kind: 'gone' });
      expect(await given.store.conversations.find(conversationId)).toBeUndefined();
    });
  });

  describe('answering in order', () => {
    test('whoever comes first answers the oldest post', async () => {
      const first = await say(given.store, 'first', 'm1');
      const second = await say(given.store, 'second', 'm2');
      await Promise.all([echo(given.store, second.activityId), echo(given.store, first.activityId)]);
      expect(await said(given.store)).toEqual(['first', 'second', 'echo: first', 'echo: second']);
    });

    test('a post whose process was lost is answered before the next one', async () => {
      await say(given.store, 'orphan', 'm1');
      const { activityId } = await say(given.store, 'next', 'm2');
      await echo(given.store, activityId);
      expect(await said(given.store)).toEqual(['orphan', 'next', 'echo: orphan', 'echo: next']);
    });

    test('a post that failed stays failed, and its repeat is told so', async () => {
      const { activityId } = await say(given.store, 'hello', 'm1');
      const answer = (): Promise<'failed'> => Promise.resolve('failed');
      expect(await answerInOrder(given.store, { conversationId, activityId, answer })).toBe('failed');
      expect(await say(given.store, 'hello', 'm1')).toMatchObject({ outcome: 'failed' });
    });
  });
});
