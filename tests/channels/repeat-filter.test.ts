/** A second delivery while the first is still under way, and what becomes of both when that one fails, or the process ends. */
import { TestAdapter, TurnContext } from 'botbuilder';
import { createRepeatFilter, type RepeatFilter } from '../../channels/repeated-activities';
import { NotDelivered, TooManyTurns, TurnFailed } from '../../channels/turn-errors';
import type { Store } from '../../storage/store';
import { closeServers, gate, startServer } from './support';

let store: Store;
beforeEach(async () => void ({ store } = await startServer()));
afterEach(closeServers);

const instance = (): RepeatFilter => createRepeatFilter(store, { rememberedMilliseconds: 600_000 });

function delivered(): TurnContext {
  return new TurnContext(new TestAdapter(() => Promise.resolve()), { type: 'message', id: 'same', channelId: 'msteams', conversation: { id: 'c', isGroup: false, conversationType: 'personal', name: '' } });
}

const cause = new Error('429');

/** How often a turn ran for three deliveries: the two later ones came while the first, which ends so, was under way. */
async function turnsAfter(end: () => Promise<void>): Promise<number> {
  const filter = instance();
  const [held, entered] = [gate(), gate()];
  let turns = 0;
  const first = filter.onTurn(delivered(), async () => {
    turns += 1;
    entered.open();
    await held.passed;
    await end();
  });
  await entered.passed;
  const later = [0, 1].map(() => filter.onTurn(delivered(), () => Promise.resolve(void (turns += 1))));
  held.open();
  await Promise.allSettled([first]);
  await Promise.all(later);
  return turns;
}

test.each<[string, Error]>([
  ['could not be delivered, and is worth another attempt', new NotDelivered('worth another attempt', cause)],
  ['failed, and its apology with it', new TurnFailed('The turn failed, and so did the apology.', { cause })],
  ['found no room in the line', new TooManyTurns('Too many turns wait in this conversation.')],
])('a first delivery that %s is followed by one of those that waited for it', async (_what, error) => {
  expect(await turnsAfter(() => Promise.reject(error))).toBe(2);
});

test.each<[string, () => Promise<void>]>([
  ['was answered', () => Promise.resolve()],
  ['could not be delivered, and is over', () => Promise.reject(new NotDelivered('over', cause))],
])('a first delivery that %s is the last', async (_what, end) => {
  expect(await turnsAfter(end)).toBe(1);
});

test.each<[string, boolean, (context: TurnContext) => Promise<void>]>([
  ['has said nothing yet', true, () => Promise.resolve()],
  ['has answered', false, async (context) => void (await context.sendActivity('an answer'))],
])('at the end of a process, a turn that %s is left to another instance: %s', async (_what, isLeft, begin) => {
  const ending = instance();
  const [held, entered] = [gate(), gate()];
  const context = delivered();
  const first = ending.onTurn(context, async () => {
    await begin(context);
    entered.open();
    await held.passed;
  });
  await entered.passed;
  await ending.giveUp();
  let isTaken = false;
  await instance().onTurn(delivered(), () => Promise.resolve(void (isTaken = true)));
  expect(isTaken).toBe(isLeft);
  held.open();
  await first;
});
