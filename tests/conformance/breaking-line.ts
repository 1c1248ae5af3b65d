/** A line between one client and the server that breaks at the worst moments. For the client it is the server. */
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What may be going on when the line breaks: a post, the question for a new stream (the return), or the opening of one. */
const moments = {
  'a post is half sent': { request: 'post', on: 'asked', passes: (bytes) => bytes.subarray(0, bytes.length / 2) },
  'a post was taken, unanswered': { request: 'post', on: 'answered', passes: nothing },
  'a post was answered': { request: 'post', on: 'answered', passes: everything },
  'a return is asked for': { request: 'return', on: 'asked', passes: nothing },
  'a return was granted, unheard': { request: 'return', on: 'answered', passes: nothing },
  'a stream is asked for': { request: 'upgrade', on: 'asked', passes: nothing },
  'a stream opened, before its first frame': { request: 'upgrade', on: 'answered', passes: (bytes) => bytes.subarray(0, bytes.indexOf('\r\n\r\n') + 4) },
} as const satisfies Readonly<Record<string, Break>>;

type Request = 'post' | 'return' | 'upgrade' | 'other';

interface Break {
  readonly request: Request;
  readonly on: 'asked' | 'answered';
  /** What still gets through. */
  readonly passes: (bytes: Buffer) => Buffer;
}

function nothing(): Buffer {
  return Buffer.alloc(0);
}

function everything(bytes: Buffer): Buffer {
  return bytes;
}

export type Moment = keyof typeof moments;

export const duringPosts: readonly Moment[] = ['a post is half sent', 'a post was taken, unanswered', 'a post was answered'];
/** These come only while a client comes back from an earlier break. */
export const duringReturns: readonly Moment[] = ['a return is asked for', 'a return was granted, unheard', 'a stream is asked for', 'a stream opened, before its first frame'];

export interface BreakingLine {
  readonly address: string;
  /** Every connection breaks, and no new one is taken until the line is mended. */
  readonly cut: () => void;
  readonly mend: () => void;
  /** Cuts the line when that moment comes; resolves then. */
  readonly cutWhen: (moment: Moment) => Promise<void>;
  /** The next post gets through, and its answer never comes back; everything else goes on. */
  readonly withholdNextAnswer: () => void;
  readonly close: () => Promise<void>;
}

function requestIn(bytes: Buffer): Request | undefined {
  const [line = ''] = bytes.toString('latin1').split('\r\n', 1);
  if (/^POST \S+\/activities /.test(line)) return 'post';
  if (/^GET \S+\/stream\?/.test(line)) return 'upgrade';
  if (/^GET \S+\/conversations\/[\w-]+(\?\S*)? /.test(line)) return 'return';
  return /^[A-Z]+ \/\S* HTTP\/1/.test(line) ? 'other' : undefined;
}

interface Awaited extends Break {
  readonly struck: () => void;
}

interface State {
  readonly sockets: Set<Socket>;
  isCut: boolean;
  /** Since the line was last cut. */
  hasReturned: boolean;
  awaited: Awaited | undefined;
  withholds: boolean;
}

function cutNow(state: State): void {
  state.isCut = true;
  state.hasReturned = false;
  // An answer that had not come by now never will.
  state.withholds = false;
  state.sockets.forEach((socket) => socket.destroy());
}

/** Hands bytes on, unless this is the moment to break. */
function pass(state: State, { bytes, to, request, on }: { readonly bytes: Buffer; readonly to: Socket; readonly request: Request; readonly on: Break['on'] }): void {
  if (state.withholds && request === 'post' && on === 'answered') return void (state.withholds = false);
  const { awaited } = state;
  if (awaited?.request !== request || awaited.on !== on) return void to.write(bytes);
  state.awaited = undefined;
  // It ends rather than breaks, so that what passes is not lost on its last yard.
  state.sockets.delete(to.end(awaited.passes(bytes)));
  cutNow(state);
  awaited.struck();
}

function relay(state: State, near: Socket, far: Socket): void {
  let request: Request = 'other';
  for (const socket of [near, far]) {
    state.sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      state.sockets.delete(socket);
      near.destroy();
      far.destroy();
    });
  }
  near.on('data', (bytes) => {
    request = requestIn(bytes) ?? request;
    if (request === 'return') state.hasReturned = true;
    // It was on its way when the line was cut and mended, so it belongs to the line that is gone.
    if (request === 'upgrade' && !state.hasReturned) return void near.destroy();
    pass(state, { bytes, to: far, request, on: 'asked' });
  });
  far.on('data', (bytes) => pass(state, { bytes, to: near, request, on: 'answered' }));
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const place: AddressInfo | string | null = server.address();
  if (place === null || typeof place === 'string') throw new Error('The line has no port of its own.');
  return `http://127.0.0.1:${place.port}`;
}

/** @param serverAddress where the real server is */
export async function openBreakingLine(serverAddress: string): Promise<BreakingLine> {
  const { port, hostname } = new URL(serverAddress);
  const state: State = { sockets: new Set(), isCut: false, hasReturned: true, awaited: undefined, withholds: false };
  const server = createServer((near) => {
    if (state.isCut) near.destroy();
    else relay(state, near, connect(Number(port), hostname));
  });
  return {
    address: await listen(server),
    cut: () => cutNow(state),
    mend: () => void (state.isCut = false),
    cutWhen: (moment) => new Promise((resolve) => void (state.awaited = { ...moments[moment], struck: resolve })),
    withholdNextAnswer: () => void (state.withholds = true),
    close: () => {
      cutNow(state);
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
