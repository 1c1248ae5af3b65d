/** The only addresses a message may lead to. Everything else, `javascript:` and relative ones included, stays text. */
const safeScheme = /^(https?:\/\/|tel:|mailto:)/i;

/** Browsers drop these from addresses before they look at the scheme, so an address that holds one is not what it seems. */
const hiddenCharacter = /[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028-\u202f\u2066-\u2069\ufeff]/;

export function isSafeAddress(address: string): boolean {
  return safeScheme.test(address) && !hiddenCharacter.test(address);
}

export type LinkKind = 'web' | 'phone' | 'mail';

export function linkKind(address: string): LinkKind {
  if (/^tel:/i.test(address)) return 'phone';
  return /^mailto:/i.test(address) ? 'mail' : 'web';
}
