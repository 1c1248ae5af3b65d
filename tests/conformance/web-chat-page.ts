/** A hospital's page with Microsoft's Web Chat in it, on an origin of its own, and what a person sees and does there. */
import { createServer, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import type { Browser, Locator, Page } from 'playwright-core';
import { desktop, visit, type Visit } from '../browser/visit';
import { webChatScript } from '../../tools/web-chat-package';

/** How the page connects: by a token of its own server, or by one that it asks for itself; the rest as `createDirectLine` takes it. */
export interface Connection {
  /** Such as `http://localhost:3978`. */
  readonly bot: string;
  readonly token?: string;
  readonly webSocket?: boolean;
}

/** Keeps token and conversation over a reload, as a portal would, and asks for everything said so far. */
const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Portal</title>
<style>html, body, #chat { height: 100%; margin: 0 }</style>
<div id="chat"></div>
<script src="/webchat.js"></script>
<script type="module">
  const { bot, webSocket, token: given } = JSON.parse(decodeURIComponent(location.hash.slice(1)));
  const ask = async () => (await (await fetch(bot + '/widget/token', { method: 'POST' })).json()).token;
  const kept = JSON.parse(sessionStorage.getItem('conversation') ?? 'null') ?? { token: given ?? (await ask()) };
  const { random } = Math;
  // The client draws how long it waits before it comes back: 3 to 15 s. It keeps the function it finds here.
  Math.random = () => 0;
  const directLine = WebChat.createDirectLine({ domain: bot + '/v3/directline', webSocket, ...kept });
  Math.random = random;
  directLine.connectionStatus$.subscribe((status) => {
    if (status === 2) sessionStorage.setItem('conversation', JSON.stringify({ token: directLine.token, conversationId: directLine.conversationId, watermark: '0' }));
  });
  // It tells after 20 s, usually, that a message was not taken.
  WebChat.renderWebChat({ directLine, locale: 'en-US', styleOptions: { sendTimeout: 3000 } }, document.getElementById('chat'));
</script>`;

export interface Portal {
  /** To be named in ALLOWED_ORIGINS. */
  readonly origin: string;
  readonly open: (browser: Browser, connection: Connection) => Promise<WebChatVisit>;
  readonly close: () => Promise<void>;
}

export interface WebChatVisit extends Visit {
  /** Every bubble, of the parent and of the bot, in order. */
  readonly bubbles: Locator;
  readonly suggestions: Locator;
  readonly typing: Locator;
  /** What Web Chat says below a message that was not taken. */
  readonly failed: Locator;
  readonly say: (text: string) => Promise<void>;
  readonly sendFile: (file: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }) => Promise<void>;
  /** Waits for a bubble that holds these words. */
  readonly untilShown: (words: string | RegExp) => Promise<void>;
  readonly course: () => Promise<readonly string[]>;
}

function seen(page: Page, opened: Visit): WebChatVisit {
  const bubbles = page.locator('.webchat__bubble__content');
  const field = page.locator('[data-id="webchat-sendbox-input"]');
  return {
    ...opened,
    bubbles,
    suggestions: page.locator('.webchat__suggested-action'),
    typing: page.locator('.webchat__typing-indicator, .webchat__typingIndicator'),
    failed: page.getByText('Send failed. Retry.'),
    say: async (text) => {
      await field.fill(text);
      await field.press('Enter');
    },
    sendFile: async (file) => {
      await page.locator('input[type=file]').setInputFiles(file);
      // It takes the file a moment later, and Enter before that would send nothing.
      await page.locator('.webchat__attachment-icon--checked').waitFor();
      await field.press('Enter');
    },
    untilShown: (words) => bubbles.filter({ hasText: words }).last().waitFor(),
    course: async () => (await bubbles.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim()),
  };
}

function reply(response: ServerResponse, type: string, body: string | Buffer): void {
  response.setHeader('content-type', type);
  response.end(body);
}

export async function openPortal(): Promise<Portal> {
  const script = await readFile(await webChatScript());
  const server = createServer(({ url }, response) => {
    if (url === '/webchat.js') reply(response, 'text/javascript', script);
    else if (url === '/') reply(response, 'text/html', html);
    else reply(response, 'text/plain', '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place: AddressInfo | string | null = server.address();
  const origin = `http://127.0.0.1:${typeof place === 'object' && place !== null ? place.port : ''}`;
  return {
    origin,
    open: async (browser, connection) => {
      const opened = await visit(browser, `${origin}/#${encodeURIComponent(JSON.stringify(connection))}`, desktop);
      return seen(opened.page, opened);
    },
    close: () => new Promise((resolve) => void (server.close(() => resolve()), server.closeAllConnections())),
  };
}
