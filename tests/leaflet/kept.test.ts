import { createKept } from '../../leaflet/kept';

function counting(most: number) {
  const made: string[] = [];
  const kept = createKept<string>(most);
  return { made, ask: (key: string) => kept(key, () => Promise.resolve(made.push(key)).then(() => `<${key}>`)) };
}

test('what was made is not made again', async () => {
  const { made, ask } = counting(2);
  expect(await Promise.all([ask('a'), ask('a'), ask('b')])).toEqual(['<a>', '<a>', '<b>']);
  expect(made).toEqual(['a', 'b']);
});

test('the longest unused is forgotten first', async () => {
  const { made, ask } = counting(2);
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(key);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});

test('a failure is told, and not remembered', async () => {
  const kept = createKept<string>(2);
  await expect(kept('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await kept('a', () => Promise.resolve('now'))).toBe('now');
});
