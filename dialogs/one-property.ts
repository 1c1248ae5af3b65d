/** Everything that is remembered of a conversation lies in one property of its state: saved, restored and deleted together. */
import type { StatePropertyAccessor, TurnContext } from 'botbuilder';

type Parts = Record<string, unknown>;

const isParts = (stored: unknown): stored is Parts => typeof stored === 'object' && stored !== null && !Array.isArray(stored);

/** One named part of the property, as a property of its own for those who want one. */
export function partOf(whole: StatePropertyAccessor<unknown>, name: string): StatePropertyAccessor {
  const partsIn = async (context: TurnContext): Promise<Parts> => {
    const stored = await whole.get(context);
    if (isParts(stored)) return stored;
    const fresh: Parts = {};
    await whole.set(context, fresh);
    return fresh;
  };
  return {
    get: async (context: TurnContext, fallback?: unknown) => {
      const parts = await partsIn(context);
      if (parts[name] === undefined && fallback !== undefined) parts[name] = fallback;
      return parts[name];
    },
    set: async (context, value) => {
      (await partsIn(context))[name] = value;
    },
    delete: async (context) => {
      delete (await partsIn(context))[name];
    },
  };
}
