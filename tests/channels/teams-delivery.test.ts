/** From the bot to Teams: patient when throttled, in parts when too long, and a sign of life while it takes. */
import { ActivityTypes, type TurnContext } from 'botbuilder';
import { mostUnits } from '../../channels/teams/message-parts';
import { closeServers, echoBot, gate, newsIn, plainRefusal, startServer, type RunningServer } from './support';
import { message, postMessage, startConnector, type Connector, type PlannedAnswer } from './teams-support';

let connector: Connector;

afterEach(async () => {
  await connector.close();
  await closeServers();
});

interface Given {
  readonly plan?: readonly PlannedAnswer[];
  readonly runBot?: (context: TurnContext) => Promise<void>;
  readonly limits?: object;
}

async function start({ plan, runBot, limits }: Given): Promise<RunningServer> {
  connector = await startConnector(plan);
  return startServer({ runBot, limits: { firstPauseMilliseconds: 2, deliveryMilliseconds: 10_000, ...limits } });
}

function say(server: RunningServer, changes: object = {}): Promise<Response> {
  return postMessage(server.address, message({ serviceUrl: connector.serviceUrl, deliveryMode: undefined, ...changes }));
}

async function sayTwo(context: TurnContext): Promise<void> {
  await context.sendActivities([{ type: 'message', text: 'one' }, { type: 'message', text: 'two' }]);
}

describe('a reply that the channel does not take at once', () => {
  test.each<[string, PlannedAnswer[]]>([
    ['throttled', [{ status: 429 }]],
    ['throttled, with seconds', [{ status: 429, retryAfter: '0' }]],
    ['throttled, with a date', [{ status: 429, retryAfter: new Date().toUTCString() }]],
    ['throttled, with nonsense', [{ status: 429, retryAfter: 'soon' }]],
    ['overtaken by another change', [{ status: 412 }]],
    ['lost at a gateway, several times', [{ status: 502 }, { status: 503 }, { status: 504 }]],
  ])('because it was %s comes later, once, and in order', async (_case, plan) => {
    const server = await start({ plan, runBot: sayTwo });
    expect((await say(server)).status).toBe(200);
    expect(connector.texts).toEqual(['one', 'two']);
    expect(connector.attempts.map(({ status }) => status)).toEqual([...plan.map(({ status }) => status), 200, 200]);
    expect(newsIn(server)).toEqual([]);
  });

  test('because the channel never answers is given up in time, and not said again', async () => {
    const server = await start({ plan: [{ status: 'none' }], limits: { deliveryMilliseconds: 2_000 } });
    expect((await say(server)).status).toBe(502);
    expect(connector.attempts).toHaveLength(1);
    expect(newsIn(server).some((line) => line.includes('a reply could not be delivered'))).toBe(true);
  });

  test('is not tried before the time that the channel names', async () => {
    const server = await start({ plan: [{ status: 429, retryAfter: '1' }] });
    await say(server);
    const [first, second] = connector.attempts;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
  });

  test.each<[string, PlannedAnswer]>([
    ['the bot was blocked or removed', { status: 403 }],
    ['the conversation is gone', { status: 404 }],
    ['the credentials are not taken', { status: 401 }],
    ['it may have been delivered', { status: 500 }],
    ['nobody says when it would be', { status: 408 }],
    ['the channel names a time beyond ours', { status: 429, retryAfter: '3600' }],
  ])('is not tried again when %s, and the log tells it without a word', async (_case, answer) => {
    const server = await start({ plan: [answer, answer] });
    expect(await plainRefusal(await say(server, { text: 'private words' }))).toBe('502 BotFailed');
    expect(connector.attempts).toHaveLength(1);
    expect(newsIn(server)).toEqual([expect.stringContaining(`"status":${answer.status},`), expect.stringContaining('"code":"BotFailed"')]);
    expect(server.logLines.join()).not.toContain('private');
  });

  test('is given up in time, and the next turn goes on', async () => {
    const server = await start({ plan: Array.from({ length: 100 }, () => ({ status: 429 })), limits: { deliveryMilliseconds: 2_000 } });
    expect(await plainRefusal(await say(server))).toBe('502 BotFailed');
    expect(connector.attempts.length).toBeGreaterThan(2);
    expect(connector.attempts.length).toBeLessThan(15);
  });

  test.each<[string, PlannedAnswer[], string[]]>([
    ['is answered when the activity comes again', [{ status: 401 }], ['one', 'two']],
    ['is not said again when a part of the answer was read', [{ status: 200 }, { status: 500 }], ['one']],
    ['is not said again to whoever blocked the bot', [{ status: 403 }], []],
  ])('and then failed %s', async (_case, plan, texts) => {
    const server = await start({ plan, runBot: sayTwo });
    await say(server, { id: 'same' });
    expect((await say(server, { id: 'same' })).status).toBe(200);
    expect(connector.texts).toEqual(texts);
  });

  test('so does a card that is changed in its place', async () => {
    const server = await start({ plan: [{ status: 429 }], runBot: async (context) => void (await context.updateActivity({ id: 'card', type: 'message', text: 'changed' })) });
    await say(server);
    expect(connector.texts).toEqual(['changed']);
  });
});

describe('a reply longer than Teams takes', () => {
  const paragraph = (number: number): string => `${number}. ${'Milk comes. '.repeat(200)}`.trim();
  const text = Array.from({ length: 20 }, (_none, index) => paragraph(index)).join('\n\n');
  const button = { type: 'imBack', title: 'More', value: 'More' };

  async function partsSaid(reply: object): Promise<Connector['attempts']> {
    const server = await start({ runBot: async (context) => void (await context.sendActivity({ type: ActivityTypes.Message, ...reply })) });
    expect((await say(server)).status).toBe(200);
    for (const { bytes } of connector.attempts) expect(bytes).toBeLessThanOrEqual(2 * mostUnits);
    return connector.attempts;
  }

  test('is cut between paragraphs, in order; what can be pressed comes with the last part', async () => {
    const parts = await partsSaid({ text, suggestedActions: { to: [], actions: [button] }, attachments: [{ contentType: 'x', content: {} }] });
    expect(parts.length).toBeGreaterThan(1);
    expect(connector.texts.join('\n\n')).toBe(text);
    expect(parts.map(({ sent }) => [sent['suggestedActions'], sent.attachments].filter((extra) => extra !== undefined).length)).toEqual([...parts.slice(1).map(() => 0), 2]);
  });

  test('a card that is too large is said in its own words instead, in parts', async () => {
    const parts = await partsSaid({ attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: { body: 'x'.repeat(mostUnits), fallbackText: text } }] });
    expect(connector.texts.join('\n\n')).toBe(text);
    expect(parts.filter(({ sent }) => sent.attachments !== undefined)).toEqual([]);
  });

  test('what just fits is one message', async () => {
    expect(await partsSaid({ text: 'x'.repeat(mostUnits - 1_000) })).toHaveLength(1);
  });
});

describe('while an answer takes longer than a second', () => {
  const held = (): { readonly runBot: (context: TurnContext) => Promise<void>; readonly open: () => void } => {
    const { passed, open } = gate();
    return { open, runBot: (context) => passed.then(() => echoBot(context)) };
  };
  const limits = { typingMilliseconds: 2_000, typingAgainMilliseconds: 20 };
  const types = (): (string | undefined)[] => connector.attempts.map(({ sent }) => sent.type);

  test('the person sees that it is coming, again and again, and no longer once it is there', async () => {
    const { runBot, open } = held();
    const server = await start({ runBot, limits });
    const answer = say(server);
    await connector.untilType('typing');
    open();
    await answer;
    expect(types().at(-1)).toBe('message');
    expect(new Set(types().slice(0, -1))).toEqual(new Set(['typing']));
    const count = types().length;
    await say(server, { text: 'quick' });
    expect(types().slice(count)).toEqual(['message']);
  });

  test('also who waits behind another turn', async () => {
    const { runBot, open } = held();
    const server = await start({ runBot, limits });
    const first = say(server, { deliveryMode: 'expectReplies' });
    const second = say(server);
    await connector.untilType('typing');
    open();
    await Promise.all([first, second]);
    expect(connector.texts).toEqual(['echo: hello']);
  });

  test('a sign that cannot be sent harms nothing', async () => {
    const { runBot, open } = held();
    const server = await start({ runBot, limits: { ...limits, typingAgainMilliseconds: 60_000 }, plan: [{ status: 429 }] });
    const answer = say(server);
    await connector.untilType('typing');
    open();
    expect((await answer).status).toBe(200);
    expect([connector.texts, newsIn(server)]).toEqual([['echo: hello'], []]);
  });

  test.each<[string, object]>([
    ['a client that waits for all replies at once', { deliveryMode: 'expectReplies' }],
    ['an invoke', { type: 'invoke', name: 'adaptiveCard/action' }],
    ['another channel', { channelId: 'webchat' }],
    ['an arrival', { type: 'conversationUpdate' }],
  ])('no sign goes to %s', async (_case, changes) => {
    const { passed, open } = gate();
    const server = await start({ runBot: () => passed, limits: { typingMilliseconds: 1, turnMilliseconds: 500 } });
    // Answered 504 after the time in which a sign would have gone out.
    expect((await say(server, changes)).status).toBe(504);
    open();
    expect(types()).toEqual([]);
  });
});
