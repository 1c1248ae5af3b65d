/** Whether a directive lets a script element load: nonce, hash, 'strict-dynamic', then addresses (CSP Level 3, section 6.7.1.1). */
import type { WidgetScript } from '../widget-script';
import { allowsAddress } from './sources';

export function allowsScript(sources: readonly string[], { element, address, isInserted }: WidgetScript, page: URL): boolean {
  const nonce = element.attributes.get('nonce') ?? '';
  if (nonce !== '' && sources.includes(`'nonce-${nonce}'`)) return true;
  if (allowsIntegrity(sources, element.attributes.get('integrity') ?? '')) return true;
  // Then addresses count for nothing: only scripts that an allowed script puts in may follow.
  if (isStrictDynamic(sources)) return isInserted;
  return allowsAddress(sources, address, page);
}

export function isStrictDynamic(sources: readonly string[]): boolean {
  return sources.some((source) => source.toLowerCase() === "'strict-dynamic'");
}

/** Every hash of the attribute must be in the list. */
function allowsIntegrity(sources: readonly string[], integrity: string): boolean {
  const hashes = integrity.split(/\s+/).filter((hash) => /^sha(256|384|512)-/i.test(hash));
  return hashes.length > 0 && hashes.every((hash) => sources.includes(`'${hash}'`));
}
