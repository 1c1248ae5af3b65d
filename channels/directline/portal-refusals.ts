/** Why a portal's token was refused, told to the portal's developer: what to look at, never what was sent. */
import { errors } from 'jose';
import { Problem } from '../exchange';

const reasons = {
  PortalTokenMalformed: 'The bearer is no signed JWT that can be read: send header.payload.signature in base64url, with a JSON object as payload.',
  PortalTokenAlgorithm: 'The JWT is signed by an algorithm that does not belong to this server\'s key: HS256 for a shared secret in PORTAL_KEY; RS256, ES256 or EdDSA, as the key is, for a public one.',
  PortalTokenKey: 'No single key of PORTAL_JWKS can check this JWT: write the "kid" of a key in that set into its header; RSA keys need 2048 bits.',
  PortalTokenSignature: 'The signature does not fit PORTAL_KEY or PORTAL_JWKS: look whether both sides have the same key, without a line end after it.',
  PortalTokenIssuer: 'The claim "iss" is not this server\'s PORTAL_ISSUER: both must be the same to the letter.',
  PortalTokenAudience: 'The claim "aud" does not name this server\'s PORTAL_AUDIENCE, which is "first-drops" unless set.',
  PortalTokenExpired: 'The claim "exp" has passed: sign a new JWT for every request, and see that the clocks agree within 30 s.',
  PortalTokenTooEarly: 'The claim "nbf" or "iat" lies in the future: see that the clocks agree within 30 s.',
  PortalTokenLifetime: 'The claims "iat" and "exp" must be there, in whole seconds since 1970, and "exp" at most 600 s after "iat".',
  PortalTokenSubject: 'The claim "sub" must be a text of 1 to 200 characters, the same for the same person.',
  PortalTokenUsed: 'This JWT was used before: sign a new one, with a new "jti", for every request.',
} as const;

export type Reason = keyof typeof reasons;

export function refusedToken(code: Reason): Problem {
  return new Problem({ status: 401, code, message: reasons[code], headers: { 'www-authenticate': 'Bearer error="invalid_token"' } });
}

function reasonOfClaim({ claim, reason }: errors.JWTClaimValidationFailed): Reason {
  if (claim === 'iss') return 'PortalTokenIssuer';
  if (claim === 'aud') return 'PortalTokenAudience';
  if (claim === 'sub') return 'PortalTokenSubject';
  return reason === 'check_failed' ? 'PortalTokenTooEarly' : 'PortalTokenLifetime';
}

/** What jose found wrong. Anything that is no finding of its is given back as it is. */
export function asRefusal(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return refusedToken('PortalTokenExpired');
  if (error instanceof errors.JWTClaimValidationFailed) return refusedToken(reasonOfClaim(error));
  if (error instanceof errors.JWSSignatureVerificationFailed) return refusedToken('PortalTokenSignature');
  if (error instanceof errors.JOSEAlgNotAllowed) return refusedToken('PortalTokenAlgorithm');
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) return refusedToken('PortalTokenKey');
  // How jose says that a key is too weak or of another kind than the JWT claims.
  if (error instanceof TypeError) return refusedToken('PortalTokenKey');
  return error instanceof errors.JOSEError ? refusedToken('PortalTokenMalformed') : error;
}
