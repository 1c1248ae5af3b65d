/** The system's clock is set forward or back by a day while the server runs. */
import { bearer, Client, closeServers, generateToken, post, readConversation, refusal, startServer, Stream } from './support';

const day = 24 * 3_600_000;

afterEach(() => jest.useRealTimers());
afterEach(closeServers);

/** Only the clock: timers and sockets go on as ever. */
function setClock(milliseconds: number): void {
  jest.useFakeTimers({ now: Date.now() + milliseconds, doNotFake: ['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
}

test('forward: open streams go on, tokens have ended as told, and a new one leads on; nothing young was deleted', async () => {
  const server = await startServer();
  const client = await Client.start(server, { user: { id: 'patient' } });
  const stream = await Stream.open(client.conversation.streamUrl);
  await client.say('before');
  await stream.untilText('echo: before');
  setClock(day);
  expect(await refusal(await client.say('after'))).toBe('403 TokenExpired');
  const { token, conversationId } = await generateToken(server);
  expect((await post(`${server.address}/v3/directline/conversations/${conversationId}/activities`, { type: 'message', text: 'hello' }, bearer(token))).status).toBe(200);
  const { activities = [] } = (await server.store.log.after(client.conversation.conversationId, 0)) ?? {};
  expect(activities).toHaveLength(3);
  expect((await fetch(`${server.address}/readyz`)).status).toBe(200);
});

test('back: tokens and stream addresses stay good, posts are answered in order, and a limit ends with its window', async () => {
  const server = await startServer({ limits: { postsPerTenSeconds: 2 } });
  const client = await Client.start(server);
  await client.say('before');
  const { streamUrl } = await readConversation(await client.reconnect('?watermark=0'));
  setClock(-day);
  const stream = await Stream.open(streamUrl);
  expect((await client.say('after')).status).toBe(200);
  await stream.untilText('echo: after');
  expect(stream.texts).toEqual(['welcome', 'before', 'echo: before', 'after', 'echo: after']);
  const refused = await client.say('too many');
  expect([refused.status, Number(refused.headers.get('retry-after')) <= 10]).toEqual([429, true]);
});
