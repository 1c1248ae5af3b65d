import { closeServers, echoBot, gate, plainRefusal, startServer } from './support';
import { message, postMessage, repliesOf } from './teams-support';

afterEach(closeServers);

describe('an activity delivered again', () => {
  test('is answered once', async () => {
    const { address } = await startServer();
    const same = message({ id: 'same' });
    const answers = [];
    for (let count = 0; count < 3; count += 1) answers.push(await repliesOf(await postMessage(address, same)));
    expect(answers).toEqual([['echo: hello'], [], []]);
  });

  test('is answered once, also while the first is still being answered', async () => {
    const held = gate();
    const entered = gate();
    const { address } = await startServer({
      runBot: async (context) => {
        entered.open();
        await held.passed;
        await echoBot(context);
      },
    });
    const same = message({ id: 'same' });
    const first = postMessage(address, same);
    await entered.passed;
    const second = postMessage(address, same);
    held.open();
    expect(await repliesOf(await second)).toEqual([]);
    expect(await repliesOf(await first)).toEqual(['echo: hello']);
  });

  test.each<[string, object, object]>([
    ['the same id in another conversation', { id: 'same' }, { id: 'same', conversation: { id: 'another' } }],
    ['the same id of another type', { id: 'same' }, { id: 'same', type: 'event', text: undefined }],
    ['no id', { id: undefined }, { id: undefined }],
    ['a later edit of the same message', { id: 'same', type: 'messageUpdate', timestamp: '2026-11-29T07:00:00.000Z' }, { id: 'same', type: 'messageUpdate', timestamp: '2026-11-29T07:00:05.000Z' }],
    ['an edit that does not say when it was made', { id: 'same', type: 'messageUpdate' }, { id: 'same', type: 'messageUpdate' }],
    ['an invoke, which waits for its own answer', { id: 'same', type: 'invoke' }, { id: 'same', type: 'invoke' }],
  ])('%s is no repeat', async (_case, first, second) => {
    const heard: unknown[] = [];
    const { address } = await startServer({ runBot: ({ activity }) => Promise.resolve(void heard.push(activity.id)) });
    await postMessage(address, message(first));
    await postMessage(address, message(second));
    expect(heard).toHaveLength(2);
  });

  test('is taken once, also when it is an edit', async () => {
    const heard: unknown[] = [];
    const { address } = await startServer({ runBot: ({ activity }) => Promise.resolve(void heard.push(activity.id)) });
    const edit = message({ id: 'same', type: 'messageUpdate', timestamp: '2026-11-29T07:00:00.000Z' });
    await postMessage(address, edit);
    await postMessage(address, edit);
    expect(heard).toHaveLength(1);
  });

  test('is taken again when the first attempt failed altogether', async () => {
    let attempts = 0;
    const { address } = await startServer({
      runBot: async (context) => {
        attempts += 1;
        if (attempts > 1) return echoBot(context);
        context.onSendActivities(() => Promise.reject(new Error('connector down')));
        throw new Error('no');
      },
    });
    const same = message({ id: 'same' });
    expect(await plainRefusal(await postMessage(address, same))).toBe('502 BotFailed');
    expect(await repliesOf(await postMessage(address, same))).toEqual(['echo: hello']);
  });

  test('is forgotten in time', async () => {
    const { address } = await startServer({ limits: { rememberedMilliseconds: 1 } });
    const say = async (id: string): Promise<unknown[]> => repliesOf(await postMessage(address, message({ id })));
    await say('one');
    await say('two');
    expect(await say('one')).toEqual(['echo: hello']);
  });
});
