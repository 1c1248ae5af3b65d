/**
 * `npm run bench -- --widget`: what a hospital's page and a phone pay for the chat, beside the full Web Chat on the same server in the same run.
 * The phone is Chromium's own: a processor four times slower and its preset "Slow 4G". Both chats are opened by a press on a page of another origin.
 */
import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Browser, Frame, Page } from 'playwright-core';
import { z } from 'zod';
import { findChromium, launchChromiumAt } from './chromium';
import { startBot, type RunningBot } from './running-bot';
import { webChatScript } from './web-chat-package';

/** Chrome DevTools' preset "Slow 4G": latency in milliseconds of every request, bytes a second. */
const slow4G = { offline: false, latency: 562.5, downloadThroughput: (1.6 * 1024 * 1024 * 0.9) / 8, uploadThroughput: (750 * 1024 * 0.9) / 8 };
/** Lighthouse's "slow 4G", which counts one round trip where the preset counts all of a new connection's. */
const lighthouse4G = { ...slow4G, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8 };
const slowerProcessor = 4;
/** Of each chat, alternating, so that a noisy machine is noisy for both. */
const rounds = 7;
const goalMilliseconds = 1_000;

interface Contestant {
  readonly name: string;
  readonly head: (bot: string) => string;
  readonly files: Readonly<Record<string, (bot: string) => Promise<string>>>;
  /** CSS selectors of what is there once words can be written, and once the bot has said hello. */
  readonly writable: string;
  readonly greeted: string;
  readonly frame: (page: Page) => Frame | undefined;
}

const ours: Contestant = {
  name: 'First Drops widget',
  head: (bot) => `<script src="${bot}/widget.js" async></script>`,
  files: {},
  // The attribute comes when the page's script has run; before that the field takes letters but sends nothing.
  writable: 'html[data-ready] #question',
  greeted: '.bot',
  frame: (page) => page.frames().find((frame) => frame !== page.mainFrame()),
};

/** Loaded on a press, as a page would that spares its visitors 925 KB. */
const webChatStarter = (bot: string): string => `document.querySelector('button').addEventListener('click', () => {
  const script = document.createElement('script');
  script.src = '/webchat.js';
  script.onload = async () => {
    const { token } = await (await fetch('${bot}/widget/token', { method: 'POST' })).json();
    WebChat.renderWebChat({ directLine: WebChat.createDirectLine({ token, domain: '${bot}/v3/directline' }) }, document.getElementById('chat'));
  };
  document.head.append(script);
});`;

const webChat: Contestant = {
  name: 'full Web Chat 4.18.1',
  head: () => '<script src="/start.js" defer></script>',
  files: { '/start.js': (bot) => Promise.resolve(webChatStarter(bot)), '/webchat.js': async () => readFile(await webChatScript(), 'utf8') },
  writable: '[data-id="webchat-sendbox-input"]',
  greeted: '.webchat__bubble__content',
  frame: (page) => page.mainFrame(),
};

/** Notes in the page itself when the button is pressed and when each selector is first there: asking from outside would itself take time on so slow a processor. */
function watchFor({ writable, greeted }: Contestant): string {
  return `window.benchTimes = {};
    const sights = ${JSON.stringify({ writable, greeted })};
    document.addEventListener('click', () => { benchTimes.pressed ??= Date.now(); }, true);
    new MutationObserver(() => { for (const [name, selector] of Object.entries(sights)) if (benchTimes[name] === undefined && document.querySelector(selector) !== null) benchTimes[name] = Date.now(); })
      .observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-ready'] });`;
}

function hostPage({ head }: Contestant, bot: string): string {
  const button = head(bot).includes('/widget.js') ? '' : '<button>Ask about feeding</button><div id="chat" style="height: 500px"></div>';
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>Portal</title>${head(bot)}<h1>Portal</h1>${button}`;
}

/** Packed, as any hospital's server packs; the comparison would not be fair otherwise. */
function serveHost(contestant: Contestant, bot: () => string): Promise<{ readonly server: Server; readonly origin: string }> {
  const server = createServer((request, response) => {
    const file = contestant.files[request.url ?? ''];
    const type = file === undefined ? 'text/html; charset=utf-8' : 'text/javascript; charset=utf-8';
    void (file?.(bot()) ?? Promise.resolve(hostPage(contestant, bot()))).then((text) => response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip', 'cache-control': 'no-store' }).end(gzipSync(text)));
  });
  return new Promise((resolve) => server.listen(0, 'localhost', () => resolve({ server, origin: `http://localhost:${portOf(server.address())}` })));
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The host page listens at no port.');
  return address.port;
}

interface Opening {
  /** Milliseconds from the press. */
  readonly writable: number;
  readonly greeted: number;
  /** Bytes over the network after the press. */
  readonly bytes: number;
}

const DataReceived = z.object({ encodedDataLength: z.number() });

async function openOnce(browser: Browser, { contestant, origin, net }: { readonly contestant: Contestant; readonly origin: string; readonly net: typeof slow4G }): Promise<Opening> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
  const page = await context.newPage();
  const phone = await context.newCDPSession(page);
  await phone.send('Network.enable');
  await phone.send('Network.emulateNetworkConditions', net);
  await phone.send('Emulation.setCPUThrottlingRate', { rate: slowerProcessor });
  await page.addInitScript(watchFor(contestant));
  await page.goto(origin, { waitUntil: 'networkidle' });
  let bytes = 0;
  phone.on('Network.loadingFinished', (finished) => { bytes += DataReceived.parse(finished).encodedDataLength; });
  await page.getByRole('button', { name: 'Ask about feeding' }).click();
  const { pressed } = Pressed.parse(await page.evaluate('benchTimes'));
  const { writable, greeted } = Seen.parse(await seenTimes(page, contestant));
  await context.close();
  return { writable: writable - pressed, greeted: greeted - pressed, bytes };
}

/** Milliseconds since 1970. */
const Pressed = z.object({ pressed: z.number() });
const Seen = z.object({ writable: z.number(), greeted: z.number() });

async function seenTimes(page: Page, { frame, greeted }: Contestant): Promise<unknown> {
  const place = frame(page) ?? (await page.waitForEvent('frameattached'));
  await place.locator(greeted).first().waitFor();
  return place.evaluate('benchTimes');
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function print(name: string, openings: readonly Opening[]): void {
  const of = (pick: (opening: Opening) => number): string => median(openings.map(pick)).toFixed(0);
  console.log(`${name.padEnd(24)} can write after ${of(({ writable }) => writable).padStart(6)} ms   greeted after ${of(({ greeted }) => greeted).padStart(6)} ms   ${(median(openings.map(({ bytes }) => bytes)) / 1024).toFixed(0).padStart(5)} KB`);
}

async function compare(browser: Browser, { net, hosts }: { readonly net: typeof slow4G; readonly hosts: ReadonlyMap<Contestant, string> }): Promise<void> {
  const openings = new Map<Contestant, Opening[]>([...hosts.keys()].map((contestant) => [contestant, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [contestant, origin] of hosts) openings.get(contestant)?.push(await openOnce(browser, { contestant, origin, net }));
  }
  for (const [contestant, measured] of openings) print(contestant.name, measured);
  const [own, other] = [ours, webChat].map((contestant) => median((openings.get(contestant) ?? []).map(({ writable }) => writable)));
  console.log(`ratio, Web Chat to ours  ${(other / own).toFixed(1)} to 1; goal of ${goalMilliseconds} ms ${own <= goalMilliseconds ? 'met' : 'missed'}`);
}

export async function benchWidget(): Promise<void> {
  const executable = findChromium();
  if (executable === undefined) throw new Error('The widget is measured in Chromium: install it (on Debian: "apt-get install chromium") and run this again.');
  let bot: RunningBot | undefined;
  const served = await Promise.all([ours, webChat].map(async (contestant) => ({ contestant, ...(await serveHost(contestant, () => bot?.address ?? '')) })));
  const browser = await launchChromiumAt(executable);
  try {
    bot = await startBot({ ALLOWED_ORIGINS: served.map(({ origin }) => origin).join(',') });
    const hosts = new Map(served.map(({ contestant, origin }) => [contestant, origin]));
    for (const [name, net] of [['Chrome\'s preset "Slow 4G" (562 ms a request)', slow4G], ['Lighthouse\'s slow 4G (150 ms a round trip)', lighthouse4G]] as const) {
      console.log(`\nFirst opening on a phone: processor ÷ ${slowerProcessor}, ${name}, medians of ${rounds}`);
      await compare(browser, { net, hosts });
    }
  } finally {
    await browser.close();
    await bot?.stop();
    for (const { server } of served) server.close();
  }
}
