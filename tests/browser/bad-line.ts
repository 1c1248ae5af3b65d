/** A line between browser and server that can be cut, and that can break between a message and its reply. For the browser it is the server. */
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

export interface BadLine {
  readonly address: string;
  /** Every connection breaks, and no new one is taken. */
  readonly cut: () => void;
  readonly mend: () => void;
  /** The next posted message reaches the server, which answers it; but the line is cut before the answer comes back. */
  readonly cutBeforeNextReply: () => void;
  /** WebSockets never open, as behind some hospital proxies. */
  readonly refuseWebSockets: () => void;
  readonly close: () => Promise<void>;
}

const post = /^POST \/v3\/directline\/conversations\/[\w-]+\/activities /m;
const upgrade = /^upgrade: websocket/im;

/** @param serverAddress where the real server is */
export async function openBadLine(serverAddress: string): Promise<BadLine> {
  const { port, hostname } = new URL(serverAddress);
  const sockets = new Set<Socket>();
  const state = { isCut: false, cutsBeforeReply: false, takesWebSockets: true };

  const drop = (): void => sockets.forEach((socket) => socket.destroy());
  const cut = (): void => {
    state.isCut = true;
    drop();
  };

  const server = createServer((near) => {
    if (state.isCut) return near.destroy();
    const far = connect(Number(port), hostname);
    let isFatal = false;
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (chunk) => {
      const text = chunk.toString('latin1');
      if (upgrade.test(text) && !state.takesWebSockets) return near.destroy();
      if (post.test(text)) {
        isFatal = state.cutsBeforeReply;
        state.cutsBeforeReply = false;
      }
      far.write(chunk);
    });
    far.on('data', (chunk) => {
      if (isFatal) cut();
      else near.write(chunk);
    });
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address: AddressInfo | string | null = server.address();
  return {
    address: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : ''}`,
    cut,
    mend: () => { state.isCut = false; },
    cutBeforeNextReply: () => { state.cutsBeforeReply = true; },
    refuseWebSockets: () => { state.takesWebSockets = false; },
    close: () => { drop(); return new Promise((resolve) => server.close(() => resolve())); },
  };
}
