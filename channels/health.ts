/** `/healthz`: the process lives. `/readyz`: it can also answer a parent, which is what a load balancer should ask. */
import type { Logger } from 'pino';
import { StorageProblem } from '../storage/problem';
import type { Store } from '../storage/store';
import type { Handler } from './exchange';
import { describeFailure } from './failure';
import type { Limits } from './limits';
import { within } from './within';

export interface Readiness {
  readonly ready: boolean;
  readonly contentVersion: string;
  /** Sentences for the operator. */
  readonly problems: readonly string[];
}

export interface ReadinessParts {
  readonly readiness: () => Promise<Readiness>;
  readonly store: Pick<Store, 'check'>;
  /** Sentences about what will stop working, or has, without the chat page being touched: they make nothing unready. */
  readonly warnings: () => readonly string[];
  readonly limits: Pick<Limits, 'readinessMilliseconds'>;
  readonly log: Logger;
}

function unknownReadiness(problem: string): Readiness {
  return { ready: false, contentVersion: '', problems: [problem] };
}

async function problemOf(store: Pick<Store, 'check'>): Promise<string | undefined> {
  try {
    await store.check();
    return undefined;
  } catch (error) {
    if (error instanceof StorageProblem) return error.message;
    throw error;
  }
}

export const answerHealth: Handler = () => ({ status: 200, body: { status: 'alive' } });

/** The same question, always answered, and in time. */
export function askInTime({ readiness, store, warnings, limits, log }: ReadinessParts): () => Promise<Readiness> {
  /** Both, since a bot whose storage is away still looks for danger, but cannot answer. */
  const together = async (): Promise<Readiness> => {
    const answer = await readiness();
    const problem = await problemOf(store);
    const known = { ...answer, problems: [...answer.problems, ...warnings()] };
    return problem === undefined ? known : { ...known, ready: false, problems: [...known.problems, problem] };
  };
  return async () => {
    try {
      const answer = await within(together(), limits.readinessMilliseconds);
      return answer === 'late' ? unknownReadiness('The readiness check did not end in time: look at the storage.') : answer;
    } catch (error) {
      log.error(describeFailure(error), 'readiness check failed');
      return unknownReadiness('The readiness check failed: its error is in the log.');
    }
  };
}

export function createReadinessHandler(ask: () => Promise<Readiness>): Handler {
  return async () => {
    const answer = await ask();
    return { status: answer.ready ? 200 : 503, body: answer };
  };
}
