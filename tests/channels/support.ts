/** What every test here stands on: the real server on a free port, a small echoing bot, and readers for its answers. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ActivityTypes, type TurnContext } from 'botbuilder';
import { decodeJwt } from 'jose';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { loadKnowledge } from '../../assistant/knowledge/knowledge-base';
import type { KnowledgeBase } from '../../assistant/knowledge/types';
import { readConfig, type Config, type Environment } from '../../channels/config';
import { createServer, type ServerParts } from '../../channels/server';
import { openTelemetry } from '../../channels/telemetry';
import { createLeaflets } from '../../leaflet/leaflets';
import { openStoreOrWait, type StorageSettings } from '../../storage/open-store';
import type { Store } from '../../storage/store';

export const secret = 'a-secret-for-tests-only';
export const tokenKey = 'a-token-key-for-tests-only-0123456789';
export const portal = 'https://portal.example.org';
export const apology = 'Sorry, something went wrong.';

export interface RunningServer {
  readonly address: string;
  readonly port: number;
  readonly logLines: readonly string[];
  readonly store: Store;
  readonly close: () => Promise<void>;
}

/** A folder of its own unless a test starts a second server on the same. */
async function storeFor({ dataFolder, storage }: Wishes): Promise<Store> {
  const settings = { dataFolder: dataFolder ?? (await mkdtemp(path.join(tmpdir(), 'first-drops-data-'))), stateHours: 24, say: () => undefined, ...storage };
  return openStoreOrWait(settings, 50);
}

interface Wishes extends Partial<Pick<ServerParts, 'runBot' | 'dangerReply' | 'limits' | 'readiness' | 'pageFolder' | 'colours'>> {
  readonly environment?: Environment;
  readonly knowledge?: () => KnowledgeBase;
  readonly config?: Partial<Config>;
  readonly dataFolder?: string;
  readonly storage?: Partial<StorageSettings>;
  /** A bot that remembers. */
  readonly bot?: (store: Store) => Pick<ServerParts, 'runBot' | 'dangerReply'>;
}

const message: string = ActivityTypes.Message;

export function isMessage({ type }: { readonly type: string }): boolean {
  return type === message;
}

/** Welcomes people, not itself, and says everything back. */
export async function echoBot(context: TurnContext): Promise<void> {
  const { activity } = context;
  if (isMessage(activity)) await context.sendActivity(`echo: ${activity.text}`);
  const people = (activity.membersAdded ?? []).filter(({ id }) => id !== activity.recipient.id);
  if (people.length > 0) await context.sendActivities(people.map(() => ({ type: message, text: 'welcome' })));
}

let knowledge: KnowledgeBase | undefined;
/** Read by the first test that asks for a page of it. */
export function shippedKnowledge(): KnowledgeBase {
  return (knowledge ??= loadKnowledge(path.join(__dirname, '../../content')));
}

const open: RunningServer[] = [];

export async function startServer(wishes: Wishes = {}): Promise<RunningServer> {
  const logLines: string[] = [];
  const environment = { PORT: '0', DIRECT_LINE_SECRET: secret, TOKEN_KEY: tokenKey, ALLOWED_ORIGINS: portal, ...wishes.environment };
  const store = await storeFor(wishes);
  const config = { ...readConfig(environment), ...wishes.config };
  const telemetry = await openTelemetry({ ...config, logLevel: 'trace' }, { write: (line: string) => void logLines.push(line) });
  const server = createServer({
    config, ...telemetry, store,
    runBot: wishes.runBot ?? echoBot,
    apology: () => apology,
    dangerReply: wishes.dangerReply ?? (() => undefined),
    ...wishes.bot?.(store),
    readiness: wishes.readiness ?? (() => Promise.resolve({ ready: true, contentVersion: 'v1', problems: [] })),
    pageFolder: wishes.pageFolder ?? tmpdir(),
    pictureFolder: tmpdir(),
    dangerScript: () => 'firstDropsTriage.load("");',
    leaflets: createLeaflets({ ...config, knowledge: wishes.knowledge ?? shippedKnowledge }),
    colours: wishes.colours ?? (() => ({})),
    limits: wishes.limits,
  });
  const port = await server.listen();
  const close = (): Promise<void> => server.close().then(store.close);
  const running = { address: `http://127.0.0.1:${port}`, port, logLines, store, close };
  open.push(running);
  return running;
}

/** Without the line that each request has. */
export function newsIn({ logLines }: RunningServer): readonly string[] {
  return logLines.filter((line) => !line.includes('"msg":"request"'));
}

/** For `afterEach`: closes what the test started. Closing twice is fine. */
export async function closeServers(): Promise<void> {
  await Promise.all(open.splice(0).map(({ close }) => close()));
}

export async function makePageFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'first-drops-pages-'));
  await mkdir(path.join(folder, 'assets', 'icons'), { recursive: true });
  await writeFile(path.join(folder, 'portal.html'), '<!doctype html><title>Portal</title>');
  await writeFile(path.join(folder, 'chat.html'), '<!doctype html><head><title>Chat</title></head><link rel="stylesheet" href="assets/chat.css"><script src="assets/chat.js"></script>');
  await writeFile(path.join(folder, 'widget.js'), '"%accent% %onAccent%"');
  await writeFile(path.join(folder, 'assets', 'chat.js'), 'export {};');
  await writeFile(path.join(folder, 'assets', 'chat.css'), ':root{--accent:#0b6466}\n');
  await writeFile(path.join(folder, 'assets', 'portal.css'), ':root{--accent:#0b6466}\n');
  await writeFile(path.join(folder, 'assets', 'leaflet.css'), ':root{--accent:#0b6466}\n');
  await writeFile(path.join(folder, 'assets', 'icons', 'drop.svg'), '<svg/>');
  await writeFile(path.join(folder, 'assets', 'notes.sqlite'), 'not for anybody');
  await writeFile(path.join(folder, 'assets', '.hidden.js'), 'not for anybody');
  await writeFile(path.join(folder, 'secret.txt'), 'not for anybody');
  return folder;
}

// Readers of answers. Each fails the test when the answer has another shape.

const Account = z.looseObject({ id: z.string(), role: z.string().optional() });
const ReceivedActivity = z.looseObject({ type: z.string(), id: z.string().optional(), text: z.string().optional(), from: Account.optional(), channelData: z.looseObject({}).optional(), replyToId: z.string().optional() });
const ActivitySet = z.object({ activities: z.array(ReceivedActivity), watermark: z.string() });
const TokenReply = z.object({ token: z.string(), expires_in: z.literal(1800), conversationId: z.string() });
const ConversationReply = TokenReply.extend({ streamUrl: z.string() });
const PostReply = z.object({ id: z.string() });
const DirectLineError = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
const PlainError = z.object({ code: z.string(), message: z.string() });

export type ReceivedActivity = z.output<typeof ReceivedActivity>;
export type ActivitySet = z.output<typeof ActivitySet>;
export type ConversationReply = z.output<typeof ConversationReply>;

export async function readTokenReply(response: Response): Promise<z.output<typeof TokenReply>> {
  return TokenReply.parse(await response.json());
}
export async function readConversation(response: Response): Promise<ConversationReply> {
  return ConversationReply.parse(await response.json());
}
export async function readActivities(response: Response): Promise<ActivitySet> {
  return ActivitySet.parse(await response.json());
}
export async function readId(response: Response): Promise<string> {
  return PostReply.parse(await response.json()).id;
}
/** Status and code of a refusal in Direct Line's form. */
export async function refusal(response: Response): Promise<string> {
  return `${response.status} ${DirectLineError.parse(await response.json()).error.code}`;
}
/** Status and code of a refusal elsewhere. */
export async function plainRefusal(response: Response): Promise<string> {
  return `${response.status} ${PlainError.parse(await response.json()).code}`;
}

export function parseFrame(frame: string): ActivitySet {
  return ActivitySet.parse(JSON.parse(frame));
}

// Calls.

type Extra = Readonly<Record<string, string>>;

export function post(url: string, body?: unknown, headers: Extra = {}): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: body === undefined ? undefined : JSON.stringify(body) });
}

export function bearer(token: string): { readonly authorization: string } {
  return { authorization: `Bearer ${token}` };
}

/** The user a token is for. */
export function userOf(token: string): string {
  return z.object({ user: z.string() }).parse(decodeJwt(token)).user;
}

/** A server's way to a token. */
export async function generateToken({ address }: RunningServer, wishes?: unknown): Promise<z.output<typeof TokenReply>> {
  return readTokenReply(await post(`${address}/v3/directline/tokens/generate`, wishes, bearer(secret)));
}

/** One client in one conversation, by plain HTTP. */
export class Client {
  private constructor(readonly server: RunningServer, readonly conversation: ConversationReply) {}

  static async start(server: RunningServer, wishes?: unknown): Promise<Client> {
    const { token } = await generateToken(server, wishes);
    return new Client(server, await readConversation(await post(`${server.address}/v3/directline/conversations`, {}, bearer(token))));
  }

  get url(): string {
    return `${this.server.address}/v3/directline/conversations/${this.conversation.conversationId}`;
  }

  get authorization(): Extra {
    return bearer(this.conversation.token);
  }

  send(activity: unknown): Promise<Response> {
    return post(`${this.url}/activities`, activity, this.authorization);
  }

  say(text: string, more: object = {}): Promise<Response> {
    return this.send({ type: 'message', text, from: { id: 'me' }, ...more });
  }

  poll(query = ''): Promise<Response> {
    return fetch(`${this.url}/activities${query}`, { headers: this.authorization });
  }

  async activities(query = ''): Promise<ActivitySet> {
    return readActivities(await this.poll(query));
  }

  async texts(): Promise<(string | undefined)[]> {
    return (await this.activities()).activities.map(({ text }) => text);
  }

  reconnect(query: string): Promise<Response> {
    return fetch(`${this.url}${query}`, { headers: this.authorization });
  }
}

/** A WebSocket whose frames and end can be waited for. */
export class Stream {
  readonly frames: string[] = [];
  private readonly waiting: { readonly isMet: () => boolean; readonly resolve: () => void }[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => {
      this.frames.push(data.toString('utf8'));
      this.waiting.filter(({ isMet }) => isMet()).forEach(({ resolve }) => resolve());
    });
    this.closed = new Promise((resolve) => socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() })));
  }

  static async open(streamUrl: string, headers: Extra = {}): Promise<Stream> {
    const socket = new WebSocket(streamUrl, { headers });
    const stream = new Stream(socket);
    await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
    return stream;
  }

  get activities(): ReceivedActivity[] {
    return this.frames.filter((frame) => frame !== '').flatMap((frame) => parseFrame(frame).activities);
  }

  get texts(): (string | undefined)[] {
    return this.activities.map(({ text }) => text);
  }

  async until(isMet: () => boolean): Promise<void> {
    if (!isMet()) await new Promise<void>((resolve) => this.waiting.push({ isMet, resolve }));
  }

  untilText(text: string): Promise<void> {
    return this.until(() => this.texts.includes(text));
  }
}

/** The status of a refused upgrade. */
export function upgradeStatus(streamUrl: string, headers: Extra = {}): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(streamUrl, { headers });
    socket.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode);
      response.resume();
    });
    socket.on('open', () => reject(new Error('The upgrade was not refused.')));
    socket.on('error', reject);
  });
}

/** A promise and the hand that resolves it: how a test holds a turn open without sleeping. */
export function gate(): { readonly passed: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open: () => open() };
}
