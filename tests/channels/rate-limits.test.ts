import { createRateLimits, type RateLimit } from '../../channels/rate-limits';
import type { Store } from '../../storage/store';
import { sqlite, type Home } from '../storage/engines';

let home: Home;
let store: Store;
let asked: number;
beforeEach(async () => {
  home = await sqlite.home();
  store = await home.open();
  asked = 0;
});
afterEach(() => home.leave());

/** For the database on a busy machine; but where it never answers. */
const patienceMilliseconds = 20_000;
const three = { name: 'posts', most: 3, seconds: 10 } as const;

function limitFor(sharedBy: Store['sharedBy'], parts: Parameters<ReturnType<typeof createRateLimits>>[0] = three): RateLimit {
  const { count, look } = store.rateCounts;
  return createRateLimits({ sharedBy, rateCounts: { count: (key, seconds) => (asked += 1, count(key, seconds)), look: (key) => (asked += 1, look(key)) } }, patienceMilliseconds)(parts);
}

const isRefused = (work: Promise<void>): Promise<boolean> => work.then(() => false, () => true);

test.each(['nobody', 'instances'] as const)('a storage shared by %s: so many pass, others are refused with the seconds to wait, and another key is not concerned', async (sharedBy) => {
  const limit = limitFor(sharedBy);
  for (let count = 0; count < 3; count += 1) await limit.count('a');
  await expect(limit.count('a')).rejects.toMatchObject({ status: 429, code: 'TooManyRequests', headers: { 'retry-after': expect.stringMatching(/^([1-9]|10)$/) as unknown } });
  expect([await isRefused(limit.check('a')), await isRefused(limit.check('b')), await isRefused(limit.count('b'))]).toEqual([true, false, false]);
});

test('with one process on its own database nothing is asked of it', async () => {
  const limit = limitFor('nobody');
  for (let count = 0; count < 5; count += 1) await isRefused(limit.count('a'));
  expect(asked).toBe(0);
});

test('instances ask once for each request, and no more for one that is over the limit', async () => {
  const limit = limitFor('instances');
  for (let count = 0; count < 20; count += 1) await isRefused(limit.count('a'));
  expect(asked).toBe(4);
});

test('different limits do not count together', async () => {
  const [posts, tokens] = [limitFor('instances'), limitFor('instances', { ...three, name: 'tokens' })];
  for (let count = 0; count < 3; count += 1) await posts.count('a');
  expect(await isRefused(tokens.count('a'))).toBe(false);
});

test('a storage that is away, or never answers, does not refuse anybody: the process counts by itself', async () => {
  const never = new Promise<never>(() => undefined);
  const silent = createRateLimits({ sharedBy: 'instances', rateCounts: { count: () => never, look: () => never } })(three);
  expect(await isRefused(silent.count('a'))).toBe(false);
  await store.close();
  const away = limitFor('instances');
  for (let count = 0; count < 3; count += 1) expect(await isRefused(away.count('a'))).toBe(false);
  expect(await isRefused(away.count('a'))).toBe(true);
});
