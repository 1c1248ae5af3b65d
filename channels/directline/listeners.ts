/** Who listens to which conversation on this instance. Each is fed from the log, from its own watermark on, whoever wrote there. */
import type { Activity } from 'botbuilder';
import type { Store } from '../../storage/store';
import { frameOf } from './frame';

export interface Listener {
  /** Takes one frame of Direct Line's stream. */
  readonly send: (frame: string) => void;
  /** Called when another listener takes over, or the conversation ends. */
  readonly dismiss: (reason: 'collision' | 'ended') => void;
}

export interface Listeners {
  /** Sends what is stored after the watermark, then everything new; dismisses the listener before. Returns how to stop. */
  readonly listen: (conversationId: string, listener: Listener, watermark: number) => () => void;
  /** Sends without storing: a typing sign is no longer true when a client comes back. Only to a listener of this instance. */
  readonly announce: (conversationId: string, activity: Partial<Activity>) => void;
  readonly dismissAll: () => void;
}

interface Feed {
  readonly listener: Listener;
  readonly announce: (json: string) => void;
  readonly stop: () => void;
}

/** Milliseconds until a log that could not be read is tried again. Nothing is lost meanwhile: the watermark stays. */
const retryMilliseconds = 1_000;

interface FeedParts {
  readonly store: Pick<Store, 'log' | 'onAppended'>;
  readonly conversationId: string;
  readonly listener: Listener;
  readonly watermark: number;
}

function createFeed({ store, conversationId, listener, watermark }: FeedParts): Feed {
  let cursor = watermark;
  let isStopped = false;
  /** Of two wishes to read while one is read, one is enough. */
  let wishes: 'none' | 'reading' | 'again' = 'none';
  let timer: NodeJS.Timeout | undefined;

  async function readOnce(): Promise<void> {
    const batch = await store.log.after(conversationId, cursor);
    if (isStopped) return;
    if (batch === undefined) return listener.dismiss('ended');
    // One a frame: the official client hands on the activities of a frame one by one, and may put those of the next in between.
    for (const { json, position } of batch.activities) listener.send(frameOf([json], position));
    cursor = batch.end;
  }
  async function read(): Promise<void> {
    if (wishes !== 'none') {
      wishes = 'again';
      return;
    }
    do {
      wishes = 'reading';
      await readOnce();
    } while (wishes !== 'reading' && !isStopped);
    wishes = 'none';
  }
  const wake = (): void => {
    void read().catch(() => {
      wishes = 'none';
      timer = setTimeout(wake, retryMilliseconds).unref();
    });
  };
  const stopWaking = store.onAppended(conversationId, wake);
  wake();

  return {
    listener,
    announce: (json) => listener.send(frameOf([json], cursor)),
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      stopWaking();
    },
  };
}

export function createListeners(store: FeedParts['store']): Listeners {
  const feeds = new Map<string, Feed>();
  return {
    listen: (conversationId, listener, watermark) => {
      const before = feeds.get(conversationId);
      before?.stop();
      before?.listener.dismiss('collision');
      const feed = createFeed({ store, conversationId, listener, watermark });
      feeds.set(conversationId, feed);
      return () => {
        feed.stop();
        if (feeds.get(conversationId) === feed) feeds.delete(conversationId);
      };
    },
    announce: (conversationId, activity) => feeds.get(conversationId)?.announce(JSON.stringify(activity)),
    dismissAll: () => {
      for (const { listener } of feeds.values()) listener.dismiss('ended');
    },
  };
}
