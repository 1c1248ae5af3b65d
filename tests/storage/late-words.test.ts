/** Work that was given up may go on: what it does while its turn is committed, or after, must neither be seen nor do harm. */
import { z } from 'zod';
import type { Unit } from '../../storage/store';
import { onBothEngines } from './both-engines';
import { conversationId, said, say, stateKey } from './conversation';

const message = (text: string) => ({ type: 'message', text });

const microtask = (): Promise<void> => Promise.resolve();
const passOfTheEventLoop = (): Promise<void> => new Promise(setImmediate);

/** A turn is over some steps after its work is; the numbers are those of today, with room. */
const kinds = [
  { name: 'microtasks', step: microtask, most: 80, over: 12 },
  { name: 'passes of the event loop', step: passOfTheEventLoop, most: 40, over: 1 },
];

const State = z.object({ by: z.string() });

onBothEngines((given) => {
  const stateBy = async (): Promise<string> => State.parse((await given.store.dialogStates.read([stateKey]))[stateKey]).by;

  /** Commits "in time", and does everything else that a turn can do so many steps after its work has resolved. */
  async function turnWithLateWords(earlier: string, { step, steps }: { readonly step: () => Promise<void>; readonly steps: number }): Promise<void> {
    const { activityId } = await say(given.store, 'question');
    let later: Promise<void> = Promise.resolve();
    const late = async (unit: Unit): Promise<void> => {
      for (let passed = 0; passed < steps; passed += 1) await step();
      unit.append(message('late'));
      unit.append(message('later'));
      unit.replace(earlier, message('late'));
      unit.remove(activityId);
      unit.greet();
      unit.mark(earlier, 'failed');
      await unit.states.write({ [stateKey]: { by: 'late', eTag: '*' } });
      unit.erase();
    };
    await given.store.turn(conversationId, async (unit) => {
      unit.append(message('in time'));
      await unit.states.write({ [stateKey]: { by: 'in time', eTag: '*' } });
      unit.mark(activityId, 'answered');
      later = late(unit);
    });
    await later;
  }

  test.each(kinds)('at every number of $name', async ({ step, most, over }) => {
    const ids: string[] = [];
    await given.store.turn(conversationId, (unit) => Promise.resolve(void ids.push(unit.append(message('earlier')))));
    for (let steps = over; steps < over + most; steps += 1) {
      await turnWithLateWords(ids[0] ?? '', { step, steps });
      expect([steps, (await said(given.store)).slice(1).filter((text, index) => text !== (index % 2 === 0 ? 'question' : 'in time'))]).toEqual([steps, []]);
      expect(await stateBy()).toBe('in time');
    }
    expect((await said(given.store))[0]).toBe('earlier');
    expect((await given.store.conversations.find(conversationId))?.isGreeted).toBe(false);
    expect(await say(given.store, 'and on')).toMatchObject({ kind: 'new', position: 2 * most + 2 });
  }, 60_000);

  test.each(Array.from({ length: kinds[0]?.over ?? 0 }, (_none, steps) => steps))('%i microtasks after the work, while the turn may still be open, the conversation is whole', async (steps) => {
    await turnWithLateWords('unknown', { step: microtask, steps }).catch(() => undefined);
    const { position } = await say(given.store, 'and on');
    expect((await said(given.store)).at(-1)).toBe('and on');
    expect((await given.store.conversations.find(conversationId))?.end).toBe(position);
  });

  test('of a turn that leaves its log elsewhere, nothing late is kept', async () => {
    const key = 'msteams/conversations/a:1/';
    for (let steps = 12; steps < 60; steps += 1) {
      let later: Promise<void> = Promise.resolve();
      await given.store.alone({ channelId: 'msteams', conversationId: 'a:1' }, async () => {
        await given.store.dialogStates.write({ [key]: { by: 'in time', eTag: '*' } });
        later = (async () => {
          for (let passed = 0; passed < steps; passed += 1) await microtask();
          await given.store.dialogStates.write({ [key]: { by: 'late', eTag: '*' } });
        })();
      });
      await later;
      expect([steps, State.parse((await given.store.dialogStates.read([key]))[key]).by]).toEqual([steps, 'in time']);
    }
  }, 60_000);
});
