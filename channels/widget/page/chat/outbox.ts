/**
 * What a parent wrote, on its way. One after the other, in order, each exactly once: a message that may or may not have
 * arrived is sent again only after the connection has caught up and its echo was not there.
 */
import type { Reply } from './direct-line/reply';
import { createEcho, type Echo } from './echo';
import type { OutgoingMessage, Saying } from './saying';
import { createUnsent, type Unsent } from './unsent';
import { createJudge } from './verdict';

export type Delivery = 'waiting' | 'sending' | 'sent' | 'failed' | 'too-long';

export interface OutboxParts {
  readonly post: (message: OutgoingMessage) => Promise<Reply<string>>;
  readonly newId: () => string;
  /** Keeps what is unsent over a reload. */
  readonly keep: (messages: readonly OutgoingMessage[]) => void;
  readonly onDelivery: (message: OutgoingMessage, delivery: Delivery) => void;
  /** A post failed without a clear answer: the connection should be looked at, and `resume` called when it stands. */
  readonly onDoubt: () => void;
}

export interface Outbox {
  /** Returns the message it has become. */
  readonly add: (saying: Saying) => OutgoingMessage;
  /** Sends a failed message again, under its own id. */
  readonly retry: (message: OutgoingMessage) => void;
  /** The server has echoed it. */
  readonly confirm: (clientActivityId: string) => void;
  readonly resume: () => void;
  readonly pause: () => void;
  readonly clear: () => void;
}

interface Queue {
  readonly first: () => OutgoingMessage | undefined;
  readonly handle: (message: OutgoingMessage) => Promise<void>;
}

/** Handles one after the other until nothing is left or the connection is lost; never two at a time. */
function createWorker({ first, handle }: Queue): { readonly work: () => void; isOnline: boolean } {
  let isWorking = false;
  async function work(): Promise<void> {
    if (isWorking) return;
    isWorking = true;
    for (let next = first(); worker.isOnline && next !== undefined; next = first()) await handle(next);
    isWorking = false;
  }
  const worker = { work: () => void work(), isOnline: false };
  return worker;
}

interface Hands {
  readonly unsent: Unsent;
  readonly echo: Echo;
  readonly settle: (message: OutgoingMessage, delivery: Delivery) => void;
  readonly doubt: () => void;
}

/** Posts one message and acts on what comes of it. */
function createHandler({ post, onDelivery }: OutboxParts, { unsent, echo, settle, doubt }: Hands): Queue['handle'] {
  const judge = createJudge();
  return async (message) => {
    onDelivery(message, 'sending');
    const reply = await Promise.race([post(message), echo.of(message.clientActivityId)]);
    // Its echo came first, or nobody waits for it any longer.
    if (reply === undefined || !unsent.has(message)) return;
    const verdict = judge(message, reply);
    switch (verdict.kind) {
      case 'settled':
        return settle(message, verdict.delivery);
      case 'later':
        return new Promise((resolve) => setTimeout(resolve, verdict.milliseconds));
      case 'doubt':
        return doubt();
    }
  };
}

export function createOutbox(parts: OutboxParts, stored: readonly OutgoingMessage[] = []): Outbox {
  const unsent = createUnsent(parts.keep, stored);
  const echo = createEcho();

  function settle(message: OutgoingMessage, delivery: Delivery): void {
    unsent.remove(message);
    parts.onDelivery(message, delivery);
  }
  function pause(): void {
    worker.isOnline = false;
    for (const message of unsent.all()) parts.onDelivery(message, 'waiting');
  }
  function doubt(): void {
    // While it is paused the connection is looked at already, and a try that may be about to succeed is not to be broken off.
    const isNews = worker.isOnline;
    pause();
    if (isNews) parts.onDoubt();
  }
  function enqueue(message: OutgoingMessage): OutgoingMessage {
    unsent.add(message);
    parts.onDelivery(message, worker.isOnline ? 'sending' : 'waiting');
    worker.work();
    return message;
  }
  const worker = createWorker({ first: () => unsent.all()[0], handle: createHandler(parts, { unsent, echo, settle, doubt }) });

  return {
    add: (saying) => enqueue({ ...saying, clientActivityId: parts.newId() }),
    retry: (message) => void enqueue(message),
    confirm: (clientActivityId) => {
      for (const message of unsent.all()) if (message.clientActivityId === clientActivityId) settle(message, 'sent');
      echo.heard(clientActivityId);
    },
    resume: () => {
      worker.isOnline = true;
      // The connection has caught up. A post that still hangs from before is not waited for: had it arrived, its echo would be here.
      echo.giveUp();
      worker.work();
    },
    pause,
    clear: unsent.clear,
  };
}
