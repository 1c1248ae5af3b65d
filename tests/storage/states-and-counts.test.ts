/** Dialog states as the Bot Framework expects them, and the small counts. */
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
