/** The two ways to tell the bot who is signed in. A portal needs one of them. */
import { createHmac, randomUUID } from 'node:crypto';

const patienceMilliseconds = 5_000;
const lifeSeconds = 120;

/**
 * By the secret: this server asks the bot's for a Direct Line token. The secret never reaches a page.
 * Without an id the token is for somebody nobody knows.
 */
export async function askForToken({ directLine, secret, id }) {
  const response = await fetch(`${directLine}/tokens/generate`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify(id === undefined ? {} : { user: { id } }),
    signal: AbortSignal.timeout(patienceMilliseconds),
  });
  if (!response.ok) throw new Error(`The bot's server answered ${response.status} to tokens/generate: look at DIRECT_LINE_SECRET on both sides.`);
  const { token } = await response.json();
  return token;
}

function base64url(value) {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** By signature: this server only signs, and the chat takes the signed word to the bot's itself. */
export function signIdentity({ key, issuer, audience, id }) {
  const now = Math.floor(Date.now() / 1_000);
  const signed = `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url({ iss: issuer, aud: audience, sub: id, iat: now, exp: now + lifeSeconds, jti: randomUUID() })}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

/** What the widget expects from `data-token-url`. */
export async function tokenFor({ id }, { identity, directLine }) {
  switch (identity.kind) {
    case 'secret':
      return { token: await askForToken({ directLine, secret: identity.secret, id }) };
    case 'jwt':
      return { identity: signIdentity({ ...identity, id }) };
  }
}
