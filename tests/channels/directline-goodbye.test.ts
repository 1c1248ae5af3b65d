/** At the end of the server everybody is told, after the last answer. */
import { createListeners } from '../../channels/directline/listeners';
import { Client, closeServers, gate, startServer, Stream, upgradeStatus } from './support';

afterEach(closeServers);

test('what is stored is sent before the goodbye, although its news has not come', async () => {
  const stored: { readonly json: string; readonly position: number }[] = [];
  const listeners = createListeners({
    log: { after: (_id, watermark) => Promise.resolve({ activities: stored.slice(watermark), end: stored.length }) },
    onAppended: () => () => undefined,
  });
  const frames: string[] = [];
  listeners.listen('one', { send: (frame) => void frames.push(frame), dismiss: () => undefined }, 0);
  await listeners.settled();
  stored.push({ json: '{}', position: 1 });
  await listeners.settled();
  expect(frames).toHaveLength(1);
});

test('what was stored while a log was read is sent before the goodbye, too', async () => {
  const held = gate();
  let end = 0;
  const listeners = createListeners({
    log: { after: async (_id, watermark) => {
      const before = end;
      await held.passed;
      return { activities: Array.from({ length: before - watermark }, (_none, index) => ({ json: '{}', position: watermark + index + 1 })), end: before };
    } },
    onAppended: () => () => undefined,
  });
  const frames: string[] = [];
  listeners.listen('one', { send: (frame) => void frames.push(frame), dismiss: () => undefined }, 0);
  end = 1;
  const settled = listeners.settled();
  held.open();
  await settled;
  expect(frames).toHaveLength(1);
});

test('a stream that is being let in while the goodbye is said is refused, rather than never told', async () => {
  const server = await startServer();
  const [told, late] = [await Client.start(server), await Client.start(server)];
  const stream = await Stream.open(told.conversation.streamUrl);
  const [asked, held] = [gate(), gate()];
  Object.assign(server.store.seenActivities, { firstTime: async () => (asked.open(), await held.passed, true) });
  const status = upgradeStatus(late.conversation.streamUrl);
  await asked.passed;
  const closed = server.close();
  expect(await stream.closed).toMatchObject({ code: 1001 });
  held.open();
  expect(await status).toBe(503);
  await closed;
});
