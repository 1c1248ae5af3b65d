/** `kill -9` of any instance at any moment: after the client's retry every message is answered exactly once, in order. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildSync } from 'esbuild';
import { z } from 'zod';
import { seededRandom } from '../../assistant/learning/random';
import { said, turnsCounted } from './conversation';
import { createPostgres, sqlite, type Home } from './engines';

const program = join(__dirname, '..', '.artefacts', 'storage-instance.js');
const kills = 20;
const seed = 20_261_129;

const Event = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('working') }),
  z.object({ kind: z.literal('answered'), conversationId: z.string(), text: z.string(), outcome: z.string() }),
]);
type Event = z.output<typeof Event>;

interface Instance {
  readonly ask: (conversationId: string, text: string) => void;
  readonly kill: () => Promise<void>;
}

/** Resolves when it is ready for the first post. */
function startInstance({ dataFolder, databaseUrl, storageKey }: Home['settings'], onEvent: (event: Event) => void): Promise<Instance> {
  const child: ChildProcess = spawn(process.execPath, [program, JSON.stringify({ dataFolder, databaseUrl, storageKey })], { stdio: ['pipe', 'pipe', 'inherit'] });
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error('A child process has no pipes.');
  // Writing to a process that is being killed is what this test is about.
  stdin.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    void ended.then(() => reject(new Error('An instance ended before it was ready.')));
    createInterface({ input: stdout }).on('line', (line) => {
      const event = Event.parse(JSON.parse(line));
      if (event.kind !== 'ready') return onEvent(event);
      resolve({
        ask: (conversationId, text) => void stdin.write(`${JSON.stringify({ conversationId, text })}\n`),
        kill: () => (child.kill('SIGKILL'), ended),
      });
    });
  });
}

/** Clients that send on until so many kills have happened, each with up to three posts on the way, and repeat what was lost. */
async function storm(home: Home, { instances, conversations }: { readonly instances: number; readonly conversations: readonly string[] }): Promise<Readonly<Record<string, number>>> {
  const places: (Instance | undefined)[] = Array.from({ length: instances }, () => undefined);
  const sent = new Map(conversations.map((id) => [id, 0]));
  /** By what was sent: where to. */
  const open = new Map<string, { readonly conversationId: string; readonly text: string; place: number }>();
  // Where to and when; what the system makes of it is different every time.
  const random = seededRandom(seed);
  let killed = 0;
  let turns = 0;
  let finish = (): void => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const somePlace = (): number => Math.floor(random() * instances);

  function send(conversationId: string, text: string): void {
    const place = somePlace();
    open.set(`${conversationId} ${text}`, { conversationId, text, place });
    // While the instance is away the post is lost; it is repeated when the instance is back.
    places[place]?.ask(conversationId, text);
  }

  function sendMore(): void {
    for (const id of conversations) {
      while (killed < kills && [...open.values()].filter(({ conversationId }) => conversationId === id).length < 3) {
        const next = (sent.get(id) ?? 0) + 1;
        sent.set(id, next);
        send(id, `m${next}`);
      }
    }
    if (killed >= kills && open.size === 0) finish();
  }

  async function startAt(place: number): Promise<void> {
    places[place] = await startInstance(home.settings, (event) => onEvent(event, place));
    for (const post of [...open.values()].filter((each) => each.place === place)) places[place]?.ask(post.conversationId, post.text);
    sendMore();
  }

  async function killAt(place: number): Promise<void> {
    const victim = places[place];
    if (victim === undefined || killed >= kills) return;
    killed += 1;
    places[place] = undefined;
    await victim.kill();
    await startAt(place);
  }

  function onEvent(event: Event, place: number): void {
    if (event.kind === 'answered') {
      expect(event.outcome).toBe('answered');
      open.delete(`${event.conversationId} ${event.text}`);
      sendMore();
    }
    if (event.kind !== 'working') return;
    turns += 1;
    // In the middle of a turn, or a few milliseconds later: in its commit, or between two turns.
    if (turns % 5 === 0) setTimeout(() => void killAt(place), turns % 2 === 0 ? 0 : random() * 8);
  }

  await Promise.all(places.map((_none, place) => startAt(place)));
  await finished;
  for (const instance of places) await instance?.kill();
  return Object.fromEntries(sent);
}

beforeAll(() => {
  buildSync({ entryPoints: [join(__dirname, 'instance.ts')], outfile: program, bundle: true, platform: 'node', packages: 'external', logLevel: 'error' });
});

describe.each([{ engine: sqlite, instances: 1 }, { engine: createPostgres(), instances: 2 }])('$engine.name', ({ engine, instances }) => {
  let home: Home;
  beforeAll(async () => {
    await engine.start();
    home = await engine.home();
  }, 180_000);
  afterAll(async () => {
    await home.leave();
    await engine.end();
  }, 60_000);

  test(`${instances} at a time, killed ${kills} times: nothing is lost, doubled or reordered`, async () => {
    const sent = await storm(home, { instances, conversations: ['c-1', 'c-2', 'c-3'] });
    const store = await home.open();
    for (const [id, count] of Object.entries(sent)) {
      const texts = await said(store, id);
      const posts = texts.filter((text) => !text.startsWith('echo: '));
      expect([...posts].sort()).toEqual(Array.from({ length: count }, (_none, index) => `m${index + 1}`).sort());
      expect(texts.filter((text) => text.startsWith('echo: '))).toEqual(posts.map((text) => `echo: ${text}`));
      expect(await turnsCounted(store, id)).toBe(count);
    }
  }, 240_000);
});
