/** Whatever is done in whatever order, both engines behave like a few lines of code in memory. */
import fc from 'fast-check';
import type { Store } from '../../storage/store';
import { openConversation, said, say } from './conversation';
import { createPostgres, sqlite, type Home } from './engines';

type Command =
  | { readonly kind: 'receive'; readonly clientId: number }
  | { readonly kind: 'answer'; readonly replies: number; readonly fate: 'kept' | 'thrown' | 'erased' }
  | { readonly kind: 'repeat' }
  | { readonly kind: 'replace'; readonly which: number }
  | { readonly kind: 'remove'; readonly which: number }
  | { readonly kind: 'read'; readonly watermark: number };

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ kind: fc.constant('receive' as const), clientId: fc.nat(5) }),
  fc.record({ kind: fc.constant('answer' as const), replies: fc.nat(3), fate: fc.constantFrom('kept' as const, 'kept' as const, 'thrown' as const, 'erased' as const) }),
  fc.record({ kind: fc.constant('repeat' as const) }),
  fc.record({ kind: fc.constant('replace' as const), which: fc.nat(10) }),
  fc.record({ kind: fc.constant('remove' as const), which: fc.nat(10) }),
  fc.record({ kind: fc.constant('read' as const), watermark: fc.nat(12) }),
);

interface Entry {
  readonly position: number;
  readonly id: string;
  /** Undefined when its words were erased. */
  text: string | undefined;
  readonly clientId?: number;
  outcome?: 'waiting' | 'answered';
}

interface Model {
  end: number;
  entries: Entry[];
  turns: number;
}

const fresh = (): Model => ({ end: 0, entries: [], turns: 0 });
const key = (id: string): string => `directline/conversations/${id}/`;

async function stored(store: Store, id: string): Promise<unknown> {
  const item: unknown = (await store.dialogStates.read([key(id)]))[key(id)];
  return item instanceof Object && 'turns' in item ? item.turns : 0;
}

async function receive(model: Model, store: Store, { id, clientId }: { readonly id: string; readonly clientId: number }): Promise<void> {
  const known = model.entries.find((entry) => entry.clientId === clientId);
  const received = await say(store, `post ${model.end + 1}`, String(clientId), id);
  if (known === undefined) {
    model.end += 1;
    model.entries.push({ position: model.end, id: received.activityId, text: `post ${model.end}`, clientId, outcome: 'waiting' });
  }
  const expected = known ?? model.entries.at(-1);
  expect(received).toEqual({ kind: known === undefined ? 'new' : 'known', activityId: expected?.id, position: expected?.position, outcome: expected?.outcome });
}

async function answer(model: Model, store: Store, { id, replies, fate }: { readonly id: string; readonly replies: number; readonly fate: 'kept' | 'thrown' | 'erased' }): Promise<void> {
  const waiting = model.entries.filter(({ outcome }) => outcome === 'waiting');
  const ids: string[] = [];
  const turn = store.turn(id, async (unit) => {
    expect(unit.waiting.map(({ activityId }) => activityId)).toEqual(waiting.map((entry) => entry.id));
    if (fate === 'erased') unit.erase();
    await store.dialogStates.write({ [key(id)]: { turns: model.turns + 1, eTag: '*' } });
    for (let index = 0; index < replies; index += 1) ids.push(unit.append({ type: 'message', text: `reply ${index}` }));
    const [post] = unit.waiting;
    if (post !== undefined) unit.mark(post.activityId, 'answered');
    if (fate === 'thrown') throw new Error('thrown on purpose');
  });
  if (fate === 'thrown') return expect(turn).rejects.toThrow('thrown on purpose');
  expect(await turn).toBe('committed');
  const [post] = waiting;
  if (post !== undefined) post.outcome = 'answered';
  if (fate === 'erased') model.entries = model.entries.filter((entry) => entry === post || entry.outcome === 'waiting');
  if (fate === 'erased' && post !== undefined) post.text = undefined;
  for (const [index, replyId] of ids.entries()) model.entries.push({ position: model.end + index + 1, id: replyId, text: `reply ${index}` });
  model.end += replies;
  model.turns += 1;
}

async function run(model: Model, store: Store, { id, step }: { readonly id: string; readonly step: Command }): Promise<void> {
  switch (step.kind) {
    case 'receive':
      return receive(model, store, { id, clientId: step.clientId });
    case 'answer':
      return answer(model, store, { id, replies: step.replies, fate: step.fate });
    case 'repeat': {
      const done = model.entries.find(({ outcome }) => outcome === 'answered');
      if (done !== undefined) expect(await store.turn(id, (unit) => Promise.resolve(void (unit.append({ type: 'message', text: 'twice' }), unit.mark(done.id, 'answered'))))).toBe('repeated');
      return;
    }
    case 'replace': {
      const entry = model.entries.at(step.which);
      expect(await store.log.replace(id, entry?.id ?? 'unknown', { type: 'message', text: 'replaced' })).toBe(entry !== undefined);
      if (entry !== undefined) entry.text = 'replaced';
      return;
    }
    case 'remove': {
      const entry = model.entries.at(step.which);
      await store.log.remove(id, entry?.id ?? 'unknown');
      model.entries = model.entries.filter((other) => other !== entry);
      return;
    }
    case 'read':
      expect(await said(store, id, step.watermark)).toEqual(model.entries.filter(({ position, text }) => position > step.watermark && text !== undefined).map(({ text }) => text));
  }
}

describe.each([{ engine: sqlite, runs: 60 }, { engine: createPostgres(), runs: 40 }])('$engine.name', ({ engine, runs }) => {
  let home: Home;
  let store: Store;
  beforeAll(async () => {
    await engine.start();
    home = await engine.home();
    store = await home.open();
  }, 180_000);
  afterAll(async () => {
    await home.leave();
    await engine.end();
  }, 60_000);

  test('behaves like the model', async () => {
    let conversations = 0;
    await fc.assert(fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 25 }), async (steps) => {
      conversations += 1;
      const id = `c-${conversations}`;
      const model = fresh();
      await openConversation(store, id);
      for (const step of steps) await run(model, store, { id, step });
      await run(model, store, { id, step: { kind: 'read', watermark: 0 } });
      expect(await store.log.after(id, 0)).toMatchObject({ end: model.end });
      expect(await stored(store, id)).toBe(model.turns);
    }), { numRuns: runs, seed: 20_261_129 });
  }, 180_000);
});
