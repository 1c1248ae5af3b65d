import { StorageProblem } from '../../storage/problem';
import { apology, Client, closeServers, echoBot, gate, isMessage, refusal, startServer, Stream } from './support';

afterEach(closeServers);

describe('when the bot does not do well', () => {
  test('an error becomes an apology, and the post still has its id', async () => {
    const client = await Client.start(await startServer({ runBot: ({ activity }) => (isMessage(activity) ? Promise.reject(new Error(activity.text)) : Promise.resolve()) }));
    expect((await client.say('hello')).status).toBe(200);
    expect(await client.texts()).toEqual(['hello', apology]);
  });

  test('the apology comes before the next answer', async () => {
    const client = await Client.start(await startServer({
      runBot: async (context) => {
        if (context.activity.text === 'bad') throw new Error('no');
        await echoBot(context);
      },
    }));
    await Promise.all([client.say('bad'), client.say('good')]);
    const texts = await client.texts();
    expect(texts.indexOf(apology)).toBeLessThan(texts.indexOf('echo: good'));
  });

  test('an answer that cannot even be apologised for is 502', async () => {
    const client = await Client.start(await startServer({
      runBot: (context) => {
        context.onSendActivities(() => Promise.reject(new Error('no way out')));
        return Promise.reject(new Error('no'));
      },
    }));
    expect(await refusal(await client.say('hello'))).toBe('502 BotFailed');
  });

  test('a storage that fails in the middle of a turn leaves the post waiting, without an apology: sent again it has its answer', async () => {
    let turns = 0;
    const client = await Client.start(await startServer({
      runBot: async (context) => {
        if (isMessage(context.activity) && (turns += 1) === 1) throw new StorageProblem({ kind: 'unavailable', problem: 'The database is away.', remedy: 'Wait.' });
        await echoBot(context);
      },
    }));
    const same = { channelData: { clientActivityID: 'one' } };
    expect(await refusal(await client.say('hello', same))).toBe('503 StorageUnavailable');
    expect((await client.say('hello', same)).status).toBe(200);
    expect(await client.texts()).toEqual(['welcome', 'hello', 'echo: hello']);
  });

  test('an answer that takes too long is 504 and still comes; the same post sent again is not a second question', async () => {
    const held = gate();
    const client = await Client.start(await startServer({
      limits: { turnMilliseconds: 50 },
      runBot: async (context) => {
        if (isMessage(context.activity)) await held.passed;
        await echoBot(context);
      },
    }));
    const same = { channelData: { clientActivityID: 'one' } };
    expect(await refusal(await client.say('slow', same))).toBe('504 BotTimedOut');
    expect(await client.texts()).toEqual(['welcome', 'slow']);
    held.open();
    expect((await client.say('slow', same)).status).toBe(200);
    expect(await client.texts()).toEqual(['welcome', 'slow', 'echo: slow']);
  });

  test('a turn that never ends does not silence its conversation', async () => {
    const client = await Client.start(await startServer({
      limits: { turnMilliseconds: 30, hungTurnMilliseconds: 50, closeMilliseconds: 200 },
      runBot: (context) => (context.activity.text === 'hang' ? new Promise<void>(() => undefined) : echoBot(context)),
    }));
    const stream = await Stream.open(client.conversation.streamUrl);
    expect((await client.say('hang')).status).toBe(504);
    await client.say('next');
    await stream.untilText('echo: next');
  });

  test('too many waiting messages are refused before they are stored', async () => {
    const held = gate();
    const client = await Client.start(await startServer({
      limits: { waitingTurns: 2 },
      runBot: async ({ activity }) => {
        if (isMessage(activity)) await held.passed;
      },
    }));
    const stream = await Stream.open(client.conversation.streamUrl);
    const waiting = [client.say('1'), client.say('2')];
    await Promise.all([stream.untilText('1'), stream.untilText('2')]);
    expect(await refusal(await client.say('3'))).toBe('429 TooManyRequests');
    held.open();
    await Promise.all(waiting);
    expect(await client.texts()).not.toContain('3');
  });
});
