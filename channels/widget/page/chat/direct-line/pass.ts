/** The token of the conversation at hand, kept fresh, and kept over a reload. */
import type { Session } from '../session';
import type { Endpoint, Grant } from './endpoint';
import { done, failureOf, type Step } from './step';

export interface Pass {
  readonly session: () => Session | undefined;
  readonly hold: (conversationId: string, grant: Grant) => void;
  readonly drop: () => void;
  readonly refreshWhenDue: (signal?: AbortSignal) => Promise<Step>;
}

export interface PassParts {
  readonly endpoint: Pick<Endpoint, 'refresh'>;
  /** From before a reload. */
  readonly session?: Session;
  readonly keepSession: (session: Session | undefined) => void;
}

export function createPass({ endpoint, session: restored, keepSession }: PassParts): Pass {
  let session = restored;

  function set(next: Session | undefined): void {
    session = next;
    keepSession(next);
  }

  function hold(conversationId: string, { token, expiresInSeconds }: Grant): void {
    const life = expiresInSeconds * 1_000;
    // Half of its life is left then, as with Direct Line's own client: time enough for bad Wi-Fi.
    set({ conversationId, token, refreshAt: Date.now() + life / 2, expiresAt: Date.now() + life });
  }

  return {
    session: () => session,
    hold,
    drop: () => set(undefined),
    refreshWhenDue: async (signal) => {
      if (session === undefined || Date.now() < session.refreshAt) return done;
      const { conversationId, token } = session;
      const refreshed = await endpoint.refresh(token, signal);
      if (refreshed.kind !== 'ok') return failureOf(refreshed);
      if (session?.conversationId === conversationId) hold(conversationId, refreshed.value);
      return done;
    },
  };
}
