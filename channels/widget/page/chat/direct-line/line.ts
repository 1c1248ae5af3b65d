/** Listening to a conversation for as long as the line holds: by WebSocket, or by asking again and again. */
import type { Bell } from './bell';
import type { Step } from './step';
import { listen, type StreamParts } from './stream';

export interface LineParts extends Omit<StreamParts, 'url'> {
  readonly streamUrl?: string;
  readonly catchUp: () => Promise<Step>;
  /** Milliseconds between two polls. */
  readonly pollMilliseconds: () => number;
  readonly bell: Bell;
}

/** One poll that fails ends it; coming back is the client's business. */
async function poll({ signal, bell, pollMilliseconds, catchUp, onOpen }: LineParts): Promise<void> {
  onOpen();
  while (!signal.aborted) {
    await bell.wait(pollMilliseconds());
    if (signal.aborted || (await catchUp()).kind !== 'ok') return;
  }
}

/** Resolves when the line is lost or given up. */
export async function stayOnLine(parts: LineParts): Promise<void> {
  const { streamUrl } = parts;
  const end = streamUrl === undefined ? 'never-opened' : await listen({ ...parts, url: streamUrl });
  switch (end) {
    case 'ended':
      return;
    // Proxies may not let WebSockets through; and two windows that took the stream from each other would never stop.
    case 'never-opened':
    case 'taken-over':
      return poll(parts);
  }
}
