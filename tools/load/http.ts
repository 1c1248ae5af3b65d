/** One request over kept connections. Leaner than fetch: the measuring shares its cores with what is measured. */
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Request {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly token?: string;
  /** Sent as JSON. */
  readonly body?: unknown;
}

export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

const agent = new Agent({ keepAlive: true });
/** Longer than the 15 s after which Direct Line gives up on its bot. */
const patienceMilliseconds = 20_000;

function parsed(json: string): unknown {
  return json === '' ? undefined : JSON.parse(json);
}

/** Rejects when the line breaks before the whole answer is here. */
export function send({ url, method = 'GET', token, body }: Request): Promise<Reply> {
  const bytes = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
  return new Promise((resolve, reject) => {
    const asked = request(url, {
      method,
      agent,
      timeout: patienceMilliseconds,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(bytes === undefined ? {} : { 'content-type': 'application/json', 'content-length': bytes.length }),
      },
    });
    asked.on('response', (response) => void text(response).then((json) => resolve({ status: response.statusCode ?? 0, body: parsed(json) })).catch(reject));
    asked.on('timeout', () => asked.destroy(new Error('No answer in time')));
    asked.on('error', reject);
    asked.end(bytes);
  });
}
