import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { observedStore } from '../../insights/observed-store';
import type { SeenStoreCall } from '../../insights/seen';
import { noTracing } from '../../insights/tracing';
import { openStore } from '../../storage/open-store';
import type { Store } from '../../storage/store';

let folder: string;
let inner: Store;
let store: Store;
let calls: SeenStoreCall[];
let opened: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'first-drops-observed-'));
  inner = await openStore({ dataFolder: folder, stateHours: 24, say: () => undefined });
  calls = [];
  opened = 0;
  store = observedStore(inner, { metrics: { storeCall: (call) => void calls.push(call), conversationOpened: () => void opened++ }, traces: noTracing });
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const conversation = { id: 'c-1', userId: 'u', bornAt: 0, start: 0 };

test('it does what the store does, and tells each call with its time', async () => {
  await store.conversations.open(conversation);
  const { activityId } = await store.receive('c-1', { activity: { type: 'message', text: 'hello' } });
  await store.turn('c-1', async (unit) => {
    await store.dialogStates.write({ 'directline/conversations/c-1/': { turns: 1, eTag: '*' } });
    unit.mark(activityId, 'answered');
  });
  expect(await store.outcomeOf('c-1', activityId)).toBe('answered');
  expect(calls.map(({ call }) => call)).toEqual(['conversations.open', 'receive', 'dialogStates.write', 'turn', 'outcomeOf']);
  expect(calls.every(({ milliseconds, problem }) => milliseconds >= 0 && problem === undefined)).toBe(true);
});

test('a conversation is told when it is new, and only then', async () => {
  await store.conversations.open(conversation);
  await store.conversations.open(conversation);
  expect(opened).toBe(1);
});

test('a problem of the storage is told by its kind, and thrown on', async () => {
  await expect(store.receive('nobody', { activity: { type: 'message' } })).rejects.toMatchObject({ kind: 'gone' });
  expect(calls).toMatchObject([{ call: 'receive', problem: 'gone' }]);
});

test('an error of the work within a turn is thrown on, and told without its words', async () => {
  await store.conversations.open(conversation);
  await expect(store.turn('c-1', () => Promise.reject(new TypeError('my baby has a fever')))).rejects.toThrow(TypeError);
  expect(calls.at(-1)).toMatchObject({ call: 'turn', problem: 'other' });
  expect(JSON.stringify(calls)).not.toContain('fever');
});

test('every call of the store is there', () => {
  const names = (of: object): string[] => Object.entries(of).flatMap(([name, value]: [string, unknown]) => (typeof value === 'object' && value !== null ? Object.keys(value).map((inside) => `${name}.${inside}`) : [name])).sort();
  expect(names(store)).toEqual(names(inner));
});
