/** The SDK's client for replies, without its own second attempts. */
import type { CloudAdapter } from 'botbuilder';

/** As the SDK's authentication hands it to the turn; it exports no name for it. */
export type Authentication = Exclude<Parameters<CloudAdapter['processActivityDirect']>[0], string>;

interface Piped {
  readonly pipeline: { readonly removePolicy: (which: { readonly name: string }) => unknown };
}

function isPiped(client: unknown): client is Piped {
  if (typeof client !== 'object' || client === null || !('pipeline' in client)) return false;
  const { pipeline } = client;
  return typeof pipeline === 'object' && pipeline !== null && 'removePolicy' in pipeline && typeof pipeline.removePolicy === 'function';
}

/**
 * The SDK (4.23.3) repeats by itself what failed with 408 or 500, which may have been delivered and would be read twice; and it
 * waits as long as a Retry-After says, be it an hour. It offers no switch for that, and keeps the client that does it private.
 */
function stopRepeating(connector: object): void {
  const client: unknown = Reflect.get(connector, 'client');
  if (!isPiped(client)) throw new Error('The connector of this botframework-connector is built differently: look how to switch off its retry policy.');
  client.pipeline.removePolicy({ name: 'defaultRetryPolicy' });
}

/** The same authentication, whose connectors try once. */
export function tryingOnce(authentication: Authentication): Authentication {
  const { connectorFactory } = authentication;
  if (connectorFactory === undefined) return authentication;
  return {
    ...authentication,
    connectorFactory: {
      create: async (...given) => {
        const connector = await connectorFactory.create(...given);
        stopRepeating(connector);
        return connector;
      },
    },
  };
}
