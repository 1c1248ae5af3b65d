/** What a client is told when the storage cannot be used: to come again. The operator reads the storage's own sentence. */
import type { Logger } from 'pino';
import { StorageProblem } from '../storage/problem';
import { Problem } from './exchange';

const passing = new Problem({ status: 503, code: 'StorageUnavailable', message: 'The storage cannot be used at present: send the same again in some seconds.', headers: { 'retry-after': '2' } });
const gone = new Problem({ status: 404, code: 'ConversationNotFound', message: 'This conversation is no more: start a new one.' });
const ours = new Problem({ status: 500, code: 'Internal', message: 'Something went wrong on our side.' });

/** What of an error a caller may read. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof StorageProblem) return error.kind === 'gone' ? gone : passing;
  return ours;
}

/** Milliseconds: a database that is away fails every request, and one line says it. */
const quietMilliseconds = 10_000;

/** What is behind an error: of a Problem its cause, if it has one, and nothing if it is a plain refusal. */
export function troubleIn(error: unknown): unknown {
  return error instanceof Problem ? error.cause : error;
}

/** Logs a storage's sentence, at most every ten seconds. False for any other error. */
export function createStorageLog(log: Logger): (error: unknown) => boolean {
  let quietUntil = 0;
  return (error) => {
    if (!(error instanceof StorageProblem)) return false;
    if (error.kind !== 'gone' && Date.now() >= quietUntil) {
      quietUntil = Date.now() + quietMilliseconds;
      log.error({ kind: error.kind }, error.message);
    }
    return true;
  };
}
