/** Posts that wait are known, and answered once, however many set about it. */
import { answerInOrder, answerWaiting, type ConversationToAnswer } from '../../storage/answer-in-order';
import { onBothEngines } from './both-engines';
import { conversationId, said, say } from './conversation';

onBothEngines((given) => {
  const echo: ConversationToAnswer = {
    conversationId,
    answer: (post, unit) => Promise.resolve((unit.append({ type: 'message', text: `answer to ${post.position}` }), 'answered')),
  };
  const isWaiting = async (): Promise<boolean | undefined> => (await given.store.conversations.find(conversationId))?.hasWaitingPosts;

  test('a conversation tells whether posts of it wait', async () => {
    expect(await isWaiting()).toBe(false);
    await say(given.store, 'one');
    expect(await isWaiting()).toBe(true);
    await answerWaiting(given.store, echo);
    expect(await isWaiting()).toBe(false);
  });

  test('all that wait are answered, in order', async () => {
    for (const text of ['one', 'two', 'three']) await say(given.store, text);
    await answerWaiting(given.store, echo);
    expect(await said(given.store)).toEqual(['one', 'two', 'three', 'answer to 1', 'answer to 2', 'answer to 3']);
  });

  test('several at once, beside who asked, answer each once', async () => {
    await say(given.store, 'one');
    const { activityId } = await say(given.store, 'two');
    const [, , outcome] = await Promise.all([answerWaiting(given.store, echo), answerWaiting(given.store, echo), answerInOrder(given.store, { ...echo, activityId }), answerWaiting(given.store, echo)]);
    expect(outcome).toBe('answered');
    expect(await said(given.store)).toEqual(['one', 'two', 'answer to 1', 'answer to 2']);
  });

  test('where none wait no turn is run, and an unknown conversation is no trouble', async () => {
    const runs: string[] = [];
    const store = { ...given.store, turn: (id: string) => (runs.push(id), Promise.resolve('committed' as const)) };
    await answerWaiting(store, echo);
    await answerWaiting(store, { ...echo, conversationId: 'nobody' });
    expect(runs).toEqual([]);
  });
});
