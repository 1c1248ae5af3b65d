/** What the page around gives for somebody its portal has signed in. */
import { say, wantsTokenWord } from '../../embedding';
import { fieldsOf, textOf } from '../fields';
import type { Reply } from './reply';

/** Whether the page around says who is signed in. */
export function isSignedIn(): boolean {
  return new URLSearchParams(location.search).get('token') === 'host';
}

export type HostToken =
  /** A Direct Line token. */
  | { readonly kind: 'token'; readonly token: string }
  /** Signed by the portal; to be traded for one. */
  | { readonly kind: 'identity'; readonly identity: string };

/** For the portal's server to answer its own page. */
const patienceMilliseconds = 10_000;

/** Undefined when it is no word about tokens, or one that cannot be understood. */
function readHostToken(word: unknown): Reply<HostToken> | undefined {
  const { firstDrops, token, identity, failed } = fieldsOf(word);
  if (firstDrops !== 'token') return undefined;
  if (failed === true) return { kind: 'unreachable', isAnswered: true };
  const [given = '', signed = ''] = [textOf(token), textOf(identity)];
  if (given !== '') return { kind: 'ok', value: { kind: 'token', token: given } };
  return signed === '' ? undefined : { kind: 'ok', value: { kind: 'identity', identity: signed } };
}

/** Asks the page around, whatever site it is: only sites that the server lists can frame this page. */
export function askHost(signal?: AbortSignal): Promise<Reply<HostToken>> {
  return new Promise((resolve) => {
    const hear = ({ source, data }: MessageEvent<unknown>): void => {
      const reply = source === window.parent ? readHostToken(data) : undefined;
      if (reply !== undefined) finish(reply);
    };
    const finish = (reply: Reply<HostToken>): void => {
      clearTimeout(timer);
      window.removeEventListener('message', hear);
      resolve(reply);
    };
    const giveUp = (): void => finish({ kind: 'unreachable', isAnswered: false });
    const timer = setTimeout(giveUp, patienceMilliseconds);
    signal?.addEventListener('abort', giveUp);
    window.addEventListener('message', hear);
    say(window.parent, wantsTokenWord);
  });
}
