/** The storage that fails when a turn is over, and a line that has no room for a danger. */
import { TestAdapter, TurnContext, type Activity } from 'botbuilder';
import { pino } from 'pino';
import { defaultLimits } from '../../channels/limits';
import { createTurnErrorHandler } from '../../channels/turn-errors';
import { createTurnOrder } from '../../channels/turn-order';
import { StorageProblem } from '../../storage/problem';
import { apology, closeServers, echoBot, gate, plainRefusal, startServer } from './support';
import { message, postMessage, startConnector } from './teams-support';

afterEach(closeServers);

const card = { type: 'message', text: 'Call 911 now' };
const dangerReply = ({ text }: Partial<Activity>): Partial<Activity> | undefined => (text === 'limp' ? card : undefined);

interface Heard {
  readonly said: readonly (string | undefined)[];
  readonly logged: string;
  /** What the channel is told. */
  readonly failure: string | undefined;
}

/** One turn, whose memory cannot be kept: the storage goes away between its end and the commit. */
async function turnWithoutCommit(activity: Partial<Activity>, work: (context: TurnContext) => Promise<void>): Promise<Heard> {
  const logged: string[] = [];
  const log = pino({}, { write: (line: string) => void logged.push(line) });
  const store = {
    alone: async (_conversation: unknown, run: () => Promise<void>): Promise<never> => {
      await run();
      throw new StorageProblem({ kind: 'unavailable', problem: 'The database cannot be reached.', remedy: 'Start it.' });
    },
  };
  const adapter = new TestAdapter(() => Promise.resolve());
  const order = createTurnOrder({ limits: defaultLimits, answerError: createTurnErrorHandler({ log, apology: () => apology, dangerReply }), log, store });
  const context = new TurnContext(adapter, { type: 'message', channelId: 'msteams', conversation: { id: 'c', isGroup: false, conversationType: 'personal', name: '' }, from: { id: 'p', name: '' }, recipient: { id: 'b', name: '' }, ...activity });
  const failure = await order.onTurn(context, () => work(context)).then(() => undefined, (error: unknown) => (error instanceof Error ? error.name : 'unknown'));
  return { said: adapter.activeQueue.map(({ text }) => text), logged: logged.join(''), failure };
}

describe('a turn whose memory cannot be kept', () => {
  test.each([
    ['an answer', 'hello', 'echo: hello'],
    ['a danger card', 'limp', 'echo: limp'],
  ])('leaves %s as it was said, and tells the operator alone', async (_what, text, said) => {
    const heard = await turnWithoutCommit({ text }, echoBot);
    expect([heard.said, heard.failure]).toEqual([[said], undefined]);
    expect(heard.logged).toContain('The database cannot be reached. Start it.');
    expect(heard.logged).toContain('what it remembered could not be kept');
  });

  test('is not apologised for a second time', async () => {
    expect((await turnWithoutCommit({ text: 'hello' }, () => Promise.reject(new Error('a mistake of ours')))).said).toEqual([apology]);
  });

  test.each([
    ['hello', apology],
    ['limp', card.text],
  ])('and that said nothing to "%s" is answered all the same', async (text, said) => {
    expect((await turnWithoutCommit({ text }, () => Promise.resolve())).said).toEqual([said]);
  });

  test('and that answers a press is answered as failed, for its card does not come', async () => {
    const heard = await turnWithoutCommit({ type: 'invoke', name: 'adaptiveCard/action', value: {} }, async (context) => void (await context.sendActivity('more')));
    expect([heard.said, heard.failure]).toEqual([['more', apology], 'TurnFailed']);
  });
});

describe('a line without room', () => {
  const group = { id: '19:group@thread.v2', isGroup: true, conversationType: 'groupChat' };

  test.each<[string, object, string[]]>([
    ['a danger is answered by its card', { text: 'limp' }, [card.text]],
    ['anything else by nothing', { text: 'hello' }, []],
    ['nor is what people of a group say to each other', { text: 'limp', conversation: group }, []],
  ])('%s, and the channel is told to come again', async (_what, changes, said) => {
    const connector = await startConnector();
    const held = gate();
    const entered = gate();
    const { address } = await startServer({ dangerReply, limits: { waitingTurns: 1, dangerMilliseconds: 60_000 }, runBot: () => {
      entered.open();
      return held.passed;
    } });
    const say = (more: object): Promise<Response> => postMessage(address, message({ deliveryMode: 'normal', serviceUrl: connector.serviceUrl, ...changes, ...more }));
    const first = say({ text: 'first', type: 'event' });
    await entered.passed;
    expect(await plainRefusal(await say({}))).toBe('429 TooManyRequests');
    expect(connector.texts).toEqual(said);
    held.open();
    await first;
    await connector.close();
  });
});
