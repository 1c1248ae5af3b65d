/**
 * A conversation that keeps going: enters, listens, and whenever the line is lost comes back by itself.
 * What arrives is handed on once and in order; what is sent goes out through `post`.
 */
import type { Activity } from '../activity';
import type { OutgoingMessage } from '../saying';
import { createBackoff } from './backoff';
import { createBell, shortestWait } from './bell';
import type { Endpoint } from './endpoint';
import { createEntrance, type Entered } from './entrance';
import { stayOnLine, type LineParts } from './line';
import { createPass, type PassParts } from './pass';
import { createReader } from './reader';
import type { Reply } from './reply';

export type ConnectionState = 'connecting' | 'online' | 'lost' | 'closed';

export interface ClientEvents {
  readonly onActivities: (activities: readonly Activity[]) => void;
  /** `online` comes only after everything missed has been handed on. */
  readonly onState: (state: ConnectionState) => void;
  /** The conversation was lost for good, and another one begins. */
  readonly onRenewed: () => void;
}

export interface ClientParts extends ClientEvents, Pick<PassParts, 'session' | 'keepSession'>, Pick<LineParts, 'pollMilliseconds'> {
  readonly endpoint: Endpoint;
}

export interface Client {
  readonly post: (message: OutgoingMessage) => Promise<Reply<string>>;
  /** The line may be dead: leave it, or the try to get one, and come back at once. */
  readonly suspect: () => void;
  /** Something has changed for the better: do not wait any longer for the next try or poll. */
  readonly wake: () => void;
  readonly stop: () => void;
}

/** Milliseconds. A line that held for so long was a good one: the next interruption is a new one. */
const goodLine = 5_000;
const refreshCheckEvery = 60_000;
/** The longest that a browser can wait: the next try comes when somebody calls, as when the page is shown again. */
const untilCalled = 2 ** 31 - 1;

/** Milliseconds before which the next try would be of no use. */
function askedWait(entered: Entered): number {
  if (entered.kind === 'closed') return untilCalled;
  return entered.kind === 'unreachable' ? (entered.waitMilliseconds ?? 0) : 0;
}

const notConnected: Reply<never> = { kind: 'unreachable', isAnswered: false };

/** The same parts, mute once stopped, and telling each change of state once. */
function muted(parts: ClientParts, stopped: AbortSignal): ClientParts {
  const whileRunning = <Given extends readonly unknown[]>(handle: (...given: Given) => void) => (...given: Given): void => {
    if (!stopped.aborted) handle(...given);
  };
  let told: ConnectionState = 'connecting';
  const onState = (state: ConnectionState): void => {
    if (state === told) return;
    told = state;
    parts.onState(state);
  };
  return { ...parts, onState: whileRunning(onState), onActivities: whileRunning(parts.onActivities), onRenewed: whileRunning(parts.onRenewed), keepSession: whileRunning(parts.keepSession) };
}

/** Enters and stays, again and again, until stopped. Returns how to break off the present visit. */
function keepGoing(parts: ClientParts, stopped: AbortSignal): Pick<Client, 'suspect' | 'wake'> & { readonly pass: ReturnType<typeof createPass> } {
  const pass = createPass(parts);
  const reader = createReader({ ...parts, isRestored: parts.session !== undefined });
  const enter = createEntrance({ endpoint: parts.endpoint, pass, reader });
  const backoff = createBackoff();
  const bell = createBell();
  let visit = new AbortController();
  /** Somebody called during this try: should it fail, the next one need not wait long. */
  let isCalled = false;

  async function catchUp(): ReturnType<typeof reader.catchUp> {
    const session = pass.session();
    return session === undefined ? { kind: 'gone' } : reader.catchUp(session, visit.signal);
  }

  async function stay(streamUrl: string | undefined): Promise<void> {
    const since = Date.now();
    await stayOnLine({ streamUrl, signal: visit.signal, bell, catchUp, pollMilliseconds: parts.pollMilliseconds, onOpen: () => parts.onState('online'), onSet: reader.take });
    if (Date.now() - since > goodLine) backoff.reset();
    else backoff.ease();
    isCalled = false;
  }

  /** Resolves with how long to wait before the next visit. */
  async function visitOnce(): Promise<number> {
    visit = new AbortController();
    isCalled = false;
    const entered = await enter(visit.signal);
    if (entered.kind === 'entered' && !visit.signal.aborted) await stay(entered.streamUrl);
    if (entered.kind === 'gone') parts.onRenewed();
    else parts.onState(entered.kind === 'closed' ? 'closed' : 'lost');
    return stopped.aborted ? 0 : Math.max(askedWait(entered), isCalled ? shortestWait : backoff.next());
  }

  async function live(): Promise<void> {
    while (!stopped.aborted) await bell.wait(await visitOnce());
  }

  const wake = (): void => {
    isCalled = true;
    bell.ring();
  };
  void live();
  return { pass, wake, suspect: () => { visit.abort(); wake(); } };
}

export function createClient(parts: ClientParts): Client {
  const stopped = new AbortController();
  const { pass, suspect, wake } = keepGoing(muted(parts, stopped.signal), stopped.signal);
  const refreshCheck = setInterval(() => {
    void pass.refreshWhenDue().then(({ kind }) => kind === 'gone' && suspect());
  }, refreshCheckEvery);

  return {
    post: (message) => {
      const session = pass.session();
      return session === undefined ? Promise.resolve(notConnected) : parts.endpoint.post(session, message);
    },
    suspect,
    wake,
    stop: () => {
      stopped.abort();
      clearInterval(refreshCheck);
      suspect();
    },
  };
}
