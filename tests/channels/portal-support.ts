/** The portal's side in tests: keys, signed tokens, and a server of the key set. */
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { exportJWK, SignJWT } from 'jose';
import type { Environment } from '../../channels/config';
import { portal, post, startServer, type RunningServer } from './support';

export const issuer = 'https://portal.example.org';
export const portalKey = 'a-key-shared-with-the-portal-0123456789';
export const patient = 'record-number-4711';

export const pairs = {
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  otherRsa: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ec: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  ed25519: generateKeyPairSync('ed25519'),
} as const;

export function pem({ publicKey }: { readonly publicKey: KeyObject }): string {
  return publicKey.export({ type: 'spki', format: 'pem' }).toString();
}

export function nowSeconds(): number {
  return Math.floor(Date.now() / 1_000);
}

export interface Signing {
  /** Claims that differ from those of a good token; undefined leaves one out. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly algorithm?: string;
  readonly key?: KeyObject | string;
  readonly keyId?: string;
}

/** A token as the portal signs it, but for what the test changes. */
export function sign({ claims, algorithm = 'HS256', key = portalKey, keyId }: Signing = {}): Promise<string> {
  const now = nowSeconds();
  const payload = { iss: issuer, aud: 'first-drops', sub: patient, iat: now, exp: now + 120, ...claims };
  return new SignJWT(payload).setProtectedHeader({ alg: algorithm, kid: keyId }).sign(typeof key === 'string' ? Buffer.from(key) : key);
}

/** A server that knows the portal; by a shared secret unless the test says otherwise. */
export function serverWithPortal(environment: Environment = { PORTAL_KEY: portalKey }): Promise<RunningServer> {
  return startServer({ environment: { PORTAL_ISSUER: issuer, ...environment } });
}

export function trade({ address }: RunningServer, token: string, headers: Record<string, string> = {}): Promise<Response> {
  return post(`${address}/widget/token`, {}, { origin: portal, authorization: `Bearer ${token}`, ...headers });
}

export interface KeySetServer {
  readonly address: string;
  /** How often it was asked. */
  readonly asked: () => number;
  /** Answers 500 from now on, or no longer. */
  readonly fail: (fails: 'fails' | 'answers') => void;
}

const open: Server[] = [];

/** For `afterEach`. */
export async function closeKeySets(): Promise<void> {
  await Promise.all(open.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
}

export async function serveKeySet(keys: Readonly<Record<string, KeyObject>>): Promise<KeySetServer> {
  const set = await Promise.all(Object.entries(keys).map(async ([kid, key]) => ({ ...(await exportJWK(key)), kid })));
  let asked = 0;
  let state = 'answers';
  const server: Server = createServer((_request, response) => {
    asked += 1;
    // Two calls: restify, loaded beside this, changes what Node's own writeHead returns.
    response.writeHead(state === 'answers' ? 200 : 500, { 'content-type': 'application/json', connection: 'close' });
    response.end(JSON.stringify({ keys: set }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  open.push(server);
  const place = server.address();
  return {
    address: `http://127.0.0.1:${typeof place === 'object' && place !== null ? place.port : 0}/keys`,
    asked: () => asked,
    fail: (fails) => void (state = fails),
  };
}
