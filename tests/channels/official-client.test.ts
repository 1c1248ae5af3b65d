/** Microsoft's own client, unchanged, against our server. It is made for browsers, so it is lent their two globals. */
import { ConnectionStatus, DirectLine, type Activity, type DirectLineOptions } from 'botframework-directlinejs';
import { SignJWT } from 'jose';
import { WebSocket } from 'ws';
import { Client, closeServers, generateToken, isMessage, startServer, tokenKey, type RunningServer } from './support';

const sockets: WebSocket[] = [];

class RecordedWebSocket extends WebSocket {
  constructor(address: string) {
    super(address);
    sockets.push(this);
  }
}

const clients: DirectLine[] = [];

beforeAll(() => {
  const XMLHttpRequest: unknown = jest.requireActual('xhr2');
  Object.assign(globalThis, { XMLHttpRequest, WebSocket: RecordedWebSocket });
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.end();
  for (const socket of sockets.splice(0)) socket.terminate();
  await closeServers();
});

interface OfficialClient {
  readonly directLine: DirectLine;
  readonly received: Activity[];
  readonly say: (text: string) => Promise<string>;
  readonly untilText: (text: string) => Promise<void>;
}

async function connect(server: RunningServer, options: Partial<DirectLineOptions> & { readonly random?: () => number } = {}): Promise<OfficialClient> {
  const { token } = await generateToken(server);
  const given: DirectLineOptions = { token, domain: `${server.address}/v3/directline`, ...options };
  const directLine = new DirectLine(given);
  clients.push(directLine);
  const received: Activity[] = [];
  const waiting: (() => void)[] = [];
  const take = (activity: Activity): void => {
    received.push(activity);
    waiting.forEach((look) => look());
  };
  // Ending a client, as every test does at last, comes as an error.
  const end = (): number => waiting.splice(0).length;
  directLine.activity$.subscribe(take, end);
  return {
    directLine,
    received,
    say: (text) => new Promise((resolve, reject) => directLine.postActivity({ type: 'message', text, from: { id: 'me' } }).subscribe(resolve, reject)),
    untilText: (text) => new Promise((resolve) => {
      const look = (): void => (received.some((activity) => textOf(activity) === text) ? resolve() : undefined);
      waiting.push(look);
      look();
    }),
  };
}

function textOf(activity: Activity): string | undefined {
  return activity.type === 'message' ? activity.text : undefined;
}

function textsOf({ received }: OfficialClient): (string | undefined)[] {
  return received.filter(isMessage).map(textOf);
}

test('connects, sends and receives by WebSocket', async () => {
  const client = await connect(await startServer());
  await client.untilText('welcome');
  const id = await client.say('hello');
  await client.untilText('echo: hello');
  expect(textsOf(client)).toEqual(['welcome', 'hello', 'echo: hello']);
  expect(client.received[1]?.id).toBe(id);
  expect(client.directLine.connectionStatus$.getValue()).toBe(ConnectionStatus.Online);
});

test('connects, sends and receives by polling', async () => {
  const client = await connect(await startServer(), { webSocket: false, pollingInterval: 200 });
  await client.untilText('welcome');
  await client.say('hello');
  await client.untilText('echo: hello');
  await client.say('again');
  await client.untilText('echo: again');
  expect(textsOf(client)).toEqual(['welcome', 'hello', 'echo: hello', 'again', 'echo: again']);
  expect(sockets).toHaveLength(0);
});

test('comes back after its socket is killed: nothing twice, nothing missed, no second greeting', async () => {
  // The client waits 3 to 15 s before it comes back; the draw makes it 3.
  const client = await connect(await startServer(), { random: () => 0 });
  await client.untilText('welcome');
  await client.say('one');
  await client.untilText('echo: one');
  sockets[0]?.terminate();
  await client.say('while away');
  await client.untilText('echo: while away');
  await client.say('back');
  await client.untilText('echo: back');
  expect(textsOf(client)).toEqual(['welcome', 'one', 'echo: one', 'while away', 'echo: while away', 'back', 'echo: back']);
  expect(new Set(client.received.map(({ id }) => id)).size).toBe(client.received.length);
  expect(sockets).toHaveLength(2);
});

test('takes the user of the token for its own', async () => {
  const client = await connect(await startServer());
  await client.untilText('welcome');
  await client.say('hello');
  await client.untilText('echo: hello');
  expect(client.received.find((activity) => textOf(activity) === 'hello')?.from).toMatchObject({ id: expect.stringMatching(/^dl_/) as string, role: 'user' });
});

test('takes up a conversation by its token, id and watermark, and gets what came after that', async () => {
  const server = await startServer();
  const { conversation } = await Client.start(server);
  const before = await connect(server, { token: conversation.token, conversationId: conversation.conversationId, watermark: '0' });
  await before.say('one');
  await before.untilText('echo: one');
  before.directLine.end();
  const after = await connect(server, { token: conversation.token, conversationId: conversation.conversationId, watermark: '2' });
  await after.untilText('echo: one');
  expect(textsOf(after)).toEqual(['echo: one']);
});

test('finds no session id, which it asks for when a bot sends sign-in cards, and goes on', async () => {
  const client = await connect(await startServer());
  await client.untilText('welcome');
  expect(await new Promise((resolve, reject) => client.directLine.getSessionId().subscribe(resolve, reject))).toBe('');
  await client.say('hello');
});

// The client means to wait and then to refuse, but trips over a part it forgot to load: its page is told to send again.
test('tells its page to send a message too many again, and sends nothing by itself', async () => {
  const client = await connect(await startServer({ limits: { postsPerTenSeconds: 1 } }));
  await client.say('one');
  expect(await client.say('two')).toBe('retry');
  await client.untilText('echo: one');
  expect(textsOf(client)).not.toContain('two');
});

test('with a token that has expired says so, and does not go on trying', async () => {
  const expired = await new SignJWT({ conv: 'c', user: 'dl_u', born: Date.now() }).setProtectedHeader({ alg: 'HS256' }).setIssuer('first-drops').setAudience('directline').setIssuedAt().setExpirationTime('-1s').sign(Buffer.from(tokenKey));
  const client = await connect(await startServer(), { token: expired });
  await expect(client.say('hello')).rejects.toThrow('failed to connect');
  expect(client.directLine.connectionStatus$.getValue()).toBe(ConnectionStatus.FailedToConnect);
});
