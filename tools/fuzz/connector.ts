/** Takes what the bot sends to `serviceUrl`: mostly well, sometimes with a refusal or with nonsense. */
import { createServer } from 'node:http';
import type { Random } from './random';

export interface Connector {
  readonly serviceUrl: string;
  readonly close: () => Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly body: string;
}

const good: Reply = { status: 200, body: '{"id":"reply"}' };
const bad: readonly Reply[] = [{ status: 400, body: '{"error":{"code":"BadSyntax","message":"no"}}' }, { status: 403, body: 'no' }, { status: 404, body: '' }, { status: 200, body: '<html>' }, { status: 200, body: '' }, { status: 202, body: 'null' }];

export async function startConnector(random: Random): Promise<Connector> {
  const server = createServer((request, response) => {
    const { status, body } = random.chance(0.7) ? good : random.pick(bad);
    request.resume();
    request.on('end', () => {
      // In two steps: where restify is loaded too, it has taken the chaining from Node's responses.
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body);
    });
  });
  // A line that is closed just when the bot uses it again costs the bot seconds of trying anew: that is not what is looked at here.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place = server.address();
  if (typeof place !== 'object' || place === null) throw new Error('The system gave the connector no port: try again.');
  return {
    serviceUrl: `http://127.0.0.1:${place.port}/connector`,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
