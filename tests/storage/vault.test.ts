import { readStorageKey } from '../../storage/storage-key';
import { createVault } from '../../storage/vault';

const key = (fill: string): Buffer => Buffer.alloc(32, fill);
const vault = createVault({ newest: key('a'), older: [] });

test('what was sealed is opened in its place, and nowhere else', () => {
  const sealed = vault.seal('words', ['activity', 'c-1', 1]);
  expect(vault.open(sealed, ['activity', 'c-1', 1])).toBe('words');
  expect(vault.open(sealed, ['activity', 'c-1', 2])).toBeUndefined();
  expect(vault.open(sealed, ['activity', 'c-2', 1])).toBeUndefined();
  expect(vault.open(sealed, ['state', 'c-1', 1])).toBeUndefined();
});

test('the same words are sealed differently every time', () => {
  const one = vault.seal('words', ['state', 'k']);
  expect(vault.seal('words', ['state', 'k']).equals(one)).toBe(false);
});

test.each(Array.from({ length: 38 }, (_none, index) => index))('a change of byte %i is noticed', (index) => {
  const sealed = vault.seal('words', ['state', 'k']);
  sealed[index] = (sealed[index] ?? 0) ^ 1;
  expect(vault.open(sealed, ['state', 'k'])).toBeUndefined();
});

test.each([0, 1, 5, 17, 32])('%i bytes are no sealed value', (length) => {
  expect(vault.open(Buffer.alloc(length, 1), ['state', 'k'])).toBeUndefined();
});

test('an older key opens and is recognised, the newest seals', () => {
  const rotated = createVault({ newest: key('b'), older: [key('a')] });
  expect(rotated.open(vault.seal('words', ['state', 'k']), ['state', 'k'])).toBe('words');
  expect(rotated.marksOf('id')).toContain(vault.marksOf('id')[0]);
  expect(vault.open(rotated.seal('words', ['state', 'k']), ['state', 'k'])).toBeUndefined();
});

test('what cannot be opened is counted', () => {
  const counting = createVault({ newest: key('c'), older: [] });
  counting.open(vault.seal('words', ['state', 'k']), ['state', 'k']);
  expect(counting.unreadable()).toBe(1);
});

test('hex, base64 and a long text are keys; what is short is refused without being repeated', () => {
  const bytes = key('k');
  expect(readStorageKey('STORAGE_KEY', bytes.toString('hex'))).toEqual(bytes);
  expect(readStorageKey('STORAGE_KEY', bytes.toString('base64'))).toEqual(bytes);
  expect(readStorageKey('STORAGE_KEY', bytes.toString('base64url'))).toEqual(bytes);
  expect(readStorageKey('STORAGE_KEY', 'a long sentence that nobody would guess')).toHaveLength(32);
  expect(() => readStorageKey('STORAGE_KEY', 'hunter2')).toThrow(/^STORAGE_KEY is shorter than 32 characters\. Make a random one, for example with "openssl rand -hex 32"\.$/);
});
