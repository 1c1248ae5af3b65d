/** The portal example against the real server: what a hospital copies must work, and must keep what it is for. */
import { z } from 'zod';
import { bearer, closeServers, post, readConversation, readTokenReply, secret, startServer, userOf, type RunningServer } from '../channels/support';
import { startPortal, type RunningPortal } from './portal-program';

const portalKey = 'only-for-trying-this-out-0123456789';
const running: RunningPortal[] = [];

afterEach(closeServers);
afterEach(async () => {
  await Promise.all(running.splice(0).map(({ stop }) => stop()));
});

async function open(environment: Record<string, string>): Promise<{ readonly bot: RunningServer; readonly portal: RunningPortal }> {
  const bot = await startServer({ environment: { PORTAL_ISSUER: 'http://portal.example', PORTAL_KEY: portalKey } });
  const portal = await startPortal({ BOT_ADDRESS: bot.address, ...environment });
  running.push(portal);
  return { bot, portal };
}

const byJwt = { IDENTITY: 'jwt', PORTAL_KEY: portalKey };
const bySecret = { IDENTITY: 'secret', DIRECT_LINE_SECRET: secret };
const ownPage = { 'sec-fetch-site': 'same-origin' };

/** Returns the cookie, as the browser sends it back. */
async function signIn({ address }: RunningPortal, person = 'patient-1017'): Promise<string> {
  const response = await fetch(`${address}/sign-in`, { method: 'POST', headers: { ...ownPage, 'content-type': 'application/x-www-form-urlencoded' }, body: `person=${person}`, redirect: 'manual' });
  expect(response.status).toBe(303);
  const [cookie = ''] = response.headers.getSetCookie();
  expect(cookie).toMatch(/; HttpOnly; SameSite=Lax$/);
  return cookie.split(';')[0] ?? '';
}

function askToken({ address }: RunningPortal, headers: Record<string, string>): Promise<Response> {
  return fetch(`${address}/chat-token`, { method: 'POST', headers });
}

const Answer = z.union([z.strictObject({ token: z.string() }), z.strictObject({ identity: z.string() })]);

/** Plays the chat's part: a Direct Line token, traded for if need be. */
async function directLineToken(bot: RunningServer, response: Response): Promise<string> {
  const answer = Answer.parse(await response.json());
  if ('token' in answer) return answer.token;
  return (await readTokenReply(await post(`${bot.address}/widget/token`, {}, { ...bearer(answer.identity), origin: bot.address }))).token;
}

describe.each([['by a signed JWT', byJwt], ['by the secret', bySecret]])('%s', (_way, environment) => {
  test('a signed-in person gets a conversation of their own, the same person each time', async () => {
    const { bot, portal } = await open(environment);
    const cookie = await signIn(portal);
    const tokenFor = async (worn: string): Promise<string> => directLineToken(bot, await askToken(portal, { ...ownPage, cookie: worn }));
    const [first, again, other] = [await tokenFor(cookie), await tokenFor(cookie), await tokenFor(await signIn(portal, 'patient-2204'))];
    expect(userOf(again)).toBe(userOf(first));
    expect(userOf(other)).not.toBe(userOf(first));
    const { conversationId } = await readConversation(await post(`${bot.address}/v3/directline/conversations`, {}, bearer(first)));
    expect(conversationId).not.toBe('');
  });

  test('somebody who has not signed in, or has signed out, gets 401', async () => {
    const { portal } = await open(environment);
    expect((await askToken(portal, ownPage)).status).toBe(401);
    const cookie = await signIn(portal);
    await fetch(`${portal.address}/sign-out`, { method: 'POST', headers: { ...ownPage, cookie }, redirect: 'manual' });
    expect((await askToken(portal, { ...ownPage, cookie })).status).toBe(401);
  });

  test('only the portal\'s own page may ask', async () => {
    const { portal } = await open(environment);
    const cookie = await signIn(portal);
    const headers: Record<string, string>[] = [{}, { origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site', origin: 'http://localhost:1' }];
    for (const foreign of headers) expect((await askToken(portal, { cookie, ...foreign })).status).toBe(403);
    expect((await fetch(`${portal.address}/chat-token`, { headers: { cookie, ...ownPage } })).status).toBe(404);
    expect((await askToken(portal, { cookie, origin: portal.address })).status).toBe(200);
  });
});

test('a bot that does not take the secret is told in the portal\'s log, not to the page', async () => {
  const { portal } = await open({ ...bySecret, DIRECT_LINE_SECRET: 'another-secret-for-tests' });
  const response = await askToken(portal, { ...ownPage, cookie: await signIn(portal) });
  expect([response.status, await response.json()]).toEqual([502, { error: 'The chat cannot be reached at the moment.' }]);
  expect(portal.said()).toContain('answered 401 to tokens/generate');
  expect(portal.said()).not.toMatch(/another-secret|patient-1017/);
});

test('the page brings the chat by one line under a strict policy', async () => {
  const { bot, portal } = await open(byJwt);
  const response = await fetch(portal.address, { headers: { cookie: await signIn(portal) } });
  expect(response.headers.get('content-security-policy')).toContain(`default-src 'self' ${bot.address};`);
  expect(response.headers.get('content-security-policy')).not.toContain('unsafe');
  expect(await response.text()).toContain(`<script src="${bot.address}/widget.js" data-token-url="/chat-token" async></script>`);
});

test('the page of nobody brings no chat', async () => {
  const { portal } = await open(byJwt);
  expect(await (await fetch(portal.address)).text()).not.toContain('<script');
});

test('the chat page gets a visitor\'s token across origins, without a cookie, and no other page does', async () => {
  const { bot, portal } = await open(bySecret);
  const ask = (origin: string): Promise<Response> => fetch(`${portal.address}/visitor-chat-token`, { method: 'POST', headers: { origin } });
  const response = await ask(bot.address);
  expect(response.headers.get('access-control-allow-origin')).toBe(bot.address);
  const token = await directLineToken(bot, response);
  expect((await post(`${bot.address}/v3/directline/conversations`, {}, bearer(token))).status).toBe(201);
  expect((await ask('https://evil.example')).status).toBe(403);
});

test.each<[Record<string, string>, RegExp]>([
  [{ IDENTITY: 'jwt' }, /PORTAL_KEY is shorter than 32/],
  [{ IDENTITY: 'secret' }, /DIRECT_LINE_SECRET is not set/],
  [{ IDENTITY: 'password' }, /write jwt or secret/],
])('with %j it does not start, and says why', async (environment, sentence) => {
  await expect(startPortal(environment)).rejects.toThrow(sentence);
});
