/** Where Direct Line is and who gives tokens for it: this server, unless the page it served says otherwise. */
import { createEndpoint, type Endpoint } from './endpoint';
import { askHost, isSignedIn } from './host-token';
import { onlyForSamePerson } from './same-person';

function address(name: string, own: string): string {
  return document.querySelector(`meta[name="first-drops-${name}"]`)?.getAttribute('content') ?? new URL(own, document.baseURI).href;
}

export function openEndpoint(): Endpoint {
  const addresses = { domain: address('domain', 'v3/directline'), token: address('token', 'widget/token') };
  return isSignedIn() ? onlyForSamePerson(createEndpoint({ ...addresses, askHost })) : createEndpoint(addresses);
}
