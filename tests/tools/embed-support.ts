/** Host pages and the stand-ins they need: a portal and a bot, each a real server on a free port. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import path from 'node:path';
import { pageFindings } from '../../tools/embed-check/check';
import type { Finding } from '../../tools/embed-check/finding';
import { pageOf, type HostPage } from '../../tools/embed-check/host-page';
import { trackerFindings } from '../../tools/embed-check/tracker-findings';
import { findWidget } from '../../tools/embed-check/widget-script';

export const bot = 'https://bot.example.org';
export const portal = 'https://portal.example.org';
export const scriptTag = `<script src="${bot}/widget.js" async></script>`;

export function fixture(name: string): string {
  return readFileSync(path.join(__dirname, 'embed-pages', `${name}.html`), 'utf8');
}

/** The clean page with other words in one place. */
export function cleanWith(found: string, replacement: string): string {
  const clean = fixture('clean');
  if (!clean.includes(found)) throw new Error(`clean.html does not hold ${found}: adapt the test or the page.`);
  return clean.replace(found, () => replacement);
}

/** The clean page as the portal sends it, with headers. */
export function hostPage(markup: string, headers: Readonly<Record<string, string>> = {}): HostPage {
  return { ...pageOf(`${portal}/`, markup, portal), headers: new Map(Object.entries(headers)) };
}

/** Everything found without a network. */
export function found(page: HostPage, wishedBot?: string): Finding[] {
  return [...pageFindings(page, findWidget(page, wishedBot)), ...trackerFindings(page)];
}

export function kinds(findings: readonly Finding[]): string[] {
  return findings.map(({ kind }) => kind);
}

/** Jest's own has no type. */
export function containing(words: string): unknown {
  return expect.stringContaining(words);
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Site {
  readonly port: number;
  readonly close: () => Promise<void>;
}

const open: Site[] = [];

/** For `afterEach` or `afterAll`: closes what the tests started. Closing twice is fine. */
export async function closeSites(): Promise<void> {
  await Promise.all(open.splice(0).map(({ close }) => close()));
}

export async function startSite(answer: (request: IncomingMessage) => Answer): Promise<Site> {
  const server = createServer((request, response) => {
    const { status = 200, headers = {}, body = '' } = answer(request);
    response.writeHead(status, headers);
    response.end(body);
  });
  await new Promise<void>((resolve) => void server.listen(0, resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The site has no port.');
  const close = (): Promise<void> => new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
  open.push({ port: address.port, close });
  return { port: address.port, close };
}

/** As much of the widget as its contract promises: the element, its open shadow root, its button, fixed and high up. */
const widget = `(() => {
  const { dataset } = document.currentScript;
  customElements.define('first-drops-chat', class extends HTMLElement {
    connectedCallback() {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(':host { position: fixed; z-index: var(--first-drops-z, 2147483000); inset: auto 16px 16px auto } button { font: 16px sans-serif; padding: 12px; border: 0; border-radius: 24px; color: #ffffff; background: var(--first-drops-accent, #0b6466) }');
      const root = this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [sheet];
      if (dataset.opener !== undefined) return;
      const button = document.createElement('button');
      button.textContent = 'Ask about feeding';
      root.append(button);
    }
  });
  const add = () => document.body.append(document.createElement('first-drops-chat'));
  if (document.body) add(); else addEventListener('DOMContentLoaded', add);
})();`;

/** A bot that lets these origins show its chat. */
export function startBot(allowed: () => readonly string[]): Promise<Site> {
  return startSite(({ url, headers }): Answer => {
    if (url === '/widget.js') return { headers: { 'content-type': 'text/javascript; charset=utf-8', 'access-control-allow-origin': '*' }, body: widget };
    if (url === '/chat') return { headers: { 'content-type': 'text/html', 'content-security-policy': ["frame-ancestors 'self'", ...allowed()].join(' ') } };
    if (url === '/widget/token') return { status: allowed().includes(headers.origin ?? '') ? 204 : 403 };
    return { status: 404 };
  });
}
