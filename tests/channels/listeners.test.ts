/** News of a conversation may come at any moment, also in the middle of a reading of its log or just at its end. */
import { createListeners } from '../../channels/directline/listeners';

type Parts = Parameters<typeof createListeners>[0];

interface Conversation {
  readonly store: Parts;
  /** Stores one and rings. */
  readonly add: () => void;
}

/** A log that is read some microtasks after it was asked for, from memory. */
function conversation(): Conversation {
  let length = 0;
  let ring: () => void = () => undefined;
  const after: Parts['log']['after'] = (_id, watermark) => {
    const found = Array.from({ length: length - watermark }, (_none, index) => ({ json: '{}', position: watermark + index + 1 }));
    return Promise.resolve({ activities: found, end: length });
  };
  return {
    store: {
      log: { after },
      onAppended: (_id, callback) => {
        ring = callback;
        return () => undefined;
      },
    },
    add: () => {
      length += 1;
      ring();
    },
  };
}

async function microtasks(count: number): Promise<void> {
  for (let passed = 0; passed < count; passed += 1) await Promise.resolve();
}

test.each(Array.from({ length: 10 }, (_none, index) => index))('what is stored %i microtasks after a reading has begun is sent, too', async (pause) => {
  const { store, add } = conversation();
  const frames: string[] = [];
  createListeners(store).listen('one', { send: (frame) => void frames.push(frame), dismiss: () => undefined }, 0);
  await microtasks(pause);
  add();
  await new Promise(setImmediate);
  expect(frames).toHaveLength(1);
});
