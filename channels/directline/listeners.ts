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
  /**
   * Sends without storing: a typing sign is no longer true when a client comes back. Only to a listener of this instance, and
   * what has an id only once to each.
   */
  readonly announce: (conversationId: string, activity: Partial<Activity>) => void;
  /** Resolves when everybody has been sent what is stored now, also if its news has not come yet. */
  readonly settled: () => Promise<void>;
  readonly dismissAll: () => void;
}

interface Feed {
  readonly listener: Listener;
  readonly announce: (activity: Partial<Activity>) => void;
  readonly settled: () => Promise<void>;
  readonly stop: () => void;
}

/** Milliseconds until a log that could not be read is tried again. Nothing is lost meanwhile: the watermark stays. */
const retryMilliseconds = 1_000;

interface FeedParts {
  readonly store: Pick<Store, 'onAppended'> & { readonly log: Pick<Store['log'], 'after'> };
  readonly conversationId: string;
  readonly listener: Listener;
  readonly watermark: number;
}

/** Reads again and again, one reading at a time: of two wishes that come while one is read, one is enough. */
interface Reading {
  readonly wake: () => void;
  readonly settled: () => Promise<void>;
  readonly stop: () => void;
}

function createReading(readOnce: () => Promise<void>): Reading {
  let isStopped = false;
  let isWished = false;
  let isReading = false;
  let current: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function readAll(): Promise<void> {
    isReading = true;
    try {
      while (isWished && !isStopped) {
        isWished = false;
        await readOnce();
      }
    } catch {
      timer = setTimeout(wake, retryMilliseconds).unref();
    } finally {
      // At once after the last look at the wish: a wish between the two would be heard by nobody.
      isReading = false;
    }
  }
  function wake(): void {
    isWished = true;
    if (!isReading) current = readAll();
  }
  return {
    wake,
    // Read once more: another instance's database tells its news some time after the commit.
    settled: async () => {
      wake();
      await current;
    },
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

function createFeed({ store, conversationId, listener, watermark }: FeedParts): Feed {
  let cursor = watermark;
  const announced = new Set<string>();
  const reading = createReading(async () => {
    const batch = await store.log.after(conversationId, cursor);
    if (batch === undefined) return listener.dismiss('ended');
    // One a frame: the official client hands on the activities of a frame one by one, and may put those of the next in between.
    for (const { json, position } of batch.activities) listener.send(frameOf([json], position));
    cursor = batch.end;
  });
  const stopWaking = store.onAppended(conversationId, reading.wake);
  reading.wake();
  return {
    listener,
    announce: (activity) => {
      if (activity.id !== undefined && announced.has(activity.id)) return;
      if (activity.id !== undefined) announced.add(activity.id);
      listener.send(frameOf([JSON.stringify(activity)], cursor));
    },
    settled: reading.settled,
    stop: () => {
      reading.stop();
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
    announce: (conversationId, activity) => feeds.get(conversationId)?.announce(activity),
    settled: async () => void (await Promise.all([...feeds.values()].map(({ settled }) => settled()))),
    dismissAll: () => {
      for (const { listener } of feeds.values()) listener.dismiss('ended');
    },
  };
}
