/**
 * Posts that wait although nobody runs them: the storage failed their turn, or the process that ran it was killed. Their
 * clients have seen them stored, and send nothing more; so somebody here goes on until they have their answer.
 *
 * Nobody waits for it, and it may be done on several instances at once: a post has one outcome (Store.turn). In one
 * conversation one goes on at a time. Pauses double and differ by chance, and few run at once, so that after an outage the
 * storage is not met by everybody in the same moment. One that is given up, since there are too many or this server ends, is
 * taken up when its client comes back.
 */
import type { Logger } from 'pino';
import { StorageProblem } from '../../storage/problem';
import { describeFailure } from '../failure';
import { createStorageLog } from '../storage-trouble';

/** Milliseconds before an attempt: from the first to the last, doubling. Of each pause up to half is left out by chance. */
const firstPause = 500;
const longestPause = 15_000;

/** Half the connections to PostgreSQL: who posts now is not held up by what is made up for. */
const mostAtOnce = 5;

/** About a kilobyte each. */
const mostConversations = 10_000;

/** Resolves when nothing waits any more in that conversation. */
export type AnswerWaiting = () => Promise<void>;

export interface Unanswered {
  /** Goes on with that conversation soon, unless somebody does already. */
  readonly seeTo: (conversationId: string, answerWaiting: AnswerWaiting) => void;
  /** No further attempts. One that runs goes on. */
  readonly stop: () => void;
}

export interface UnansweredParts {
  readonly log: Logger;
  /** After so many what was posted is forgotten, and needs no answer. */
  readonly conversationHours: number;
}

interface Effort {
  readonly conversationId: string;
  readonly answerWaiting: AnswerWaiting;
  /** By `performance.now()`. */
  readonly until: number;
}

function isGone(error: unknown): boolean {
  return error instanceof StorageProblem && error.kind === 'gone';
}

function createReport(log: Logger): (error: unknown) => void {
  const isStorage = createStorageLog(log);
  return (error) => {
    if (!isStorage(error)) log.error(describeFailure(error), 'a waiting post could not be answered; it is tried again');
  };
}

interface Efforts {
  /** Makes an attempt after the pause, and further ones after longer pauses until one succeeds. */
  readonly begin: (effort: Effort, pause: number) => void;
  readonly stop: () => void;
}

function createEfforts(log: Logger, onEnd: (effort: Effort) => void): Efforts {
  const timers = new Set<NodeJS.Timeout>();
  const report = createReport(log);
  let atOnce = 0;
  let isStopped = false;

  function begin(effort: Effort, pause: number): void {
    if (isStopped || performance.now() > effort.until) return onEnd(effort);
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (atOnce >= mostAtOnce) return begin(effort, pause);
      void attempt(effort, pause);
    }, pause * (1 - Math.random() / 2)).unref();
    timers.add(timer);
  }
  async function attempt(effort: Effort, pause: number): Promise<void> {
    atOnce += 1;
    try {
      await effort.answerWaiting();
      onEnd(effort);
    } catch (error) {
      if (isGone(error)) return onEnd(effort);
      report(error);
      begin(effort, Math.min(2 * pause, longestPause));
    } finally {
      atOnce -= 1;
    }
  }
  return {
    begin,
    stop: () => {
      isStopped = true;
      timers.forEach((timer) => clearTimeout(timer));
    },
  };
}

export function createUnanswered({ log, conversationHours }: UnansweredParts): Unanswered {
  const seenTo = new Set<string>();
  const efforts = createEfforts(log, ({ conversationId }) => void seenTo.delete(conversationId));
  return {
    seeTo: (conversationId, answerWaiting) => {
      if (seenTo.has(conversationId) || seenTo.size >= mostConversations) return;
      seenTo.add(conversationId);
      efforts.begin({ conversationId, answerWaiting, until: performance.now() + conversationHours * 3_600_000 }, firstPause);
    },
    stop: efforts.stop,
  };
}
