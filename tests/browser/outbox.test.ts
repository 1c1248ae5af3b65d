import type { Reply } from '../../channels/widget/page/chat/direct-line/reply';
import { createOutbox, type Delivery, type Outbox } from '../../channels/widget/page/chat/outbox';
import { typed, type OutgoingMessage } from '../../channels/widget/page/chat/saying';

interface Desk {
  readonly outbox: Outbox;
  /** What was posted, in order. */
  readonly posted: () => readonly string[];
  /** How each message fared, the last word only. */
  readonly deliveries: () => Readonly<Record<string, Delivery>>;
  readonly doubts: () => number;
  readonly kept: () => readonly string[];
  /** Answers the oldest post that waits for its reply. */
  readonly reply: (reply: Reply<string>) => Promise<void>;
}

const ok: Reply<string> = { kind: 'ok', value: 'conversation|0000001' };
const noAnswer: Reply<string> = { kind: 'unreachable', isAnswered: false };
const serverError: Reply<string> = { kind: 'unreachable', isAnswered: true };

/** Lets everything that is ready to run, run. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** An outbox whose other end is in the test's hands. Ids are m1, m2, … in the order written. */
function openDesk(stored: readonly OutgoingMessage[] = []): Desk {
  const posted: string[] = [];
  const waiting: ((reply: Reply<string>) => void)[] = [];
  const deliveries: Record<string, Delivery> = {};
  let kept = stored.map(({ clientActivityId }) => clientActivityId);
  let doubts = 0;
  let ids = 0;
  const outbox = createOutbox({
    post: ({ clientActivityId }) => {
      posted.push(clientActivityId);
      return new Promise((resolve) => waiting.push(resolve));
    },
    newId: () => `m${(ids += 1)}`,
    keep: (messages) => { kept = messages.map(({ clientActivityId }) => clientActivityId); },
    onDelivery: ({ clientActivityId }, delivery) => { deliveries[clientActivityId] = delivery; },
    onDoubt: () => { doubts += 1; },
  }, stored);
  const reply = (answer: Reply<string>): Promise<void> => {
    waiting.shift()?.(answer);
    return settled();
  };
  return { outbox, posted: () => posted, deliveries: () => deliveries, doubts: () => doubts, kept: () => kept, reply };
}

describe('while the connection stands', () => {
  test('a message is posted at once and is sent when the server says so', async () => {
    const { outbox, posted, reply, deliveries, kept } = openDesk();
    outbox.resume();
    outbox.add(typed('hello'));
    expect(posted()).toEqual(['m1']);
    await reply(ok);
    expect(deliveries()).toEqual({ m1: 'sent' });
    expect(kept()).toEqual([]);
  });

  test('messages go one after the other, in order', async () => {
    const { outbox, posted, reply } = openDesk();
    outbox.resume();
    for (const text of ['a', 'b', 'c']) outbox.add(typed(text));
    expect(posted()).toEqual(['m1']);
    await reply(ok);
    expect(posted()).toEqual(['m1', 'm2']);
    await reply(ok);
    expect(posted()).toEqual(['m1', 'm2', 'm3']);
  });

  test('the echo lets the next one go before the bot has answered', async () => {
    const { outbox, posted, deliveries } = openDesk();
    outbox.resume();
    outbox.add(typed('a'));
    outbox.add(typed('b'));
    outbox.confirm('m1');
    await settled();
    expect(posted()).toEqual(['m1', 'm2']);
    expect(deliveries().m1).toBe('sent');
  });

  test('an error after the echo changes nothing: the message is there', async () => {
    const { outbox, reply, deliveries, doubts } = openDesk();
    outbox.resume();
    outbox.add(typed('a'));
    outbox.confirm('m1');
    await reply(serverError);
    expect(deliveries()).toEqual({ m1: 'sent' });
    expect(doubts()).toBe(0);
  });

  test.each([[413, 'too-long'], [400, 'failed'], [415, 'failed']] as const)('a refusal with %i is told, and the next message goes', async (status, delivery) => {
    const { outbox, posted, reply, deliveries } = openDesk();
    outbox.resume();
    outbox.add(typed('a'));
    outbox.add(typed('b'));
    await reply({ kind: 'refused', status });
    expect(deliveries().m1).toBe(delivery);
    expect(posted()).toEqual(['m1', 'm2']);
  });

  test('"later" is waited for, and then the same message goes again', async () => {
    const { outbox, posted, reply, doubts } = openDesk();
    outbox.resume();
    outbox.add(typed('a'));
    await reply({ kind: 'unreachable', isAnswered: false, waitMilliseconds: 0 });
    await new Promise((resolve) => setTimeout(resolve, 1));
    await settled();
    expect(posted()).toEqual(['m1', 'm1']);
    expect(doubts()).toBe(0);
  });
});

describe('when the connection is lost', () => {
  test('what is written waits, is kept, and goes out once when the connection is back', async () => {
    const { outbox, posted, deliveries, kept, reply } = openDesk();
    outbox.add(typed('a'));
    outbox.add(typed('b'));
    expect(posted()).toEqual([]);
    expect(deliveries()).toEqual({ m1: 'waiting', m2: 'waiting' });
    expect(kept()).toEqual(['m1', 'm2']);
    outbox.resume();
    await reply(ok);
    await reply(ok);
    expect(posted()).toEqual(['m1', 'm2']);
  });

  test('a post without an answer is sent again after catching up, under the same id', async () => {
    const { outbox, posted, reply, doubts, deliveries } = openDesk();
    outbox.resume();
    outbox.add(typed('a'));
    await reply(noAnswer);
    expect(posted()).toEqual(['m1']);
    expect(doubts()).toBe(1);
    expect(deliveries().m1).toBe('waiting');
    outbox.resume();
    expect(posted()).toEqual(['m1', 'm1']);
  });

  test('a post whose reply was lost is not sent again when its echo was there', async () => {
    const { outbox, posted, reply, deliveries } = openDesk();
    outbox.resume();
    outbox.add(typed('a'));
    await reply(noAnswer);
    outbox.confirm('m1');
    outbox.resume();
    await settled();
    expect(posted()).toEqual(['m1']);
    expect(deliveries().m1).toBe('sent');
  });

  test('a post that still hangs does not hold up the next connection', async () => {
    const { outbox, posted } = openDesk();
    outbox.resume();
    outbox.add(typed('a'));
    outbox.pause();
    outbox.resume();
    await settled();
    expect(posted()).toEqual(['m1', 'm1']);
  });

  test('a post that fails while the line is lost does not disturb the way back', async () => {
    const { outbox, reply, doubts, deliveries } = openDesk();
    outbox.resume();
    outbox.add(typed('a'));
    outbox.pause();
    await reply(noAnswer);
    expect(doubts()).toBe(0);
    expect(deliveries().m1).toBe('waiting');
  });

  test('a token that no longer holds is a reason to look at the connection, not to give up', async () => {
    const { outbox, reply, doubts, deliveries } = openDesk();
    outbox.resume();
    outbox.add(typed('a'));
    await reply({ kind: 'gone' });
    expect(doubts()).toBe(1);
    expect(deliveries().m1).toBe('waiting');
  });

  test('a message the server fails with four times is given up, so that the next one can go', async () => {
    const { outbox, posted, reply, deliveries } = openDesk();
    outbox.add(typed('a'));
    outbox.add(typed('b'));
    for (let time = 0; time < 4; time += 1) {
      outbox.resume();
      await reply(serverError);
    }
    expect(deliveries().m1).toBe('failed');
    expect(posted()).toEqual(['m1', 'm1', 'm1', 'm1', 'm2']);
  });

  test('a message that was given up has all its chances again when sent by hand', async () => {
    const { outbox, posted, reply, deliveries } = openDesk();
    outbox.resume();
    outbox.add(typed('a'));
    await reply({ kind: 'refused', status: 400 });
    outbox.retry({ ...typed('a'), clientActivityId: 'm1' });
    expect(posted()).toEqual(['m1', 'm1']);
    await reply(ok);
    expect(deliveries().m1).toBe('sent');
  });
});

test('what was unsent before a reload goes out first', async () => {
  const { outbox, posted, reply } = openDesk([{ clientActivityId: 'old', text: 'a', marks: {} }]);
  outbox.add(typed('b'));
  outbox.resume();
  await reply(ok);
  expect(posted()).toEqual(['old', 'm1']);
});

test('after starting over nothing old is sent', async () => {
  const { outbox, posted } = openDesk();
  outbox.add(typed('a'));
  outbox.clear();
  outbox.resume();
  await settled();
  expect(posted()).toEqual([]);
});
