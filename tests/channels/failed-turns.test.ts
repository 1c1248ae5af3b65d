/** A turn that fails is apologised for where somebody waits for words, and nowhere else. */
import { apology, closeServers, startServer } from './support';
import { message, postMessage, startConnector, type Connector } from './teams-support';

let connector: Connector;

beforeEach(async () => void (connector = await startConnector()));
afterEach(async () => {
  await connector.close();
  await closeServers();
});

const group = { id: '19:group@thread.v2', isGroup: true, conversationType: 'groupChat' };
const ownMention = [{ type: 'mention', mentioned: { id: '28:bot', name: 'Bot' }, text: '<at>Bot</at>' }];

async function statusOf(changes: object): Promise<number> {
  const { address } = await startServer({ runBot: () => Promise.reject(new Error('a mistake of ours')) });
  return (await postMessage(address, message({ deliveryMode: 'normal', serviceUrl: connector.serviceUrl, ...changes }))).status;
}

test.each<[string, number, object]>([
  ['a message', 200, {}],
  ['an edited message', 200, { type: 'messageUpdate' }],
  ['a mention in a group', 200, { conversation: group, entities: ownMention }],
  ['a button that sends a message, in a group', 200, { conversation: group, text: undefined, value: { firstDrops: {} } }],
  ['a button that changes its card', 502, { type: 'invoke', name: 'adaptiveCard/action', value: {} }],
])('%s is apologised for, and answered %i', async (_what, status, changes) => {
  expect(await statusOf(changes)).toBe(status);
  expect(connector.texts).toEqual([apology]);
});

test.each<[string, object]>([
  ['a search in the compose box', { type: 'invoke', name: 'composeExtension/query', value: {} }],
  ['a reaction', { type: 'messageReaction' }],
  ['somebody who joins', { type: 'conversationUpdate', membersAdded: [{ id: '29:x' }] }],
  ['what people of a group say to each other', { conversation: group }],
])('nothing is said for %s, and the channel learns that it failed', async (_what, changes) => {
  expect(await statusOf(changes)).toBe(502);
  expect(connector.texts).toEqual([]);
});
