import { countsOf, createDayCounts } from '../../insights/day-counts';
import type { SeenTurn } from '../../insights/seen';
import { StorageProblem } from '../../storage/problem';
import type { Counts, DayCount } from '../../storage/store';

const now = Date.parse('2026-11-29T23:59:59.999Z');
const turn: SeenTurn = { kind: 'answered', channel: 'directline', milliseconds: 3.2, entryId: 'latch-how', confidenceBand: '0.9 and more', hours: 'night' };

interface Shelf extends Pick<Counts, 'add'> {
  readonly kept: Omit<DayCount, 'count'>[];
  /** While set, nothing can be stored. */
  trouble?: Error;
}

function createShelf(): Shelf {
  const shelf: Shelf = {
    kept: [],
    add: (count) => {
      if (shelf.trouble) return Promise.reject(shelf.trouble);
      shelf.kept.push(count);
      return Promise.resolve();
    },
  };
  return shelf;
}

function bufferOn(counts: Pick<Counts, 'add'>) {
  const troubles: [string, number][] = [];
  return { troubles, days: createDayCounts({ counts, clock: () => now, onTrouble: (sentence, waiting) => void troubles.push([sentence, waiting]) }) };
}

afterEach(() => void jest.useRealTimers());

test('a turn is counted on its day in UTC, by kinds and ids alone', () => {
  expect(countsOf(turn, now)).toEqual([{ day: '2026-11-29', name: 'turns', labels: { kind: 'answered', channel: 'directline', hours: 'night', entry: 'latch-how' } }]);
});

test('what was said of an answer is a count of its own', () => {
  expect(countsOf({ ...turn, feedback: { verdict: 'notWhatIMeant', entryId: 'low-supply' } }, now)[1]).toEqual({ day: '2026-11-29', name: 'feedback', labels: { verdict: 'notWhatIMeant', entry: 'low-supply' } });
});

test('counts wait in memory, and are stored every ten seconds', async () => {
  jest.useFakeTimers();
  const shelf = createShelf();
  const { days } = bufferOn(shelf);
  days.add(turn);
  await jest.advanceTimersByTimeAsync(9_999);
  expect(shelf.kept).toEqual([]);
  await jest.advanceTimersByTimeAsync(1);
  expect(shelf.kept).toHaveLength(1);
  await days.close();
});

test('closing stores what waits', async () => {
  const shelf = createShelf();
  const { days } = bufferOn(shelf);
  days.add(turn);
  days.add(turn);
  await days.close();
  expect(shelf.kept).toHaveLength(2);
});

test('what could not be stored waits, in order and once, and the operator is told', async () => {
  const shelf = createShelf();
  const { days, troubles } = bufferOn(shelf);
  shelf.trouble = new StorageProblem({ kind: 'full', problem: 'There is no room left.', remedy: 'Make room.' });
  days.add(turn);
  days.add({ ...turn, entryId: 'low-supply' });
  await days.flush();
  expect(troubles).toEqual([['There is no room left. Make room.', 2]]);
  shelf.trouble = undefined;
  await days.close();
  expect(shelf.kept.map(({ labels }) => labels.entry)).toEqual(['latch-how', 'low-supply']);
});

test('of an error that is none of ours only the class is told', async () => {
  const shelf = createShelf();
  const { days, troubles } = bufferOn(shelf);
  shelf.trouble = new TypeError('my baby has a fever');
  days.add(turn);
  await days.close();
  expect(troubles).toEqual([['The counts could not be stored (TypeError).', 1]]);
});

test('while the storage is away no more than ten thousand wait', async () => {
  const shelf = createShelf();
  const { days } = bufferOn(shelf);
  for (let index = 0; index < 10_050; index++) days.add(turn);
  await days.close();
  expect(shelf.kept).toHaveLength(10_000);
});

test('closing does not wait for a storage that hangs', async () => {
  jest.useFakeTimers();
  const { days } = bufferOn({ add: () => new Promise(() => undefined) });
  days.add(turn);
  const closed = days.close();
  await jest.advanceTimersByTimeAsync(2_000);
  await expect(closed).resolves.toBeUndefined();
});
