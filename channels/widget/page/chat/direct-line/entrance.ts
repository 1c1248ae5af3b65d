/** Getting into a conversation: the one that was left, or a new one. */
import type { Endpoint } from './endpoint';
import type { Pass } from './pass';
import type { Reader } from './reader';
import { failureOf, type Failure } from './step';

export type Entered = { readonly kind: 'entered'; readonly streamUrl?: string } | Failure;

/** A signal that is aborted ends a try that hangs. */
export type Enter = (signal: AbortSignal) => Promise<Entered>;

export interface EntranceParts {
  readonly endpoint: Endpoint;
  readonly pass: Pass;
  readonly reader: Reader;
}

/** Whatever goes wrong while starting: there is no conversation yet that could be gone. */
function notStarted(failure: Failure): Failure {
  return { ...failure, kind: 'unreachable' };
}

/** Starts a conversation. A token is for one conversation only, so trying again with the same one cannot make two. */
function createStarter({ endpoint, pass }: EntranceParts): Enter {
  let unusedToken: string | undefined;
  return async (signal) => {
    if (unusedToken === undefined) {
      const granted = await endpoint.newToken(signal);
      if (granted.kind === 'closed') return granted;
      if (granted.kind !== 'ok') return notStarted(failureOf(granted));
      unusedToken = granted.value.token;
    }
    const started = await endpoint.start(unusedToken, signal);
    if (started.kind !== 'unreachable') unusedToken = undefined;
    if (started.kind !== 'ok') return notStarted(failureOf(started));
    const { conversationId, streamUrl } = started.value;
    if (conversationId === undefined) return { kind: 'unreachable' };
    pass.hold(conversationId, started.value);
    return { kind: 'entered', streamUrl };
  };
}

/** Goes on with the conversation at hand; first fetches what was missed, so that "connected" means "up to date". */
async function resume({ endpoint, pass, reader }: EntranceParts, signal: AbortSignal): Promise<Entered> {
  const refreshed = await pass.refreshWhenDue(signal);
  if (refreshed.kind !== 'ok') return refreshed;
  const session = pass.session();
  if (session === undefined) return { kind: 'gone' };
  const read = await reader.catchUp(session, signal);
  if (read.kind !== 'ok') return read;
  const again = await endpoint.reconnect(session, reader.watermark(), signal);
  return again.kind === 'ok' ? { kind: 'entered', streamUrl: again.value.streamUrl } : failureOf(again);
}

/** What is entered: after `gone`, the next try starts a new conversation. */
export function createEntrance(parts: EntranceParts): Enter {
  const start = createStarter(parts);
  return async (signal) => {
    if (parts.pass.session() === undefined) return start(signal);
    const entered = await resume(parts, signal);
    if (entered.kind === 'gone') {
      parts.pass.drop();
      parts.reader.restart();
    }
    return entered;
  };
}
