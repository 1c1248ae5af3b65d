import { z } from 'zod';
import { StorageProblem } from '../../storage/problem';
import { apology, Client, closeServers, echoBot, gate, isMessage, newsIn, refusal, startServer, Stream } from './support';

afterEach(closeServers);

describe('when the bot does not do well', () => {
  test('an error becomes an apology, and the post still has its id', async () => {
    const client = await Client.start(await startServer({ runBot: ({ activity }) => (isMessage(activity) ? Promise.reject(new Error(activity.text)) : Promise.resolve()) }));
    expect((await client.say('hello')).status).toBe(200);
    expect(await client.texts()).toEqual(['hello', apology]);
  });

  test('the apology comes before the next answer', async () => {
    const held = gate();
    const client = await Client.start(await startServer({
      runBot: async (context) => {
        if (context.activity.text === 'bad') await held.passed.then(() => Promise.reject(new Error('no')));
        await echoBot(context);
      },
    }));
    const stream = await Stream.open(client.conversation.streamUrl);
    const bad = client.say('bad');
    await stream.untilText('bad');
    const good = client.say('good');
    await stream.untilText('good');
    held.open();
    await Promise.all([bad, good]);
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
      limits: { turnMilliseconds: 1_000 },
      runBot: async (context) => {
        if (isMessage(context.activity)) await held.passed;
        await echoBot(context);
      },
    }));
    const same = { channelData: { clientActivityID: 'one' } };
    const stream = await Stream.open(client.conversation.streamUrl);
    expect(await refusal(await client.say('slow', same))).toBe('504 BotTimedOut');
    await stream.untilText('slow');
    expect(await client.texts()).toEqual(['welcome', 'slow']);
    held.open();
    let repeated = await client.say('slow', same);
    while (repeated.status === 504) repeated = await client.say('slow', same);
    expect(repeated.status).toBe(200);
    expect(await client.texts()).toEqual(['welcome', 'slow', 'echo: slow']);
  });

  test('a turn that never ends does not silence its conversation', async () => {
    const client = await Client.start(await startServer({
      limits: { turnMilliseconds: 30, hungTurnMilliseconds: 1_000, closeMilliseconds: 200 },
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

describe('a danger, when the bot does not do well', () => {
  const card = { type: 'message', text: 'Call 911 now', channelData: { firstDrops: { kind: 'red-flag' } } };
  const dangerReply = ({ text }: { readonly text?: string }): object | undefined => (text === 'limp' ? card : undefined);
  const saidIn = async (response: Response): Promise<readonly unknown[]> => z.object({ activities: z.array(z.object({ text: z.string() })).default([]) }).parse(await response.json()).activities.map(({ text }) => text);

  test('is answered by its card instead of the apology', async () => {
    const client = await Client.start(await startServer({ dangerReply, runBot: ({ activity }) => (isMessage(activity) ? Promise.reject(new Error('no')) : Promise.resolve()) }));
    await client.say('limp');
    await client.say('hello');
    expect(await client.texts()).toEqual(['limp', card.text, 'hello', apology]);
  });

  test.each<[string, Parameters<typeof startServer>[0], string]>([
    ['a turn that cannot even be apologised for', { runBot: (context) => (context.onSendActivities(() => Promise.reject(new Error('no way out'))), Promise.reject(new Error('no'))) }, '502'],
    ['a turn that does not end', { runBot: () => new Promise<void>(() => undefined), limits: { turnMilliseconds: 60, hungTurnMilliseconds: 300, closeMilliseconds: 100 } }, '504'],
    ['too many turns', { limits: { waitingTurns: 0 } }, '429'],
  ])('stands in the refusal after %s, and goes out on the stream', async (_case, wishes, status) => {
    const client = await Client.start(await startServer({ ...wishes, dangerReply }));
    const stream = await Stream.open(client.conversation.streamUrl);
    const refused = await client.say('limp');
    expect([String(refused.status), await saidIn(refused)]).toEqual([status, [card.text]]);
    await stream.untilText(card.text);
    expect(await saidIn(await client.say('hello'))).toEqual([]);
    expect((await client.texts()).filter((text) => text === card.text)).toEqual([]);
  });

  test('is answered before a slow turn ends, which then has its answer, too', async () => {
    const held = gate();
    const client = await Client.start(await startServer({ dangerReply, limits: { dangerMilliseconds: 30 }, runBot: async (context) => {
      if (isMessage(context.activity)) await held.passed;
      await echoBot(context);
    } }));
    const stream = await Stream.open(client.conversation.streamUrl);
    const taken = client.say('limp');
    await stream.untilText(card.text);
    held.open();
    expect((await taken).status).toBe(200);
    await stream.untilText('echo: limp');
  });

  test('that cannot be looked for makes nothing worse', async () => {
    const server = await startServer({ dangerReply: () => { throw new Error('my secret words'); }, limits: { waitingTurns: 0 } });
    expect(await refusal(await (await Client.start(server)).say('limp'))).toBe('429 TooManyRequests');
    expect(newsIn(server).join()).toContain('looking for danger failed');
    expect(server.logLines.join()).not.toContain('secret');
  });
});
