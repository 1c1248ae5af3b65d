/** Asks the bot itself what it lets the host page do: its script, its chat page, and its answer to the host's origin. */
import { reasonOf, withinTime } from './fetching';

export interface BotReached {
  readonly kind: 'reached';
  readonly script: { readonly status: number; readonly type: string; readonly bytes: Uint8Array };
  readonly chat: { readonly status: number; readonly headers: ReadonlyMap<string, string> };
  /** Status of the preflight at `/widget/token`; absent when the host's origin is not known. */
  readonly preflight?: number;
}

export type BotAnswers = BotReached | { readonly kind: 'unreachable'; readonly reason: string };

export async function askBot(bot: string, origin?: string): Promise<BotAnswers> {
  try {
    const [script, chat, preflight] = await Promise.all([ask(`${bot}/widget.js`), ask(`${bot}/chat`), origin === undefined ? undefined : askAs(origin, `${bot}/widget/token`)]);
    return {
      kind: 'reached',
      script: { status: script.status, type: script.headers.get('content-type') ?? '', bytes: new Uint8Array(await script.arrayBuffer()) },
      chat: { status: chat.status, headers: new Map(chat.headers) },
      preflight: preflight?.status,
    };
  } catch (error) {
    return { kind: 'unreachable', reason: reasonOf(error) };
  }
}

function ask(address: string): Promise<Response> {
  return fetch(address, { signal: withinTime(), redirect: 'manual' });
}

/** A preflight changes nothing on the bot: a POST would make a token nobody uses. */
function askAs(origin: string, address: string): Promise<Response> {
  const headers = { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization, content-type' };
  return fetch(address, { method: 'OPTIONS', headers, signal: withinTime(), redirect: 'manual' });
}
