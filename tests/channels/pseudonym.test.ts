/** A portal's name for a person may be a record number: it is planted wherever a portal can give it, and looked for everywhere else. */
import type { TurnContext } from 'botbuilder';
import { decodeJwt } from 'jose';
import { createPseudonym } from '../../channels/directline/pseudonym';
import { bearer, Client, closeServers, echoBot, generateToken, post, readConversation, readTokenReply, startServer, userOf, type RunningServer } from './support';
import { issuer, patient, portalKey, sign, trade } from './portal-support';

afterEach(closeServers);

const environment = { PORTAL_ISSUER: issuer, PORTAL_KEY: portalKey };

async function bySecret(server: RunningServer, id = patient): Promise<string> {
  return (await generateToken(server, { user: { id } })).token;
}

async function byJwt(server: RunningServer, id = patient): Promise<string> {
  return (await readTokenReply(await trade(server, await sign({ claims: { sub: id } })))).token;
}

describe.each([['the secret', bySecret], ['a signed token', byJwt]])('a user named by %s', (_way, tokenFor) => {
  test('is known to nobody behind the token route by the portal\'s id', async () => {
    const seen: string[] = [];
    const runBot = async (context: TurnContext): Promise<void> => {
      seen.push(JSON.stringify(context.activity));
      await echoBot(context);
    };
    const server = await startServer({ environment, runBot });
    const token = await tokenFor(server);
    const conversation = await readConversation(await post(`${server.address}/v3/directline/conversations`, {}, bearer(token)));
    const place = `${server.address}/v3/directline/conversations/${conversation.conversationId}/activities`;
    await post(place, { type: 'message', text: 'hello' }, bearer(token));
    const activities = await (await fetch(place, { headers: bearer(token) })).text();
    expect(seen).toHaveLength(2);
    for (const text of [JSON.stringify(decodeJwt(token)), JSON.stringify(conversation), activities, ...seen, ...server.logLines]) expect(text).not.toContain(patient);
    expect(activities).toContain(userOf(token));
  });

  test('is the same person every time, and another person is another', async () => {
    const server = await startServer({ environment });
    const [first, again, other] = [await tokenFor(server), await tokenFor(server), await tokenFor(server, 'record-number-4712')].map(userOf);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  test('has another pseudonym under another key', async () => {
    const [first, second] = [await startServer({ environment }), await startServer({ environment: { ...environment, TOKEN_KEY: 'another-token-key-for-tests-0123456789' } })];
    expect(userOf(await tokenFor(first))).not.toBe(userOf(await tokenFor(second)));
  });
});

test('both ways name the same person alike', async () => {
  const server = await startServer({ environment });
  expect(userOf(await bySecret(server))).toBe(userOf(await byJwt(server)));
});

test('a refreshed token is still that person\'s', async () => {
  const client = await Client.start(await startServer(), { user: { id: patient } });
  const refreshed = await readTokenReply(await post(`${client.server.address}/v3/directline/tokens/refresh`, {}, client.authorization));
  expect(userOf(refreshed.token)).toBe(userOf(client.conversation.token));
});

test('nobody speaks as somebody else by writing a pseudonym, a portal\'s id or a bot\'s role as sender', async () => {
  const server = await startServer();
  const victim = userOf(await bySecret(server));
  const client = await Client.start(server, { user: { id: 'record-number-4712' } });
  for (const id of [victim, patient, 'first-drops']) await client.say('hello', { from: { id, role: 'bot' }, recipient: { id }, conversation: { id } });
  const { activities } = await client.activities();
  const senders = new Set(activities.filter(({ text }) => text === 'hello').map(({ from }) => from?.id));
  expect([...senders]).toEqual([userOf(client.conversation.token)]);
});

test('a pseudonym given as an id is hashed like any other, so that a portal\'s mistake makes nobody somebody else', async () => {
  const server = await startServer();
  const victim = userOf(await bySecret(server));
  expect(userOf(await bySecret(server, victim))).not.toBe(victim);
});

test('a pseudonym looks like a Direct Line user and holds nothing of the id', () => {
  const pseudonym = createPseudonym('a-token-key-for-tests-only-0123456789');
  for (const id of ['1', 'x'.repeat(200), 'Zoë', '日本']) expect(pseudonym(id)).toMatch(/^dl_[\w-]{22}$/);
});
