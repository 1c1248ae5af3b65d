/** The load tool itself, small: that it drives, kills and counts. */
import { runCrowd } from '../../tools/load/crowd';
import { startDatabase, type LoadDatabase } from '../../tools/load/database';
import { runKills } from '../../tools/load/kills';
import { tally } from '../../tools/load/tally';

const noFaults = { lost: 0, doubled: 0, reordered: 0, misheard: 0 };

describe('the tally', () => {
  const sent = [{ clientActivityId: 'a', wave: 0 }, { clientActivityId: 'b', wave: 1 }];
  const [postA, postB, replyA, replyB] = [{ id: '1', clientActivityId: 'a' }, { id: '3', clientActivityId: 'b' }, { id: '2', replyToId: '1' }, { id: '4', replyToId: '3' }];
  const good = [postA, replyA, postB, replyB];

  test.each([
    ['nothing wrong', good, good, {}],
    ['a message that was not stored', [postA, replyA], [postA, replyA], { lost: 1 }],
    ['a message without an answer', [postA, replyA, postB], [postA, replyA, postB], { lost: 1 }],
    ['a message stored and answered again', [...good, { id: '5', clientActivityId: 'b' }, { id: '6', replyToId: '5' }], good, { doubled: 1, misheard: 2 }],
    ['an answer given again', [...good, { id: '5', replyToId: '3' }], good, { doubled: 1, misheard: 1 }],
    ['messages in the wrong order', [postB, replyB, postA, replyA], [postB, replyB, postA, replyA], { reordered: 1 }],
    ['answers in the wrong order', [postA, postB, replyB, replyA], [postA, postB, replyB, replyA], { reordered: 1 }],
    ['an answer that was not heard', good, [postA, replyA, postB], { misheard: 1 }],
    ['an answer heard twice', good, [...good, replyB], { misheard: 1 }],
    ['answers heard in the wrong order', good, [postA, postB, replyA, replyB], { misheard: 1 }],
  ])('tells %s', (_case, log, heard, faults) => {
    expect(tally({ sent, log, heard })).toEqual({ messages: 2, ...noFaults, ...faults });
  });
});

test('a small crowd on one instance: nothing is lost, doubled or reordered', async () => {
  const { tally: counted, times } = await runCrowd({ parents: 6, turnsEach: 3, turnsPerSecond: 9 });
  expect(counted).toEqual({ messages: 18, ...noFaults });
  expect(times).toHaveLength(18);
}, 120_000);

describe('with two instances on one PostgreSQL', () => {
  let database: LoadDatabase;
  beforeAll(async () => {
    database = await startDatabase();
  }, 180_000);
  afterAll(() => database.end(), 60_000);

  test('three kills among five conversations: nothing is lost, doubled or reordered', async () => {
    const { tally: counted, kills } = await runKills(database.url, { conversations: 5, kills: 3, seconds: 180, seed: 1 });
    expect(kills).toBe(3);
    expect(counted).toEqual({ messages: counted.messages, ...noFaults });
    expect(counted.messages).toBeGreaterThan(5);
  }, 300_000);
});
