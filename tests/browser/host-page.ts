/** A hospital's own page on another origin than the bot, as strict as hospitals have them. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HostPage {
  /** Such as `http://localhost:41234`. */
  readonly origin: string;
  /** What stands at `/`; `{{bot}}` is where the bot is. Set before a visit. */
  show: (page: Partial<HostContent>) => void;
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
  const server = createServer((request, response) => {
    response.setHeader('content-security-policy', policy(bot()));
    if (request.url === '/host.css') reply(response, 'text/css', content.css);
    else reply(response, 'text/html; charset=utf-8', pageOf(content).replaceAll('{{bot}}', bot()));
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    origin: `http://localhost:${portOf(server.address())}`,
    show: (page) => { content = { ...usual, ...page }; },
    stop: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

function reply(response: ServerResponse, type: string, text: string): void {
  response.setHeader('content-type', type);
  response.end(text);
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The host page listens at no port.');
  return address.port;
}

function pageOf({ head, body, dir }: HostContent): string {
  return `<!doctype html><html lang="en" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Our portal</title><link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/host.css">${head}</head><body>${body}</body></html>`;
}
