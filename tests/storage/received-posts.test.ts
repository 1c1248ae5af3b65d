/** What is received and said is kept, in order. */
import { onBothEngines } from './both-engines';
import { conversationId, openConversation, said, say } from './conversation';

const hour = 3_600_000;
const message = (text: string) => ({ type: 'message', text });

onBothEngines((given) => {
  describe('conversations', () => {
    test('an unknown one is not found', async () => {
      expect(await given.store.conversations.find('nobody')).toBeUndefined();
    });

    test('what was opened is found as it was opened', async () => {
      expect(await given.store.conversations.find(conversationId)).toEqual({ id: conversationId, userId: 'u-hash', bornAt: 0, end: 0, usedAt: given.now, isGreeted: false, hasWaitingPosts: false });
    });

    test('of ten who open the same one at once, one is told that it is new', async () => {
      const opened = await Promise.all(Array.from({ length: 10 }, () => given.store.conversations.open({ id: 'c-2', userId: 'u', bornAt: 1, start: 7 })));
      expect(opened.filter(({ isNew }) => isNew)).toHaveLength(1);
      expect(new Set(opened.map(({ conversation }) => conversation.end))).toEqual(new Set([7]));
    });

    test('positions begin after the start', async () => {
      await given.store.conversations.open({ id: 'c-2', userId: 'u', bornAt: 1, start: 41 });
      expect(await say(given.store, 'hello', 'm1', 'c-2')).toMatchObject({ position: 42, activityId: 'c-2|0000042' });
    });

    test('they are still there after a restart', async () => {
      await say(given.store, 'hello');
      await given.store.close();
      given.store = await given.home.open();
      expect(await said(given.store)).toEqual(['hello']);
      expect((await given.store.conversations.find(conversationId))?.end).toBe(1);
    });

    test('finding one counts as its use', async () => {
      given.now += hour;
      await given.store.conversations.find(conversationId);
      expect((await given.store.conversations.find(conversationId))?.usedAt).toBe(given.now);
    });
  });

  describe('receiving', () => {
    test('a post is stored, numbered, and waits', async () => {
      expect(await say(given.store, 'hello', 'm1')).toEqual({ kind: 'new', activityId: 'c-1|0000001', position: 1, outcome: 'waiting' });
      expect(await said(given.store)).toEqual(['hello']);
    });

    test('one with a known client id is neither stored nor numbered again', async () => {
      await say(given.store, 'hello', 'm1');
      expect(await say(given.store, 'hello', 'm1')).toEqual({ kind: 'known', activityId: 'c-1|0000001', position: 1, outcome: 'waiting' });
      expect(await say(given.store, 'more', 'm2')).toMatchObject({ position: 2 });
      expect(await said(given.store)).toEqual(['hello', 'more']);
    });

    test('posts without a client id are all new', async () => {
      await say(given.store, 'yes');
      await say(given.store, 'yes');
      expect(await said(given.store)).toEqual(['yes', 'yes']);
    });

    test('the same client id in another conversation is another post', async () => {
      await openConversation(given.store, 'c-2');
      await say(given.store, 'hello', 'm1');
      expect(await say(given.store, 'hello', 'm1', 'c-2')).toMatchObject({ kind: 'new' });
    });

    test('twenty of the same at once are one', async () => {
      const received = await Promise.all(Array.from({ length: 20 }, () => say(given.store, 'hello', 'm1')));
      expect(received.filter(({ kind }) => kind === 'new')).toHaveLength(1);
      expect(await said(given.store)).toEqual(['hello']);
    });

    test('twenty different ones at once have twenty positions without a gap', async () => {
      const received = await Promise.all(Array.from({ length: 20 }, (_none, index) => say(given.store, `m${index}`, `m${index}`)));
      expect(received.map(({ position }) => position).sort((one, other) => one - other)).toEqual(Array.from({ length: 20 }, (_none, index) => index + 1));
    });

    test('in a conversation that was never opened it is refused, with the remedy', async () => {
      await expect(say(given.store, 'hello', 'm1', 'nobody')).rejects.toMatchObject({ kind: 'gone', message: 'There is no such conversation: it was erased, or never opened. Open it anew.' });
    });

    test('the oldest activities go when there are too many, but none that waits', async () => {
      await given.store.close();
      given.store = await given.home.open({ limits: { mostActivities: 3 } });
      await say(given.store, 'waits', 'm0');
      for (const text of ['a', 'b', 'c', 'd']) await given.store.turn(conversationId, (unit) => Promise.resolve(void unit.append(message(text))));
      await say(given.store, 'last', 'm1');
      expect(await said(given.store)).toEqual(['waits', 'c', 'd', 'last']);
    });

    test('the oldest activities go when they are too large together', async () => {
      await given.store.close();
      given.store = await given.home.open({ limits: { mostBytes: 3_000 } });
      for (const text of ['a', 'b', 'c']) await given.store.turn(conversationId, (unit) => Promise.resolve(void unit.append(message(text.repeat(1_000)))));
      await say(given.store, 'last');
      expect((await said(given.store)).map((text) => text[0])).toEqual(['b', 'c', 'l']);
    });
  });

  describe('the log', () => {
    test('gives what comes after a watermark, and the next one', async () => {
      for (const text of ['a', 'b', 'c']) await say(given.store, text);
      const batch = await given.store.log.after(conversationId, 1);
      expect(batch?.end).toBe(3);
      expect(await said(given.store, conversationId, 1)).toEqual(['b', 'c']);
      expect(await given.store.log.after(conversationId, 99)).toEqual({ activities: [], end: 3 });
      expect(await given.store.log.after('nobody', 0)).toBeUndefined();
    });

    test('a replaced activity keeps its position and its id', async () => {
      const { activityId } = await say(given.store, 'a');
      await say(given.store, 'b');
      expect(await given.store.log.replace(conversationId, activityId, message('A'))).toBe(true);
      expect(await given.store.log.replace(conversationId, 'unknown', message('A'))).toBe(false);
      expect(await said(given.store)).toEqual(['A', 'b']);
    });

    test('removing does not lower the end', async () => {
      const { activityId } = await say(given.store, 'a');
      await given.store.log.remove(conversationId, activityId);
      expect(await given.store.log.after(conversationId, 0)).toEqual({ activities: [], end: 1 });
      expect(await say(given.store, 'b')).toMatchObject({ position: 2 });
    });

    test('what was stored before a time can be erased; posts that wait stay', async () => {
      await given.store.turn(conversationId, (unit) => Promise.resolve(void unit.append(message('old'))));
      await say(given.store, 'waits');
      given.now += hour;
      await given.store.turn(conversationId, (unit) => Promise.resolve(void unit.append(message('new'))));
      await given.store.log.eraseBefore(conversationId, given.now);
      expect(await said(given.store)).toEqual(['waits', 'new']);
    });
  });

  describe('news', () => {
    const nextNews = (id = conversationId): Promise<void> => new Promise((resolve) => {
      const stop = given.store.onAppended(id, () => (stop(), resolve()));
    });

    test('a post and a reply both wake who listens', async () => {
      const afterPost = nextNews();
      await say(given.store, 'hello');
      await afterPost;
      const afterReply = nextNews();
      await given.store.turn(conversationId, (unit) => Promise.resolve(void unit.append(message('hi'))));
      await afterReply;
      expect(await said(given.store)).toEqual(['hello', 'hi']);
    });

    test('another conversation, or a listener that stopped, is not woken', async () => {
      await openConversation(given.store, 'c-2');
      const woken: string[] = [];
      given.store.onAppended('c-2', () => woken.push('other'));
      given.store.onAppended(conversationId, () => woken.push('stopped'))();
      const mine = nextNews();
      await say(given.store, 'hello');
      await mine;
      expect(woken).toEqual([]);
    });
  });
});
