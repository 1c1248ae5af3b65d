/** Turns a second over our Direct Line beside the least a Bot Framework bot can do, in the same run on the same machine. */
import { join } from 'node:path';
import { z } from 'zod';
import { projectFolder } from '../places';
import { startProgram, type RunningBot } from '../running-bot';
import { startDatabase } from './database';
import { atLeast, shown, type Figure } from './figure';
import { send } from './http';
import { secret, startInstance } from './instance';
import { untilTaken } from './persistence';
import { cpuMilliseconds } from './process-figures';
import { readQuestions } from './questions';

/** At once. Each has one message on the way at a time. */
const conversations = 50;
/** Fewer than the 30 in ten seconds that one conversation may send. */
const turnsEach = 20;
const warmUpTurnsEach = 5;

/** One turn of one conversation, until its reply is here. */
type Turn = (turn: number) => Promise<void>;

interface Speed {
  readonly turnsPerSecond: number;
  /** Of the measured process, a turn: what a busy machine does not change much. */
  readonly cpuMillisecondsPerTurn: number;
}

async function inParallel(turns: readonly Turn[], count: number): Promise<void> {
  await Promise.all(turns.map(async (turn) => {
    for (let number = 0; number < count; number += 1) await turn(number);
  }));
}

async function measure({ processId }: RunningBot, open: () => Promise<Turn>): Promise<Speed> {
  const openMany = async (): Promise<Turn[]> => {
    const turns: Turn[] = [];
    while (turns.length < conversations) turns.push(await open());
    return turns;
  };
  await inParallel(await openMany(), warmUpTurnsEach);
  const turns = await openMany();
  const [start, cpu] = [performance.now(), cpuMilliseconds(processId)];
  await inParallel(turns, turnsEach);
  const count = conversations * turnsEach;
  return { turnsPerSecond: count / ((performance.now() - start) / 1_000), cpuMillisecondsPerTurn: (cpuMilliseconds(processId) - cpu) / count };
}

const TokenReply = z.object({ token: z.string() });
const ConversationReply = TokenReply.extend({ conversationId: z.string() });

/** A post is answered when the bot's replies are committed; an event goes the same way, but the assistant is not asked. */
async function openOurs(address: string, type: 'message' | 'event'): Promise<Turn> {
  const directLine = `${address}/v3/directline`;
  const question = readQuestions();
  const page = TokenReply.parse(await untilTaken(() => ({ url: `${directLine}/tokens/generate`, method: 'POST', token: secret })));
  const { conversationId, token } = ConversationReply.parse(await untilTaken(() => ({ url: `${directLine}/conversations`, method: 'POST', token: page.token })));
  const offset = Number.parseInt(conversationId.replace(/\W/g, '').slice(-4), 36);
  return async (turn) => {
    const said = type === 'message' ? { text: question(offset + turn) } : { name: 'measured' };
    await expectOk(send({ url: `${directLine}/conversations/${conversationId}/activities`, method: 'POST', token, body: { type, ...said } }));
  };
}

let echoed = 0;

function openEcho(address: string): Promise<Turn> {
  const question = readQuestions();
  const id = `echo-${(echoed += 1)}`;
  return Promise.resolve((turn) => expectOk(send({
    url: `${address}/api/messages`,
    method: 'POST',
    body: { type: 'message', id: `${id}-${turn}`, text: question(turn), channelId: 'emulator', serviceUrl: 'http://localhost', deliveryMode: 'expectReplies', conversation: { id }, from: { id: 'measured' }, recipient: { id: 'bot' } },
  })));
}

async function expectOk(reply: ReturnType<typeof send>): Promise<void> {
  const { status } = await reply;
  if (status !== 200) throw new Error(`A turn was answered with ${status}`);
}

async function withBot<Value>(bot: RunningBot, work: (bot: RunningBot) => Promise<Value>): Promise<Value> {
  try {
    return await work(bot);
  } finally {
    await bot.end('SIGTERM');
  }
}

/** One instance of several: its turns, posts and limits all pass PostgreSQL. */
async function onPostgres(): Promise<Speed> {
  const database = await startDatabase();
  try {
    return await withBot(await startInstance({ DATABASE_URL: database.url }), (bot) => measure(bot, () => openOurs(bot.address, 'message')));
  } finally {
    await database.end();
  }
}

export async function echo(): Promise<Figure[]> {
  const plain = await withBot(await startProgram(join(projectFolder, 'tools', 'load', 'echo-bot.mjs')), (bot) => measure(bot, () => openEcho(bot.address)));
  const [events, ours] = await withBot(await startInstance(), async (bot) => [await measure(bot, () => openOurs(bot.address, 'event')), await measure(bot, () => openOurs(bot.address, 'message'))] as const);
  const rows = [['plain echo bot', plain], ['ours: triage, match, storage', ours], ['ours without the assistant (events)', events], ['ours on PostgreSQL, on the same machine', await onPostgres()]] as const;
  return [
    ...rows.flatMap(([name, speed]) => [shown({ name, value: speed.turnsPerSecond, unit: 'turns/s' }), shown({ name: `${name}, processor`, value: speed.cpuMillisecondsPerTurn, unit: 'ms a turn' })]),
    atLeast({ name: 'ours beside the plain echo bot', value: (ours.turnsPerSecond / plain.turnsPerSecond) * 100, unit: '%' }, 60),
    shown({ name: 'ours without the assistant beside it', value: (events.turnsPerSecond / plain.turnsPerSecond) * 100, unit: '%' }),
  ];
}
