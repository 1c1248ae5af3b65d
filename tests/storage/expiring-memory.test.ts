import { expiringMemory } from '../../storage/expiring-memory';

const hour = 3_600_000;

test('what was written is read back, as a copy', async () => {
  const storage = expiringMemory(24);
  const written = { value: { list: [1] } };
  await storage.write({ a: written });
  written.value.list.push(2);
  expect(await storage.read(['a'])).toEqual({ a: { value: { list: [1] } } });
});

test('what was not written for the given hours is gone', async () => {
  let now = 0;
  const storage = expiringMemory(24, () => now);
  await storage.write({ old: { value: 1 }, used: { value: 1 } });
  now = 20 * hour;
  await storage.write({ used: { value: 2 } });
  now = 25 * hour;
  expect(await storage.read(['old', 'used'])).toEqual({ used: { value: 2 } });
});

test('a deleted entry is gone at once, and deleting a missing one is no error', async () => {
  const storage = expiringMemory(24);
  await storage.write({ a: { value: 1 } });
  await storage.delete(['a', 'never there']);
  expect(await storage.read(['a'])).toEqual({});
});

test('a key that is a property name of every object is an ordinary key', async () => {
  const storage = expiringMemory(24);
  expect(await storage.read(['constructor', '__proto__'])).toEqual({});
});
