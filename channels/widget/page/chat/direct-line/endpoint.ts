/** Direct Line 3.0 over HTTP: one function per request, every way it can end as a value. */
import { readActivitySet, type ActivitySet } from '../activity';
import { fieldsOf, parseJson, textOf } from '../fields';
import type { OutgoingMessage } from '../saying';
import type { HostToken } from './host-token';
import type { Reply } from './reply';
import type { Closed } from './step';

export interface Grant {
  readonly conversationId?: string;
  readonly token: string;
  readonly expiresInSeconds: number;
  /** Where the WebSocket is. */
  readonly streamUrl?: string;
}

export interface Place {
  readonly conversationId: string;
  readonly token: string;
}

/** What is asked on the way in ends at once, unreachable, when its signal is aborted: a request may hang for long on a line that is dead. */
export interface Endpoint {
  readonly newToken: (signal?: AbortSignal) => Promise<Reply<Grant> | Closed>;
  readonly refresh: (token: string, signal?: AbortSignal) => Promise<Reply<Grant>>;
  readonly start: (token: string, signal?: AbortSignal) => Promise<Reply<Grant>>;
  readonly reconnect: (place: Place, watermark: string, signal?: AbortSignal) => Promise<Reply<Grant>>;
  readonly activities: (place: Place, watermark: string, signal?: AbortSignal) => Promise<Reply<ActivitySet>>;
  readonly post: (place: Place, message: OutgoingMessage) => Promise<Reply<string>>;
}

export interface Addresses {
  /** Direct Line, such as `/v3/directline` or `https://directline.botframework.com/v3/directline`. */
  readonly domain: string;
  /** Where this page gets a token without showing a secret. */
  readonly token: string;
  /** Asks the page around who is signed in; absent for people who are not. */
  readonly askHost?: (signal?: AbortSignal) => Promise<Reply<HostToken>>;
}

/** The bot has 15 s to answer (Direct Line's own limit), and a slow phone some more to carry it. */
const patienceMilliseconds = 25_000;

/** Direct Line's own lifetime of a token, when an answer does not say. */
const usualLifetimeSeconds = 1_800;

function readGrant(body: unknown): Grant | undefined {
  const { conversationId, token, expires_in: expires, streamUrl } = fieldsOf(body);
  if (typeof token !== 'string') return undefined;
  return {
    conversationId: textOf(conversationId),
    token,
    expiresInSeconds: typeof expires === 'number' && expires > 0 ? expires : usualLifetimeSeconds,
    streamUrl: textOf(streamUrl),
  };
}

function asReply(response: Response): Reply<never> {
  const { status } = response;
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const waitMilliseconds = seconds >= 0 ? seconds * 1_000 : undefined;
  // 408, 412 and 429 say "later", as Direct Line's documentation asks clients to read them.
  if (status >= 500 || [408, 412, 429].includes(status)) return { kind: 'unreachable', isAnswered: status >= 500, waitMilliseconds };
  return [401, 403, 404, 410].includes(status) ? { kind: 'gone', status } : { kind: 'refused', status };
}

interface Asked<Value> {
  readonly method: 'GET' | 'POST';
  readonly token?: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  /** Undefined: this is no Direct Line speaking, but for example the log-in page of a hotel's Wi-Fi. */
  readonly read: (body: unknown) => Value | undefined;
}

const notUnderstood = { kind: 'unreachable', isAnswered: false } as const;

async function ask<Value>(address: string, { method, token, body, signal, read }: Asked<Value>): Promise<Reply<Value>> {
  const limit = new AbortController();
  const giveUp = (): void => limit.abort();
  const timer = setTimeout(giveUp, patienceMilliseconds);
  if (signal?.aborted) giveUp();
  signal?.addEventListener('abort', giveUp);
  try {
    const response = await fetch(address, {
      method,
      headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...(method === 'POST' ? { 'content-type': 'application/json' } : {}) },
      body: method === 'POST' ? JSON.stringify(body ?? {}) : undefined,
      cache: 'no-store',
      signal: limit.signal,
    });
    if (!response.ok) return asReply(response);
    const value = read(parseJson(await response.text()));
    return value === undefined ? notUnderstood : { kind: 'ok', value };
  } catch {
    return notUnderstood;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', giveUp);
  }
}

function asActivity({ clientActivityId, text, value, marks }: OutgoingMessage): object {
  return { type: 'message', text, value, textFormat: 'plain', localTimezone: Intl.DateTimeFormat().resolvedOptions().timeZone, channelData: { ...marks, clientActivityID: clientActivityId } };
}

async function newToken({ token: address, askHost }: Addresses, signal?: AbortSignal): Promise<Reply<Grant> | Closed> {
  const trade = (identity?: string): Promise<Reply<Grant>> => ask(address, { method: 'POST', token: identity, signal, read: readGrant });
  if (askHost === undefined) {
    const granted = await trade();
    return granted.kind === 'gone' && granted.status === 401 ? { kind: 'closed' } : granted;
  }
  const asked = await askHost(signal);
  if (asked.kind !== 'ok') return asked;
  switch (asked.value.kind) {
    case 'token':
      return { kind: 'ok', value: { token: asked.value.token, expiresInSeconds: usualLifetimeSeconds } };
    case 'identity':
      return trade(asked.value.identity);
  }
}

export function createEndpoint(addresses: Addresses): Endpoint {
  const { domain } = addresses;
  const place = (id: string, rest = ''): string => `${domain}/conversations/${encodeURIComponent(id)}${rest}`;
  const from = (watermark: string): string => `?watermark=${encodeURIComponent(watermark)}`;
  return {
    newToken: (signal) => newToken(addresses, signal),
    refresh: (token, signal) => ask(`${domain}/tokens/refresh`, { method: 'POST', token, signal, read: readGrant }),
    start: (token, signal) => ask(`${domain}/conversations`, { method: 'POST', token, signal, read: readGrant }),
    reconnect: ({ conversationId, token }, watermark, signal) => ask(place(conversationId, from(watermark)), { method: 'GET', token, signal, read: readGrant }),
    activities: ({ conversationId, token }, watermark, signal) => ask(place(conversationId, `/activities${from(watermark)}`), { method: 'GET', token, signal, read: readActivitySet }),
    post: ({ conversationId, token }, message) => ask(place(conversationId, '/activities'), { method: 'POST', token, body: asActivity(message), read: (body) => textOf(fieldsOf(body).id) }),
  };
}
