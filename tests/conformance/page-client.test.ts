/** A thousand broken lines under our own page's client and outbox: every activity once, and in order. */
import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { seededRandom } from '../../assistant/learning/random';
import type { Activity } from '../../channels/widget/page/chat/activity';
import { createOutbox, type Outbox } from '../../channels/widget/page/chat/outbox';
import { typed } from '../../channels/widget/page/chat/saying';
import { closeServers, generateToken, startServer, type RunningServer } from '../channels/support';
import { duringPosts, duringReturns, openBreakingLine, type BreakingLine, type Moment } from './breaking-line';
import { lendQuickClock } from './client-clock';
import { inTime } from './in-time';
import { createClient, createPageEndpoint, type Client, type ConnectionState } from './page-modules';
import { courseOf, reply, talkativeBot } from './talkative-bot';

/** Generous, for machines that run other tests beside this one. */
jest.setTimeout(600_000);

const parents = 25;
const breaksEach = 40;

/** A browser's socket never throws; that of ws does when nobody listens for its errors. */
class QuietWebSocket extends WebSocket {
  constructor(address: string) {
    super(address);
    this.on('error', () => undefined);
  }
}

const atQuickClock = lendQuickClock();

beforeAll(() => void Object.assign(globalThis, { WebSocket: QuietWebSocket }));
afterEach(closeServers);

interface Parent {
  readonly line: BreakingLine;
  readonly outbox: Outbox;
  readonly course: readonly string[];
  readonly returns: () => number;
  readonly untilState: (state: ConnectionState) => Promise<void>;
  readonly untilText: (text: string) => Promise<void>;
  readonly leave: () => Promise<void>;
}

function wordsOf(activity: Activity): string {
  return activity.kind === 'own' || activity.kind === 'bot' ? (activity.text ?? '') : activity.kind;
}

/** Tells everybody who waits to look again. */
function createLookout(): { readonly look: () => void; readonly until: (isSo: () => boolean) => Promise<void> } {
  const waiting = new Set<() => void>();
  return {
    look: () => waiting.forEach((look) => look()),
    until: (isSo) => new Promise((resolve) => {
      const look = (): void => void (isSo() && (waiting.delete(look), resolve()));
      waiting.add(look);
      look();
    }),
  };
}

async function connect(server: RunningServer): Promise<Parent> {
  const line = await openBreakingLine(server.address);
  const { look, until } = createLookout();
  const course: string[] = [];
  let state: ConnectionState = 'connecting';
  let returns = 0;
  const client: Client = createClient({
    endpoint: createPageEndpoint(`${line.address}/v3/directline`, async () => (await generateToken(server)).token),
    keepSession: () => undefined,
    pollMilliseconds: () => 2_000,
    onActivities: (activities) => {
      for (const activity of activities) if (activity.kind === 'own') outbox.confirm(activity.clientActivityId ?? '');
      course.push(...activities.map(wordsOf));
      look();
    },
    onState: (next) => {
      state = next;
      if (next === 'online') returns += 1;
      if (next === 'online') outbox.resume();
      else outbox.pause();
      look();
    },
    onRenewed: () => course.push('(renewed)'),
  });
  const outbox = createOutbox({ post: (message) => client.post(message), newId: randomUUID, keep: () => undefined, onDelivery: () => undefined, onDoubt: () => client.suspect() });
  return {
    line,
    outbox,
    course,
    returns: () => returns,
    untilState: (wanted) => until(() => state === wanted),
    untilText: (text) => until(() => course.includes(text)),
    leave: () => {
      client.stop();
      return line.close();
    },
  };
}

type Trouble = Moment | 'nothing is going on' | 'the bot is speaking' | 'an answer never comes';
const troubles: readonly Trouble[] = ['nothing is going on', 'the bot is speaking', 'an answer never comes', ...duringPosts, ...duringReturns];

/** Cuts the line when the trouble comes, which asking something brings about; resolves then. */
async function meet(trouble: Trouble, { line, untilText, untilState }: Parent, text: string): Promise<void> {
  switch (trouble) {
    case 'an answer never comes':
      line.withholdNextAnswer();
      await untilText(reply(text, 'last'));
      return line.cut();
    case 'nothing is going on':
      return line.cut();
    case 'the bot is speaking':
      await untilText(reply(text, 'first'));
      return line.cut();
    case 'a return is asked for': case 'a return was granted, unheard': case 'a stream is asked for': case 'a stream opened, before its first frame':
      line.cut();
      await untilState('lost');
      line.mend();
      return line.cutWhen(trouble);
    case 'a post is half sent': case 'a post was taken, unanswered': case 'a post was answered':
      return line.cutWhen(trouble);
  }
}

/** Asks something while the line breaks, and waits for the last word of the answer. */
async function askInTrouble(parent: Parent, text: string, trouble: Trouble): Promise<void> {
  const met = meet(trouble, parent, text);
  parent.outbox.add(typed(text));
  await inTime(`${text}: ${trouble}`, met);
  await inTime(`${text}, while ${trouble}: the loss is noticed`, parent.untilState('lost'));
  parent.line.mend();
  await inTime(`${text}, while ${trouble}: the last reply has come`, parent.untilText(reply(text, 'last')));
  await inTime(`${text}, while ${trouble}: the client is back`, parent.untilState('online'));
}

async function live(server: RunningServer, random: () => number): Promise<Parent> {
  const parent = await atQuickClock(() => connect(server));
  await parent.untilText('welcome');
  await parent.untilState('online');
  for (let round = 0; round < breaksEach; round += 1) await askInTrouble(parent, `question ${round}`, troubles[Math.floor(random() * troubles.length)] ?? 'nothing is going on');
  await parent.leave();
  return parent;
}

test.each([20_261_128])('shows every activity once and in order through 1,000 breaks (seed %i)', async (seed) => {
  const random = seededRandom(seed);
  const server = await startServer({ runBot: talkativeBot, limits: { postsPerTenSeconds: 10_000, callsPerTenSeconds: 100_000 } });
  const all = await Promise.all(Array.from({ length: parents }, () => live(server, random)));
  const expected = courseOf(Array.from({ length: breaksEach }, (_, round) => `question ${round}`));
  for (const { course } of all) expect(course).toEqual(expected);
  expect(Math.min(...all.map(({ returns }) => returns()))).toBeGreaterThanOrEqual(1 + breaksEach);
});
