/** The hospital portal that vouches for its signed-in users, as the operator's variables describe it. */
import { z } from 'zod';
import { setting } from '../config/setting';
import { secretText, text } from '../config/values';
import { readWebAddress } from '../web-address';
import { readPortalKey, type PortalKey } from './portal-key';

export interface Portal {
  readonly issuer: string;
  readonly audience: string;
  readonly key: PortalKey | { readonly kind: 'key-set'; readonly address: string };
}

const usualAudience = 'first-drops';

const variables = z.object({
  PORTAL_ISSUER: setting(text('any text'), { purpose: 'The "iss" of the portal\'s tokens.', unset: 'no portal\'s token is taken', example: 'https://portal.example.org' }),
  PORTAL_AUDIENCE: setting(text('any text', usualAudience), { purpose: 'The "aud" of the portal\'s tokens.' }),
  PORTAL_KEY: setting(secretText('a shared secret of at least 32 characters (HS256), or a public key as PEM with line ends written as \\n'), { purpose: 'The key by which the portal\'s signatures are checked.', unset: 'none' }),
  PORTAL_JWKS: setting(text('an https address without query, name or password'), { purpose: 'The address of the portal\'s key set, instead of PORTAL_KEY.', unset: 'none', example: 'https://portal.example.org/.well-known/jwks.json' }),
});

type Given = z.output<typeof variables>;

/** Half a description is worse than none: the server would start and refuse everybody who is signed in. */
function* problemsOf({ PORTAL_ISSUER: issuer, PORTAL_AUDIENCE: audience, PORTAL_KEY: key, PORTAL_JWKS: keySet }: Given): Generator<string> {
  const hasKey = key !== undefined || keySet !== undefined;
  if (issuer === undefined && hasKey) yield `${key === undefined ? 'PORTAL_JWKS' : 'PORTAL_KEY'} is set but PORTAL_ISSUER is not: set it to the "iss" that the portal writes into its tokens.`;
  if (issuer !== undefined && !hasKey) yield 'PORTAL_ISSUER is set but neither PORTAL_KEY nor PORTAL_JWKS is: set one of them, so that the portal\'s signature can be checked.';
  if (audience !== undefined && issuer === undefined && !hasKey) yield 'PORTAL_AUDIENCE is set but PORTAL_ISSUER is not: set it together with PORTAL_KEY or PORTAL_JWKS, or leave all of them out.';
  if (key !== undefined && keySet !== undefined) yield 'PORTAL_KEY and PORTAL_JWKS are both set: keep the one by which the portal signs.';
  if (keySet !== undefined && readWebAddress(keySet) === undefined) yield 'PORTAL_JWKS cannot be used: give the https address of the portal\'s key set, such as https://portal.example.org/.well-known/jwks.json, without query, name or password; http is taken on this machine only.';
  const read = key === undefined ? undefined : readPortalKey(key);
  if (read?.kind === 'unusable') yield read.problem;
}

function keyOf({ PORTAL_KEY: key, PORTAL_JWKS: keySet }: Given): Portal['key'] | undefined {
  const address = keySet === undefined ? undefined : readWebAddress(keySet);
  if (address !== undefined) return { kind: 'key-set', address };
  const read = key === undefined ? undefined : readPortalKey(key);
  return read?.kind === 'unusable' ? undefined : read;
}

/** Reads the portal's description; undefined when there is none. */
export const PortalVariables = variables
  .superRefine((given, context) => {
    for (const message of problemsOf(given)) context.addIssue({ code: 'custom', message });
  })
  .transform((given): Portal | undefined => {
    const key = keyOf(given);
    const { PORTAL_ISSUER: issuer, PORTAL_AUDIENCE: audience = usualAudience } = given;
    return issuer === undefined || key === undefined ? undefined : { issuer, audience, key };
  });
