/** Listening by WebSocket: from opening to the end, whatever ends it. */
import { readActivitySet, type ActivitySet } from '../activity';
import { parseJson } from '../fields';

export interface StreamParts {
  readonly url: string;
  readonly onOpen: () => void;
  readonly onSet: (set: ActivitySet) => void;
  /** Aborted when somebody else finds that the line is dead, or nobody needs it any more. */
  readonly signal: AbortSignal;
}

export type StreamEnd =
  /** It never opened: a proxy or a policy does not let WebSockets through. */
  | 'never-opened'
  /** Another window of this conversation took over; taking it back would go on for ever. */
  | 'taken-over'
  | 'ended';

/** The server sends an empty frame every 20 s (Azure less regularly); three missed ones mean that the line is dead. */
const silenceMilliseconds = 65_000;
/** A proxy that swallows the upgrade without a word leaves a socket opening for minutes. */
const openingMilliseconds = 8_000;

/** Calls `onSilence` once nothing has been heard for a while. */
function watchSilence(onSilence: () => void): { readonly heard: (patience: number) => void; readonly stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => clearTimeout(timer);
  return {
    heard: (patience) => {
      stop();
      timer = setTimeout(onSilence, patience);
    },
    stop,
  };
}

/** Undefined when the browser refuses the address outright, as it does for `ws:` on a page that came by `https:`. */
function openSocket(url: string): WebSocket | undefined {
  try {
    return new WebSocket(url);
  } catch {
    return undefined;
  }
}

export function listen({ url, onOpen, onSet, signal }: StreamParts): Promise<StreamEnd> {
  return new Promise((resolve) => {
    const socket = openSocket(url);
    if (socket === undefined || signal.aborted) {
      socket?.close();
      return resolve(signal.aborted ? 'ended' : 'never-opened');
    }
    let hasOpened = false;

    const finish = (end: StreamEnd): void => {
      silence.stop();
      signal.removeEventListener('abort', abandon);
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
      resolve(end);
    };
    const abandon = (): void => finish('ended');
    const silence = watchSilence(() => finish(hasOpened ? 'ended' : 'never-opened'));

    signal.addEventListener('abort', abandon);
    silence.heard(openingMilliseconds);
    socket.onopen = () => {
      hasOpened = true;
      silence.heard(silenceMilliseconds);
      onOpen();
    };
    socket.onmessage = ({ data }: MessageEvent<unknown>) => {
      silence.heard(silenceMilliseconds);
      const set = typeof data === 'string' && data !== '' ? readActivitySet(parseJson(data)) : undefined;
      if (set !== undefined) onSet(set);
    };
    socket.onclose = ({ reason }) => finish(reason === 'collision' ? 'taken-over' : hasOpened ? 'ended' : 'never-opened');
  });
}
