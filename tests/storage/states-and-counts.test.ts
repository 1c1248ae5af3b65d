/** Dialog states as the Bot Framework expects them, turns that leave nothing else, and the small counts. */
import { AsyncResource } from 'node:async_hooks';
import { ConversationState, TestAdapter, TurnContext } from 'botbuilder';
import { openCounts } from '../../storage/open-store';
import { onBothEngines } from './both-engines';
import { conversationId, eTagOf } from './conversation';

const hour = 3_600_000;

onBothEngines((given) => {
  describe('dialog states', () => {
    test('what was written is read back with an eTag, and missing keys are left out', async () => {
      await given.store.dialogStates.write({ a: { list: [1] } });
      expect(await given.store.dialogStates.read(['a', 'missing'])).toEqual({ a: { list: [1], eTag: expect.stringMatching(/./) as unknown } });
      expect(await given.store.dialogStates.read([])).toEqual({});
      await given.store.dialogStates.write({});
    });

    test.each([undefined, '', '*'])('an eTag of %j overwrites', async (eTag) => {
      await given.store.dialogStates.write({ a: { n: 1 } });
      await given.store.dialogStates.write({ a: { n: 2, eTag } });
      expect((await given.store.dialogStates.read(['a']))['a']).toMatchObject({ n: 2 });
    });

    test('a current eTag is accepted once, a stale one refused in the words of the SDK', async () => {
      await given.store.dialogStates.write({ a: { n: 1 } });
      const eTag = await eTagOf(given.store, 'a');
      await given.store.dialogStates.write({ a: { n: 2, eTag } });
      await expect(given.store.dialogStates.write({ a: { n: 3, eTag } })).rejects.toThrow('Storage: error writing "a" due to eTag conflict.');
      expect((await given.store.dialogStates.read(['a']))['a']).toMatchObject({ n: 2 });
    });

    test('a write of several keys with one conflict writes none', async () => {
      await given.store.dialogStates.write({ b: { n: 1 } });
      await expect(given.store.dialogStates.write({ a: { n: 1 }, b: { n: 2, eTag: 'stale' } })).rejects.toThrow('"b"');
      expect(await given.store.dialogStates.read(['a'])).toEqual({});
    });

    test('of ten who write with the same eTag at once, one succeeds', async () => {
      await given.store.dialogStates.write({ a: { n: 0 } });
      const eTag = await eTagOf(given.store, 'a');
      const writes = await Promise.allSettled(Array.from({ length: 10 }, (_none, n) => given.store.dialogStates.write({ a: { n, eTag } })));
      expect(writes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    test('a deleted one is gone, and deleting a missing one is no error', async () => {
      await given.store.dialogStates.write({ a: { n: 1 } });
      await given.store.dialogStates.delete(['a', 'missing']);
      expect(await given.store.dialogStates.read(['a'])).toEqual({});
    });

    test('a key that is a property name of every object is an ordinary key', async () => {
      expect(await given.store.dialogStates.read(['constructor', '__proto__'])).toEqual({});
    });

    test('what was not written for the given hours is gone, and can be written anew', async () => {
      await given.store.dialogStates.write({ a: { n: 1 } });
      given.now += 25 * hour;
      expect(await given.store.dialogStates.read(['a'])).toEqual({});
      await given.store.turn(conversationId, (unit) => unit.states.write({ a: { n: 2 } }));
      expect((await given.store.dialogStates.read(['a']))['a']).toMatchObject({ n: 2 });
    });
  });

  describe('a turn of a channel that keeps its own log', () => {
    const conversation = { channelId: 'msteams', conversationId: 'a:1' };
    const key = 'msteams/conversations/a:1/';
    const stored = async (): Promise<unknown> => (await given.store.dialogStates.read([key]))[key];

    test("of twenty-one at once through the Bot Framework's own ConversationState, all survive", async () => {
      const state = new ConversationState(given.store.dialogStates);
      const turns = state.createProperty<number>('turns');
      const activity = { type: 'message', channelId: 'msteams', conversation: { id: 'a:1', isGroup: false, conversationType: '', name: '' } };
      await Promise.all(Array.from({ length: 21 }, () => given.store.alone(conversation, async () => {
        const context = new TurnContext(new TestAdapter(() => Promise.resolve()), activity);
        await turns.set(context, (await turns.get(context, 0)) + 1);
        await state.saveChanges(context);
      })));
      expect(await stored()).toMatchObject({ turns: 21 });
    });

    test('runs in the order of asking, and beside those of other conversations', async () => {
      const order: number[] = [];
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      const all = [1, 2, 3].map((number) => given.store.alone(conversation, async () => {
        if (number === 1) await held;
        order.push(number);
      }));
      for (const other of [{ ...conversation, conversationId: 'a:2' }, { ...conversation, channelId: 'webchat' }]) await given.store.alone(other, () => Promise.resolve(void order.push(0)));
      release();
      expect(await Promise.all(all)).toEqual(['committed', 'committed', 'committed']);
      expect(order).toEqual([0, 0, 1, 2, 3]);
    });

    test('that throws leaves its state as it was, and the next one runs', async () => {
      await given.store.alone(conversation, () => given.store.dialogStates.write({ [key]: { kept: true } }));
      await expect(given.store.alone(conversation, async () => {
        await given.store.dialogStates.write({ [key]: { kept: false } });
        throw new Error('no');
      })).rejects.toThrow('no');
      await given.store.alone(conversation, () => Promise.resolve());
      expect(await stored()).toMatchObject({ kept: true });
    });

    test('that never ends is given up', async () => {
      await given.store.close();
      given.store = await given.home.open({ limits: { workMilliseconds: 1_500 } });
      const hung = given.store.alone(conversation, () => new Promise(() => undefined));
      const next = given.store.alone(conversation, () => Promise.resolve());
      await expect(hung).rejects.toMatchObject({ kind: 'busy' });
      expect(await next).toBe('committed');
    });

    test('whose state was changed from elsewhere is not run again, and what it met stands', async () => {
      const outside = new AsyncResource('elsewhere');
      let runs = 0;
      expect(await given.store.alone(conversation, async () => {
        runs += 1;
        await given.store.dialogStates.write({ [key]: { from: 'here', eTag: '*' } });
        await outside.runInAsyncScope(() => given.store.dialogStates.write({ [key]: { from: 'elsewhere' } }));
      })).toBe('overtaken');
      expect([runs, await stored()]).toEqual([1, expect.objectContaining({ from: 'elsewhere' })]);
    });

    test('leaves no id of its conversation in any table', async () => {
      let tables: unknown;
      await given.store.alone(conversation, async () => {
        await given.store.dialogStates.write({ [key]: { kept: true } });
        tables = await given.home.tables();
      });
      expect(JSON.stringify([tables, await given.home.tables()])).not.toContain('a:1');
    });

    test('is forgotten with its conversation', async () => {
      await given.store.alone(conversation, () => given.store.dialogStates.write({ [key]: { kept: true } }));
      await given.store.erase('a:1');
      expect(await stored()).toBeUndefined();
    });
  });

  describe('seen activities', () => {
    test('a key is new once within its time', async () => {
      expect(await given.store.seenActivities.firstTime('k', 1_000)).toBe(true);
      expect(await given.store.seenActivities.firstTime('k', 1_000)).toBe(false);
      given.now += 1_000;
      expect(await given.store.seenActivities.firstTime('k', 1_000)).toBe(true);
    });

    test('of ten who ask at once one is told that it is new', async () => {
      const firsts = await Promise.all(Array.from({ length: 10 }, () => given.store.seenActivities.firstTime('k', 1_000)));
      expect(firsts.filter((isFirst) => isFirst)).toHaveLength(1);
    });

    test('a forgotten one is new again', async () => {
      await given.store.seenActivities.firstTime('k', 1_000);
      await given.store.seenActivities.forget('k');
      expect(await given.store.seenActivities.firstTime('k', 1_000)).toBe(true);
    });
  });

  describe('counts', () => {
    test('a rate is counted within its window, and begins anew after it', async () => {
      expect(await given.store.rateCounts.count('k', 10)).toEqual({ count: 1, millisecondsLeft: 10_000 });
      given.now += 4_000;
      expect(await given.store.rateCounts.count('k', 10)).toEqual({ count: 2, millisecondsLeft: 6_000 });
      expect(await given.store.rateCounts.look('k')).toEqual({ count: 2, millisecondsLeft: 6_000 });
      given.now += 6_000;
      expect(await given.store.rateCounts.look('k')).toEqual({ count: 0, millisecondsLeft: 0 });
      expect(await given.store.rateCounts.count('k', 10)).toEqual({ count: 1, millisecondsLeft: 10_000 });
    });

    test('twenty at once are all counted', async () => {
      const windows = await Promise.all(Array.from({ length: 20 }, () => given.store.rateCounts.count('k', 10)));
      expect(Math.max(...windows.map(({ count }) => count))).toBe(20);
    });

    test('days are counted by name and labels, whatever their order', async () => {
      await given.store.counts.add({ day: '2026-11-28', name: 'answer', labels: { kind: 'answered', language: 'en' } });
      await given.store.counts.add({ day: '2026-11-28', name: 'answer', labels: { language: 'en', kind: 'answered' } });
      await given.store.counts.add({ day: '2026-11-29', name: 'answer', labels: {} });
      await given.store.counts.add({ day: '2026-11-30', name: 'answer', labels: {} });
      expect(await given.store.counts.read({ from: '2026-11-28', to: '2026-11-29' })).toEqual([
        { day: '2026-11-28', name: 'answer', labels: { kind: 'answered', language: 'en' }, count: 2 },
        { day: '2026-11-29', name: 'answer', labels: {}, count: 1 },
      ]);
    });

    test('a report reads them beside the running server, and can change nothing', async () => {
      await given.store.counts.add({ day: '2026-11-29', name: 'answer', labels: { kind: 'answered' } });
      const beside = openCounts(given.home.settings);
      expect(await beside.read({ from: '2026-11-29', to: '2026-11-29' })).toEqual([{ day: '2026-11-29', name: 'answer', labels: { kind: 'answered' }, count: 1 }]);
      await beside.close();
      expect(Object.keys(beside).sort()).toEqual(['close', 'read']);
    });
  });
});
