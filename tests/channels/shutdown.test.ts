/** The process ends once, in order, and tells when a part of it did not end well. */
import { pino } from 'pino';
import { createEnd } from '../../channels/shutdown';
import { StorageProblem } from '../../storage/problem';

/** Calls it as often as given; resolves with what happened in the end. */
async function endOf(steps: (done: string[]) => readonly (() => void | Promise<void>)[], calls = 1): Promise<{ readonly done: readonly string[]; readonly code: number; readonly log: string }> {
  const done: string[] = [];
  const lines: string[] = [];
  const code = await new Promise<number>((resolve) => {
    const end = createEnd({ log: pino({}, { write: (line: string) => void lines.push(line) }), steps: steps(done), exit: (given) => (done.push('exit'), resolve(given)) });
    for (let call = 0; call < calls; call += 1) end();
  });
  return { done, code, log: lines.join('') };
}

const taken = (done: string[], name: string) => async (): Promise<void> => {
  await new Promise(setImmediate);
  done.push(name);
};

test('all goes well: in order, with code 0', async () => {
  expect(await endOf((done) => [() => void done.push('content'), taken(done, 'server'), taken(done, 'store')])).toEqual({ done: ['content', 'server', 'store', 'exit'], code: 0, log: '' });
});

test('a second signal does not begin anew', async () => {
  expect((await endOf((done) => [taken(done, 'server'), taken(done, 'store')], 3)).done).toEqual(['server', 'store', 'exit']);
});

test.each<[string, () => void | Promise<void>, RegExp]>([
  ['a storage that cannot be closed', () => Promise.reject(new StorageProblem({ kind: 'unavailable', problem: 'The disk does not answer.', remedy: 'Look at it.' })), /The disk does not answer\. Look at it\./],
  ['any other failure', () => Promise.reject(new TypeError('private words')), /"error":"TypeError".*did not end well/],
  ['one that is thrown', () => { throw new RangeError('private words'); }, /"error":"RangeError".*did not end well/],
])('after %s the rest is ended all the same, it is told, and the code is 1', async (_case, fail, sentence) => {
  const { done, code, log } = await endOf((list) => [taken(list, 'server'), fail, taken(list, 'traces')]);
  expect([done, code]).toEqual([['server', 'traces', 'exit'], 1]);
  expect(log).toMatch(sentence);
  expect(log).not.toContain('private');
});
