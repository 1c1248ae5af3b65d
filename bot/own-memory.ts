/**
 * In a chat of many everybody has a memory of their own, else one baby's age would be taken for another's. It lies in the
 * conversation's state, under a hash of the person's id, and goes when that goes.
 */
import { createHash } from 'node:crypto';
import type { Activity, StatePropertyAccessor, TurnContext } from 'botbuilder';
import { partOf } from '../dialogs/one-property';
import { isShared } from './cards/place';

/** Bytes of the hash: enough to tell people of one chat apart. */
const hashBytes = 9;

function ownPart({ from }: Partial<Activity>): string {
  return `of ${createHash('sha256').update(from?.id ?? '').digest().subarray(0, hashBytes).toString('base64url')}`;
}

export function ownMemory(whole: StatePropertyAccessor<unknown>): StatePropertyAccessor {
  const partFor = ({ activity }: TurnContext): StatePropertyAccessor<unknown> => (isShared(activity) ? partOf(whole, ownPart(activity)) : whole);
  return {
    get: (context: TurnContext, fallback?: unknown) => partFor(context).get(context, fallback),
    set: (context, value) => partFor(context).set(context, value),
    delete: (context) => partFor(context).delete(context),
  };
}
