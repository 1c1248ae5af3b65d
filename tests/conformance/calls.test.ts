/** The phone is back on the net, or the page is shown again, while our page's client is just trying to get a line. */
import { createClient, type Client } from './page-modules';

type Token = Awaited<ReturnType<Parameters<typeof createClient>[0]['endpoint']['newToken']>>;

const noNet = { kind: 'unreachable', isAnswered: false } as const;

interface Desk {
  readonly client: Client;
  /** Tries so far. */
  readonly tries: () => number;
  /** Ends the try that hangs. */
  readonly end: (reply: Token) => Promise<void>;
}

/** A client whose tries fail at once, so many of them; those that follow hang until they are ended or broken off. */
function openDesk(failures: number): Desk {
  let tries = 0;
  let end: (reply: Token) => void = () => undefined;
  const client = createClient({
    endpoint: {
      newToken: (signal) => {
        tries += 1;
        if (tries <= failures) return Promise.resolve(noNet);
        return new Promise((resolve) => {
          end = resolve;
          signal?.addEventListener('abort', () => resolve(noNet));
        });
      },
      activities: () => Promise.resolve(noNet),
    },
    keepSession: () => undefined,
    pollMilliseconds: () => 2_000,
    onActivities: () => undefined,
    onState: () => undefined,
    onRenewed: () => undefined,
  });
  return {
    client,
    tries: () => tries,
    end: async (reply) => {
      end(reply);
      await jest.advanceTimersByTimeAsync(0);
    },
  };
}

/** Long enough for the waits between tries to be the longest, 7.5 to 15 s each. */
const manyFailures = 8;

/** A desk whose next try hangs, after so many that failed. */
async function afterFailures(): Promise<Desk> {
  const desk = openDesk(manyFailures);
  while (desk.tries() <= manyFailures) await jest.advanceTimersByTimeAsync(1_000);
  return desk;
}

let desk: Desk | undefined;

beforeEach(() => void jest.useFakeTimers());
afterEach(() => {
  desk?.client.stop();
  jest.useRealTimers();
});

test('a call breaks off a try that hangs, and the next follows within a second', async () => {
  desk = await afterFailures();
  desk.client.suspect();
  await jest.advanceTimersByTimeAsync(1_000);
  expect(desk.tries()).toBe(manyFailures + 2);
});

test('a page that is shown again lets the try go on, and does not wait long after it failed', async () => {
  desk = await afterFailures();
  desk.client.wake();
  await jest.advanceTimersByTimeAsync(5_000);
  expect(desk.tries()).toBe(manyFailures + 1);
  await desk.end(noNet);
  await jest.advanceTimersByTimeAsync(1_000);
  expect(desk.tries()).toBe(manyFailures + 2);
});

test('a call counts for the try it came in, and not for the next', async () => {
  desk = await afterFailures();
  desk.client.suspect();
  await jest.advanceTimersByTimeAsync(1_000);
  await desk.end(noNet);
  await jest.advanceTimersByTimeAsync(7_000);
  expect(desk.tries()).toBe(manyFailures + 2);
});

test('a server that asks for time gets it', async () => {
  desk = await afterFailures();
  desk.client.wake();
  await desk.end({ kind: 'unreachable', isAnswered: true, waitMilliseconds: 20_000 });
  await jest.advanceTimersByTimeAsync(19_000);
  expect(desk.tries()).toBe(manyFailures + 1);
});

test.each(['suspect', 'wake'] as const)('however often somebody calls (%s), there are no more than two tries a second', async (call) => {
  desk = openDesk(call === 'suspect' ? 0 : Infinity);
  for (let passed = 0; passed < 5_000; passed += 10) {
    desk.client[call]();
    await jest.advanceTimersByTimeAsync(10);
  }
  expect(desk.tries()).toBeGreaterThan(5);
  expect(desk.tries()).toBeLessThanOrEqual(11);
});
