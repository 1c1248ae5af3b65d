/** A quicker clock for a client under test. Only what is started within `run` waits less; the server beside it waits as ever. */
import { AsyncLocalStorage } from 'node:async_hooks';

/** Backoffs and polls. Not the patience with a post (25 s), nor that with a socket that does not open: this machine may be busy. */
const shortened = { fromMilliseconds: 200, toMilliseconds: 15_000, times: 50 };
const openingMilliseconds = 8_000;

const clientTime = new AsyncLocalStorage<'quick'>();

function waitOf(milliseconds: number | undefined): number | undefined {
  const { fromMilliseconds, toMilliseconds, times } = shortened;
  const isShortened = clientTime.getStore() === 'quick' && milliseconds !== undefined && milliseconds >= fromMilliseconds && milliseconds <= toMilliseconds && milliseconds !== openingMilliseconds;
  return isShortened ? milliseconds / times : milliseconds;
}

/** Puts the clock in place; returns how to run something by it. */
export function lendQuickClock(): <Value>(work: () => Value) => Value {
  const { setTimeout } = globalThis;
  const quickly = (work: (...given: unknown[]) => void, milliseconds?: number, ...given: unknown[]): NodeJS.Timeout => setTimeout(work, waitOf(milliseconds), ...given);
  Object.assign(globalThis, { setTimeout: quickly });
  return (work) => clientTime.run('quick', work);
}
