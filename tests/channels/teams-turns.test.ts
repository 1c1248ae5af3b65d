import { closeServers, echoBot, gate, newsIn, plainRefusal, startServer } from './support';
import { message, postMessage, repliesOf, startConnector, without } from './teams-support';

afterEach(closeServers);

test('an arrival that names no recipient is welcomed', async () => {
  const { address } = await startServer();
  const arrival = { ...without('recipient'), type: 'conversationUpdate', membersAdded: [{ id: '29:parent' }] };
  expect(await repliesOf(await postMessage(address, arrival))).toEqual(['welcome']);
});

test('a turn that takes too long is answered 504, and its replies still come once', async () => {
  const { passed, open } = gate();
  const { address } = await startServer({
    limits: { turnMilliseconds: 1_000 },
    runBot: async (context) => {
      await passed;
      await echoBot(context);
    },
  });
  const connector = await startConnector();
  const slow = message({ id: 'slow', deliveryMode: 'normal', serviceUrl: connector.serviceUrl });
  expect(await plainRefusal(await postMessage(address, slow))).toBe('504 BotTimedOut');
  open();
  await connector.untilText('echo: hello');
  // The server tells that the turn is over a moment after its words came.
  let repeated = await postMessage(address, slow);
  while (repeated.status === 504) repeated = await postMessage(address, slow);
  expect(repeated.status).toBe(200);
  expect(connector.texts).toEqual(['echo: hello']);
  await connector.close();
});

test('a turn that never ends does not silence its conversation, and what it remembers is not kept', async () => {
  const { passed, open } = gate();
  const server = await startServer({
    limits: { hungTurnMilliseconds: 200, turnMilliseconds: 10 },
    runBot: async (context) => {
      if (context.activity.text !== 'hang') return echoBot(context);
      await passed;
      await server.store.dialogStates.write({ late: { kept: true } });
      await context.sendActivity('late');
    },
  });
  const connector = await startConnector();
  const say = (text: string): Promise<Response> => postMessage(server.address, message({ text, deliveryMode: 'normal', serviceUrl: connector.serviceUrl }));
  expect((await say('hang')).status).toBe(504);
  await say('hello');
  await connector.untilText('echo: hello');
  open();
  await connector.untilText('late');
  await connector.close();
  expect(await server.store.dialogStates.read(['late'])).toEqual({});
  expect(newsIn(server)).toContainEqual(expect.stringContaining('a turn did not end'));
});
