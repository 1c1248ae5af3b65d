/** A danger at `/api/messages` that a slow turn keeps waiting. */
import { closeServers, echoBot, gate, startServer } from './support';
import { message, postMessage, repliesOf, startConnector } from './teams-support';

afterEach(closeServers);

const card = { type: 'message', text: 'Call 911 now' };
const dangerReply = ({ text }: { readonly text?: string }): object | undefined => (text === 'limp' ? card : undefined);

test('is answered meanwhile, and the turn has its answer, too', async () => {
  const connector = await startConnector();
  const held = gate();
  const { address } = await startServer({ dangerReply, limits: { dangerMilliseconds: 30 }, runBot: async (context) => {
    await held.passed;
    await echoBot(context);
  } });
  const taken = postMessage(address, message({ text: 'limp', deliveryMode: 'normal', serviceUrl: connector.serviceUrl }));
  await connector.untilText(card.text);
  held.open();
  expect((await taken).status).toBe(200);
  expect(connector.texts).toEqual([card.text, 'echo: limp']);
  await connector.close();
});

test('a press is told at once, though its own answer is kept until the turn is over', async () => {
  const connector = await startConnector();
  const held = gate();
  const { address } = await startServer({ dangerReply: () => card, limits: { dangerMilliseconds: 30 }, runBot: async (context) => {
    // As the bot keeps the first reply, which becomes the card.
    context.onSendActivities((_context, _activities, next) => (_activities.every(({ type }) => type === 'message') ? Promise.resolve([{ id: '' }]) : next()));
    await held.passed;
    await context.sendActivity({ type: 'invokeResponse', value: { status: 200 } });
  } });
  const pressed = message({ type: 'invoke', name: 'adaptiveCard/action', value: {}, deliveryMode: 'normal', serviceUrl: connector.serviceUrl });
  const taken = postMessage(address, pressed);
  await connector.untilText(card.text);
  held.open();
  expect((await taken).status).toBe(200);
  await connector.close();
});

test.each([
  ['a turn that has spoken already, and goes on', 'limp', ['echo: limp', 'more']],
  ['another message', 'hello', ['echo: hello', 'more']],
])('nothing is added to %s', async (_case, text, replies) => {
  const { address } = await startServer({ dangerReply, limits: { dangerMilliseconds: 3_000 }, runBot: async (context) => {
    await echoBot(context);
    await new Promise((resolve) => setTimeout(resolve, 3_500));
    await context.sendActivity('more');
  } });
  expect(await repliesOf(await postMessage(address, message({ text })))).toEqual(replies);
});
