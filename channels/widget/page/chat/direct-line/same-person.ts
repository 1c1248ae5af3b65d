/**
 * A ward's tablet passes from hand to hand: a conversation left in this tab is shown again only to the person it
 * belongs to. Asked once, before anything of it is fetched.
 */
import { fieldsOf, parseJson, textOf } from '../fields';
import type { Endpoint } from './endpoint';

/** The user a Direct Line token names; empty for a token that names none. */
function userOf(token: string): string {
  const [, claims = ''] = token.split('.');
  try {
    return textOf(fieldsOf(parseJson(atob(claims.replace(/-/g, '+').replace(/_/g, '/')))).user) ?? '';
  } catch {
    return '';
  }
}

export function onlyForSamePerson(endpoint: Endpoint): Endpoint {
  let here: string | undefined;

  const newToken: Endpoint['newToken'] = async (signal) => {
    const granted = await endpoint.newToken(signal);
    if (granted.kind === 'ok') here = userOf(granted.value.token);
    return granted;
  };

  return {
    ...endpoint,
    newToken,
    activities: async (place, watermark, signal) => {
      if (here === undefined) await newToken(signal);
      // Not known who is here, as when somebody has signed out: nothing is shown, and it is asked again later.
      if (here === undefined) return { kind: 'unreachable', isAnswered: true };
      return userOf(place.token) === here ? endpoint.activities(place, watermark, signal) : { kind: 'gone' };
    },
  };
}
