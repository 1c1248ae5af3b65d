/** The page's client, as far as these tests use it. It is typed here, since its own files need a browser's types, which nothing outside the page is to see. */
import type { Activity, ActivitySet } from '../../channels/widget/page/chat/activity';
import type { Reply } from '../../channels/widget/page/chat/direct-line/reply';
import type { OutgoingMessage } from '../../channels/widget/page/chat/saying';

export type ConnectionState = 'connecting' | 'online' | 'lost';

interface Grant {
  readonly token: string;
  readonly expiresInSeconds: number;
}

interface Endpoint {
  readonly newToken: (signal?: AbortSignal) => Promise<Reply<Grant>>;
  readonly activities: (place: { readonly conversationId: string; readonly token: string }, watermark: string) => Promise<Reply<ActivitySet>>;
}

interface ClientParts {
  readonly endpoint: Endpoint;
  readonly keepSession: () => void;
  readonly pollMilliseconds: () => number;
  readonly onActivities: (activities: readonly Activity[]) => void;
  readonly onState: (state: ConnectionState) => void;
  readonly onRenewed: () => void;
}

export interface Client {
  readonly post: (message: OutgoingMessage) => Promise<Reply<string>>;
  readonly suspect: () => void;
  readonly wake: () => void;
  readonly stop: () => void;
}

interface ClientModule {
  readonly createClient: (parts: ClientParts) => Client;
}

interface EndpointModule {
  readonly createEndpoint: (addresses: { readonly domain: string; readonly token: string }) => Endpoint;
}

const folder = '../../channels/widget/page/chat/direct-line';
const { createClient } = jest.requireActual<ClientModule>(`${folder}/client`);
const { createEndpoint } = jest.requireActual<EndpointModule>(`${folder}/endpoint`);

export { createClient };

/** The page's own, but for the way to a token: outside a browser no page can ask for one. */
export function createPageEndpoint(domain: string, newToken: () => Promise<string>): Endpoint {
  return {
    ...createEndpoint({ domain, token: '' }),
    newToken: async () => ({ kind: 'ok', value: { token: await newToken(), expiresInSeconds: 1_800 } }),
  };
}
