/** A hospital's own page on another origin than the bot, as strict as hospitals have them. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HostPage {
  /** Such as `http://localhost:41234`. */
  readonly origin: string;
  /** What stands at `/`; `{{bot}}` is where the bot is. Set before a visit. */
  show: (page: Partial<HostContent>) => void;
  /** Bodies that `POST /chat-token` answers with. */
  grant: (token: unknown) => void;
  /** How often a token was asked for. */
  readonly asked: () => number;
  readonly stop: () => Promise<void>;
}

export interface HostContent {
  /** In `<head>`. */
  readonly head: string;
  readonly body: string;
  /** Content of `/host.css`. */
  readonly css: string;
  readonly dir: string;
}

const usual: HostContent = { head: '', body: '<h1>Our portal</h1><p><a href="#visits">Visits</a></p>', css: '', dir: 'ltr' };

/** `default-src 'self'` and the bot's origin, nothing else: no inline script, no inline style, no eval. */
function policy(bot: string): string {
  return `default-src 'self' ${bot}; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'`;
}

/** @param bot where the bot is, once it is known: it has to be told our origin first */
export async function startHostPage(bot: () => string): Promise<HostPage> {
  let content = usual;
  let token: unknown;
  let asked = 0;
  const server = createServer((request, response) => {
    response.setHeader('content-security-policy', policy(bot()));
    if (request.url === '/chat-token') {
      asked += 1;
      response.setHeader('content-type', 'application/json').writeHead(token === undefined ? 401 : 200).end(JSON.stringify(token ?? {}));
    } else if (request.url === '/host.css') response.setHeader('content-type', 'text/css').end(content.css);
    else response.setHeader('content-type', 'text/html; charset=utf-8').end(pageOf(content).replaceAll('{{bot}}', bot()));
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    origin: `http://localhost:${portOf(server.address())}`,
    show: (page) => { content = { ...usual, ...page }; },
    grant: (given) => { token = given; },
    asked: () => asked,
    stop: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The host page listens at no port.');
  return address.port;
}

function pageOf({ head, body, dir }: HostContent): string {
  return `<!doctype html><html lang="en" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Our portal</title><link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/host.css">${head}</head><body>${body}</body></html>`;
}
