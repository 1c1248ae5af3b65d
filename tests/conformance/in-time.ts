import { within } from '../../channels/within';

/** For one step of one break: a busy machine takes about two seconds. */
const patienceMilliseconds = 60_000;

/** Says what never came, instead of waiting for it until the whole test is over. */
export async function inTime<Value>(step: string, promise: Promise<Value>): Promise<Value> {
  const found = await within(promise, patienceMilliseconds);
  if (found === 'late') throw new Error(`For ${patienceMilliseconds} ms nobody has seen this: ${step}.`);
  return found;
}
