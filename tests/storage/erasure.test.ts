/** What is forgotten is gone, what is kept is encrypted, and no clock brings it into disorder. */
import type { Unit } from '../../storage/store';
import { onBothEngines } from './both-engines';
import { conversationId, echo, openConversation, said, say, stateKey, turnsCounted } from './conversation';

const hour = 3_600_000;
const message = (text: string) => ({ type: 'message', text });

onBothEngines((given) => {
  describe('forgetting', () => {
    test('old conversations, activities and states go; what is used stays, and so do counts', async () => {
      await openConversation(given.store, 'old');
      await say(given.store, 'old words');
      await given.store.dialogStates.write({ a: { n: 1 } });
      await given.store.counts.add({ day: '2026-11-28', name: 'answer', labels: {} });
      given.now += 2 * hour;
      await say(given.store, 'new words');
      await given.store.forgetOlderThan(given.now - hour);
      expect(await given.store.conversations.find('old')).toBeUndefined();
      expect(await said(given.store)).toEqual(['new words']);
      expect(await given.store.log.after(conversationId, 0)).toMatchObject({ end: 2 });
      expect(await given.store.dialogStates.read(['a'])).toEqual({});
      expect(await given.store.counts.read({ from: '2026-01-01', to: '2026-12-31' })).toHaveLength(1);
    });

    test('an erased conversation leaves no trace in any table, and its neighbour is untouched', async () => {
      await openConversation(given.store, 'neighbour');
      await say(given.store, 'stay', 'm1', 'neighbour');
      const before = await given.home.tables();
      await openConversation(given.store, 'c-erased');
      const { activityId } = await say(given.store, 'secret', 'm1', 'c-erased');
      await echo(given.store, activityId, 'c-erased');
      await given.store.dialogStates.write({ 'msteams/conversations/c-erased/': { n: 1 } });
      await given.store.erase('c-erased');
      expect(await given.home.tables()).toEqual(before);
      expect(await said(given.store, 'neighbour')).toEqual(['stay']);
    });

    test('a parent who asks for it in a turn is answered, and only the answer is left', async () => {
      await echo(given.store, (await say(given.store, 'secret', 'm1')).activityId);
      const { activityId } = await say(given.store, 'delete my data', 'm2');
      const work = async (unit: Unit): Promise<void> => {
        unit.append(message('not even this'));
        unit.erase();
        expect(await given.store.dialogStates.read([stateKey])).toEqual({});
        await say(given.store, 'one more question', 'm3');
        unit.append(message('all is deleted'));
        unit.mark(activityId, 'answered');
      };
      await given.store.turn(conversationId, work);
      expect(await said(given.store)).toEqual(['one more question', 'all is deleted']);
      expect(await turnsCounted(given.store)).toBe(0);
      expect(await given.store.log.after(conversationId, 0)).toMatchObject({ end: 5 });
      expect(await say(given.store, 'delete my data', 'm2')).toMatchObject({ kind: 'known', outcome: 'answered' });
      expect(await given.store.turn(conversationId, work)).toBe('repeated');
    });
  });

  describe('encryption', () => {
    test('no word, no client id and no key of a dialog state stands in any table', async () => {
      await say(given.store, 'marigold-walrus', 'client-id-4711');
      await given.store.dialogStates.write({ 'msteams/conversations/teams-id-4712/': { topic: 'marigold-walrus' } });
      await given.store.seenActivities.firstTime('teams-activity-4713', 1_000);
      await given.store.rateCounts.count('203.0.113.7', 10);
      const everything = JSON.stringify(await given.home.tables());
      for (const secret of ['marigold', 'client-id-4711', 'teams-id-4712', 'teams-activity-4713', '203.0.113.7']) expect(everything).not.toContain(secret);
      expect(everything).not.toContain(JSON.stringify([...Buffer.from('marigold')]).slice(1, -1));
    });

    test('after a change of keys the old one still reads, and known ids are still known', async () => {
      await say(given.store, 'old words', 'm1');
      await given.store.dialogStates.write({ a: { n: 1 } });
      await given.store.seenActivities.firstTime('k', hour);
      await given.store.close();
      given.store = await given.home.open({ clock: () => given.now, steadyClock: () => given.now, storageKey: 'another key of more than thirty-two characters', oldStorageKeys: [given.home.settings.storageKey ?? ''] });
      expect(await said(given.store)).toEqual(['old words']);
      expect(await say(given.store, 'old words', 'm1')).toMatchObject({ kind: 'known' });
      expect((await given.store.dialogStates.read(['a']))['a']).toMatchObject({ n: 1 });
      expect(await given.store.seenActivities.firstTime('k', hour)).toBe(false);
      await given.store.dialogStates.write({ a: { n: 2 } });
      expect((await given.store.dialogStates.read(['a']))['a']).toMatchObject({ n: 2 });
      await given.store.erase(conversationId);
      expect(await given.store.conversations.find(conversationId)).toBeUndefined();
    });

    test('what was sealed by a key that is gone counts as erased, and is counted', async () => {
      const { activityId } = await say(given.store, 'old words', 'm1');
      await given.store.dialogStates.write({ [stateKey]: { turns: 5 } });
      await given.store.close();
      given.store = await given.home.open({ clock: () => given.now, steadyClock: () => given.now, storageKey: 'another key of more than thirty-two characters' });
      await say(given.store, 'new words');
      expect(await said(given.store)).toEqual(['new words']);
      expect(await turnsCounted(given.store)).toBe(0);
      expect((await given.store.check()).unreadable).toBe(1);
      await given.store.turn(conversationId, async (unit) => {
        expect(unit.waiting[0]).toEqual({ activityId, position: 1, json: undefined });
        unit.mark(activityId, 'failed');
        await unit.states.write({ [stateKey]: { turns: 1 } });
      });
      expect(await turnsCounted(given.store)).toBe(1);
    });
  });

  test('a clock that is set forward by two days takes no dialog state that was just written', async () => {
    let steady = 0;
    await given.store.close();
    given.store = await given.home.open({ clock: () => given.now, steadyClock: () => steady });
    await given.store.dialogStates.write({ a: { n: 1 } });
    given.now += 48 * hour;
    expect((await given.store.dialogStates.read(['a']))['a']).toMatchObject({ n: 1 });
    [steady, given.now] = [steady + 25 * hour, given.now + 25 * hour];
    expect((await given.store.dialogStates.read(['a']))['a']).toBeUndefined();
  });

  describe('a clock that is set back', () => {
    test('neither lowers positions nor ages nor loses anything', async () => {
      await say(given.store, 'a');
      await given.store.dialogStates.write({ a: { n: 1 } });
      given.now -= 48 * hour;
      expect(await say(given.store, 'b')).toMatchObject({ position: 2 });
      expect((await given.store.conversations.find(conversationId))?.usedAt).toBe(given.now + 48 * hour);
      expect(await said(given.store)).toEqual(['a', 'b']);
      expect((await given.store.dialogStates.read(['a']))['a']).toMatchObject({ n: 1 });
    });

    test('locks nobody out for longer than a window', async () => {
      await given.store.rateCounts.count('k', 10);
      given.now -= 48 * hour;
      expect(await given.store.rateCounts.count('k', 10)).toEqual({ count: 1, millisecondsLeft: 10_000 });
    });

    test('takes no activity twice', async () => {
      await given.store.seenActivities.firstTime('k', hour);
      given.now -= 48 * hour;
      expect(await given.store.seenActivities.firstTime('k', hour)).toBe(false);
    });
  });
});
