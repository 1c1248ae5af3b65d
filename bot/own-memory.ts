/**
 * In a chat of many everybody has a memory of their own, else one baby's age would be taken for another's. It lies in the
 * conversation's state, under a hash of the person's id, and goes when that goes; or before, when that person has been silent for as
 * long as a conversation is kept, however much the others talk.
 */
import { createHash } from 'node:crypto';
import type { Activity, StatePropertyAccessor, TurnContext } from 'botbuilder';
import { z } from 'zod';
import { partOf } from '../dialogs/one-property';
import { isShared } from './cards/place';

export interface Retention {
  readonly hours: number;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** Bytes of the hash: enough to tell people of one chat apart. */
const hashBytes = 9;

function ownPart({ from }: Partial<Activity>): string {
  return `of ${createHash('sha256').update(from?.id ?? '').digest().subarray(0, hashBytes).toString('base64url')}`;
}

const Uses = z.record(z.string(), z.number()).catch({});

/** Notes when each part was used last, and deletes those of people who have been silent for too long. */
async function forgetSilent(context: TurnContext, whole: StatePropertyAccessor<unknown>, { hours, clock }: Retention): Promise<void> {
  const [uses, now] = [partOf(whole, 'uses'), clock()];
  const known = { ...Uses.parse(await uses.get(context)), [ownPart(context.activity)]: now };
  const silent = Object.keys(known).filter((name) => known[name] < now - hours * 3_600_000);
  for (const name of silent) await partOf(whole, name).delete(context);
  await uses.set(context, Object.fromEntries(Object.entries(known).filter(([name]) => !silent.includes(name))));
}

export function ownMemory(whole: StatePropertyAccessor<unknown>, retention: Retention): StatePropertyAccessor {
  const partFor = async (context: TurnContext): Promise<StatePropertyAccessor<unknown>> => {
    if (!isShared(context.activity)) return whole;
    await forgetSilent(context, whole, retention);
    return partOf(whole, ownPart(context.activity));
  };
  return {
    get: async (context: TurnContext, fallback?: unknown) => (await partFor(context)).get(context, fallback),
    set: async (context, value) => (await partFor(context)).set(context, value),
    delete: async (context) => (await partFor(context)).delete(context),
  };
}
