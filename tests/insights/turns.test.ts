/** The real bot, dialogs and assistant, watched as index.ts has them watched. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConversationState, TestAdapter, type Activity } from 'botbuilder';
import { createBot } from '../../bot/first-drops-bot';
import { linksFrom } from '../../bot/links';
import { render, renderWelcome } from '../../bot/render';
import { createLog } from '../../channels/log';
import { createMetrics, type Metrics } from '../../channels/metrics';
import { MainDialog } from '../../dialogs/main-dialog';
import { createInsights, type Insights } from '../../insights/insights';
import type { SeenTurn } from '../../insights/seen';
import { noTracing } from '../../insights/tracing';
import { openStore } from '../../storage/open-store';
import type { Store } from '../../storage/store';
import { readyAssistant } from '../../tools/ready-assistant';

const { assistant, knowledge } = readyAssistant();
const marker = 'marigold-walrus-4711';

interface WatchedBot {
  readonly say: (message: string | Partial<Activity>) => Promise<void>;
  readonly seen: SeenTurn[];
  readonly logged: string[];
  readonly metrics: Metrics;
  readonly insights: Insights;
  readonly store: Store;
  readonly leave: () => Promise<void>;
}

async function watchedBot(word: typeof render = render): Promise<WatchedBot> {
  const [seen, logged]: [SeenTurn[], string[]] = [[], []];
  const dataFolder = mkdtempSync(join(tmpdir(), 'first-drops-insights-'));
  const metrics = createMetrics();
  const insights = createInsights({
    log: createLog('info', { write: (line) => void logged.push(line) }),
    metrics: { ...metrics, turn: (turn) => (seen.push(turn), metrics.turn(turn)) },
    traces: noTracing,
    store: await openStore({ dataFolder, stateHours: 24, say: () => undefined }),
    clock: () => Date.parse('2026-11-29T12:00:00Z'),
  });
  const links = linksFrom(undefined);
  const heard = insights.hearing(assistant);
  const { store } = insights;
  const state = new ConversationState(store.dialogStates);
  const memory = state.createProperty('firstDrops');
  const mainDialog = new MainDialog({ assistant: heard, memory, clock: Date.now, say: (answer, received) => word(answer, { knowledge, received, pictures: '', links }) });
  const runBot = insights.watching(createBot({ state, whole: memory, memory, mainDialog, welcome: (received) => renderWelcome(knowledge, received), teams: { assistant: heard, knowledge: () => knowledge, links } }));
  const adapter = new TestAdapter(async (context) => runBot(context));
  adapter.onTurnError = () => Promise.resolve();
  const leave = async (): Promise<void> => {
    await insights.close();
    await store.close();
    rmSync(dataFolder, { recursive: true });
  };
  return { say: (message) => adapter.receiveActivity(message), seen, logged, metrics, insights, store, leave };
}

function markIn(line: string): string | undefined {
  return /"conversation":"([^"]+)"/.exec(line)?.[1];
}

let bot: WatchedBot;
beforeEach(async () => {
  bot = await watchedBot();
});
afterEach(() => bot.leave());

test.each<[string, Partial<SeenTurn>]>([
  ["I'm only getting a few drops", { kind: 'answered', entryId: 'hand-expression-few-drops', confidenceBand: '0.9 and more' }],
  ['my baby is limp and will not wake up', { kind: 'red-flag', certainty: 'sure' }],
  ['what is the capital of france', { kind: 'unknown', confidenceBand: '0 to 0.07' }],
  ['thank you', { kind: 'small-talk' }],
  ['help', { kind: 'command' }],
])('"%s" is seen as %j', async (text, expected) => {
  await bot.say(text);
  expect(bot.seen).toHaveLength(1);
  expect(bot.seen[0]).toMatchObject({ ...expected, channel: 'other' });
  expect(bot.seen[0].milliseconds).toBeGreaterThan(0);
});

test.each([
  ['composeExtension/query', { commandId: 'search', parameters: [{ name: 'words', value: `${marker} sore nipples` }] }],
  ['composeExtension/fetchTask', { commandId: 'answer', messagePayload: { body: { contentType: 'text', content: `${marker} sore nipples` } } }],
  ['composeExtension/queryLink', { url: `https://bot.example/a/sore-nipples?${marker}` }],
])('%s is no turn of a conversation: nothing is counted or logged', async (name, value) => {
  await bot.say({ type: 'invoke', name, channelId: 'msteams', value });
  expect([bot.seen, bot.logged]).toEqual([[], []]);
});

test('"this helped" counts for the entry answered before, once', async () => {
  await bot.say("I'm only getting a few drops");
  await bot.say('this helped');
  await bot.say('thank you');
  await bot.say('this helped');
  expect(bot.seen.map(({ feedback }) => feedback)).toEqual([undefined, { verdict: 'helped', entryId: 'hand-expression-few-drops' }, undefined, undefined]);
});

test('"not what I meant" counts for the entry answered before, whatever comes next', async () => {
  await bot.say("I'm only getting a few drops");
  await bot.say('not what i meant');
  expect(bot.seen[1].feedback).toEqual({ verdict: 'notWhatIMeant', entryId: 'hand-expression-few-drops' });
});

test('neither counts when nothing was answered', async () => {
  await bot.say('this helped');
  await bot.say('not what i meant');
  expect(bot.seen.map(({ feedback }) => feedback)).toEqual([undefined, undefined]);
});

test('a guided check is seen step by step, and how it ended', async () => {
  const [id] = knowledge.guides.keys();
  const entry = [...knowledge.entries.values()].find(({ guide }) => guide === id);
  const start = [...knowledge.guides.values()][0];
  await bot.say(entry?.title ?? '');
  await bot.say(start.title);
  await bot.say('stop');
  const guided = bot.seen.filter(({ guideId }) => guideId === id);
  expect(guided.map(({ guideEnd }) => guideEnd)).toEqual([undefined, 'stopped']);
});

test('the hours are those where the parent is, and absent when nobody knows', async () => {
  const local = (localTimezone: string) => ({ type: 'message', text: 'thank you', localTimezone });
  // Five hours apart all around the world: at any moment some are in the night and some are not.
  for (const zone of ['Etc/GMT-12', 'Etc/GMT-7', 'Etc/GMT-2', 'Etc/GMT+3', 'Etc/GMT+8']) await bot.say(local(zone));
  await bot.say('thank you');
  const hours = bot.seen.map((turn) => turn.hours);
  expect(new Set(hours.slice(0, 5))).toEqual(new Set(['night', 'day']));
  expect(hours[5]).toBeUndefined();
});

test('a greeting and a typing sign are no turns', async () => {
  await bot.say({ type: 'conversationUpdate', membersAdded: [{ id: 'somebody', name: '' }] });
  await bot.say({ type: 'typing' });
  expect([...bot.seen, ...bot.logged]).toEqual([]);
});

test('a turn that throws is seen as failed, and thrown on', async () => {
  const failing = await watchedBot(() => { throw new TypeError(marker); });
  await failing.say('thank you');
  await failing.leave();
  expect(failing.seen).toMatchObject([{ kind: 'failed' }]);
  expect(failing.logged.join()).not.toContain(marker);
});

test('a turn is one line in the log: ids, and a mark of the conversation that is not its id', async () => {
  await bot.say("I'm only getting a few drops");
  await bot.say('thank you');
  const [first, second] = bot.logged;
  expect(JSON.parse(first)).toMatchObject({ msg: 'turn', kind: 'answered', entryId: 'hand-expression-few-drops', channel: 'other' });
  expect(markIn(first)).toMatch(/^[\w-]{8}$/);
  expect(markIn(second)).toBe(markIn(first));
});

test('another start marks the same conversation otherwise', async () => {
  const other = await watchedBot();
  for (const each of [bot, other]) await each.say('thank you');
  await other.leave();
  expect(markIn(bot.logged[0])).not.toBe(markIn(other.logged[0]));
});

test('no word and no name of a parent is in the log, the metrics or the counts', async () => {
  const from = { id: marker, name: marker };
  for (const text of [marker, `my baby is limp and will not wake up ${marker}`, `latch ${marker}`]) await bot.say({ type: 'message', text, from, channelId: marker, conversation: { id: marker, name: marker, isGroup: false, conversationType: '' } });
  await bot.insights.close();
  const { text } = await bot.metrics.read({ ready: true, contentVersion: 'v' });
  const counted = await bot.store.counts.read({ from: '2026-11-29', to: '2026-11-29' });
  expect(counted.map(({ labels: { kind }, count }) => [kind, count])).toContainEqual(['red-flag', 1]);
  expect(`${JSON.stringify(counted)}${bot.logged.join('')}${text}`).not.toContain(marker);
});
