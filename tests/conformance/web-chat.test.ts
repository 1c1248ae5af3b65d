/** Microsoft's Web Chat 4.18.1, unchanged, in a real browser, on another origin, against the server that is built. */
import type { TurnContext } from 'botbuilder';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../browser/chromium';
import { takePicture } from '../browser/pictures';
import { startMilliseconds, startServer, type RunningServer } from '../browser/server';
import { bearer, closeServers, gate, isMessage, post, readTokenReply, startServer as startScripted } from '../channels/support';
import { openBreakingLine, type BreakingLine } from './breaking-line';
import { openPortal, type Connection, type Portal, type WebChatVisit } from './web-chat-page';

/** Generous, for machines that run other tests beside these. */
jest.setTimeout(60_000);

const secret = 'a-secret-for-web-chat-tests';
const question = "I'm only getting a few drops";
const answer = 'A few drops is normal in the first days.';
const greeting = 'First Drops';

let portal: Portal;
let server: RunningServer;
let browser: Browser;
let line: BreakingLine;
const open: WebChatVisit[] = [];

beforeAll(async () => {
  portal = await openPortal();
  server = await startServer({ ALLOWED_ORIGINS: portal.origin, DIRECT_LINE_SECRET: secret });
  browser = await launchChromium();
}, startMilliseconds);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await portal?.close();
});

beforeEach(async () => void (line = await openBreakingLine(server.address)));

afterEach(async () => {
  for (const { end } of open.splice(0)) await end();
  await line.close();
  await closeServers();
});

async function openChat(connection: Connection): Promise<WebChatVisit> {
  const chat = await portal.open(browser, connection);
  open.push(chat);
  return chat;
}

/** A chat with the whole bot, which has greeted. */
async function greeted(more: Partial<Connection> = {}): Promise<WebChatVisit> {
  const chat = await openChat({ bot: line.address, ...more });
  await chat.untilShown(greeting);
  return chat;
}

/** Beside the page's own origin, only the bot's was asked for anything. */
function expectNoThirdParty({ foreign }: WebChatVisit): void {
  expect([...new Set([...foreign].map((origin) => new URL(origin).host))]).toEqual([new URL(line.address).host]);
}


describe('with the whole bot', () => {
  test('a page that asks for its own token is greeted, answered and offered what to ask next, and no third party is asked for anything', async () => {
    const chat = await greeted();
    await chat.say(question);
    await chat.untilShown(answer);
    await takePicture(chat.page, 'web-chat-answer');
    await chat.suggestions.filter({ hasText: 'Read more' }).click();
    await chat.untilShown('What you can do');
    expect((await chat.course()).slice(1, 4)).toEqual([question, expect.stringContaining(answer), 'Read more']);
    expectNoThirdParty(chat);
  });

  test('a page whose server got a token by the secret is greeted and answered', async () => {
    const { token } = await readTokenReply(await post(`${server.address}/v3/directline/tokens/generate`, { user: { id: 'dl_parent' } }, bearer(secret)));
    const chat = await greeted({ token });
    await chat.say(question);
    await chat.untilShown(answer);
  });

  test('a danger is told, with a number to call', async () => {
    const chat = await greeted();
    await chat.say('my baby is limp and will not wake up');
    await chat.untilShown('Emergency');
    expect(await chat.bubbles.last().getByRole('link').first().getAttribute('href')).toMatch(/^tel:\d+$/);
    await takePicture(chat.page, 'web-chat-red-flag');
  });

  test('a line that is cut comes back: nothing twice, nothing missed', async () => {
    const chat = await greeted();
    line.cut();
    line.mend();
    await chat.say('thank you');
    await chat.bubbles.nth(2).waitFor();
    await chat.say(question);
    await chat.untilShown(answer);
    expect(await chat.course()).toEqual([expect.stringContaining(greeting), 'thank you', expect.anything(), question, expect.stringContaining(answer)]);
  });

  test('a reload brings back what was said, and the conversation goes on', async () => {
    const chat = await greeted();
    await chat.say(question);
    await chat.untilShown(answer);
    const before = await chat.course();
    await chat.page.reload();
    await chat.untilShown(answer);
    expect(await chat.course()).toEqual(before);
    await chat.say('Read more');
    await chat.untilShown('What you can do');
  });

  test('where there are no WebSockets it works by asking', async () => {
    const chat = await greeted({ webSocket: false });
    await chat.say(question);
    await chat.untilShown(answer);
    expect(await chat.course()).toHaveLength(3);
    expect([...chat.foreign].filter((origin) => origin.startsWith('ws'))).toEqual([]);
  });

  test('who is forgotten finds no more than the goodbye after a reload', async () => {
    const chat = await greeted();
    await chat.say(question);
    await chat.untilShown(answer);
    await chat.say('forget me');
    await chat.untilShown('I have forgotten');
    await chat.page.reload();
    await chat.untilShown('I have forgotten');
    expect(await chat.course()).toHaveLength(1);
  });
});

describe('with a bot that uses the other parts of Direct Line', () => {
  const buttons = [
    { type: 'messageBack', title: 'Why?', text: 'why', displayText: 'Why is that?', value: { entryId: 'a' } },
    { type: 'postBack', title: 'Go', value: { step: 'b' } },
  ];

  /** A chat with a bot that takes turns as given, once it has been told that somebody is there. */
  async function chatWith(takeTurn: (context: TurnContext) => Promise<unknown>, limits = {}): Promise<WebChatVisit> {
    const scripted = await startScripted({
      environment: { ALLOWED_ORIGINS: portal.origin },
      limits,
      runBot: async (context) => {
        if (isMessage(context.activity)) await takeTurn(context);
        else if (context.activity.membersAdded !== undefined) await context.sendActivity('welcome');
      },
    });
    const chat = await openChat({ bot: scripted.address });
    await chat.untilShown('welcome');
    return chat;
  }

  test('messageBack and postBack reach the bot with their values, and look after a reload as they did before', async () => {
    const taken: unknown[] = [];
    const chat = await chatWith(async (context) => {
      const value: unknown = context.activity.value;
      taken.push({ text: context.activity.text, value });
      await context.sendActivity({ type: 'message', text: `turn ${taken.length}`, suggestedActions: { to: [], actions: buttons } });
    });
    await chat.say('hello');
    await chat.suggestions.filter({ hasText: 'Why?' }).click();
    await chat.untilShown('turn 2');
    await chat.suggestions.filter({ hasText: 'Go' }).click();
    await chat.untilShown('turn 3');
    expect(taken).toEqual([{ text: 'hello', value: undefined }, { text: 'why', value: { entryId: 'a' } }, { text: undefined, value: { step: 'b' } }]);
    const course = ['welcome', 'hello', 'turn 1', 'Why is that?', 'turn 2', 'turn 3'];
    expect(await chat.course()).toEqual(course);
    await chat.page.reload();
    await chat.untilShown('turn 3');
    expect(await chat.course()).toEqual(course);
  });

  test('the bot is seen typing until it answers', async () => {
    const held = gate();
    const chat = await chatWith(async (context) => {
      await context.sendActivity({ type: 'typing' });
      await held.passed;
      await context.sendActivity('answer');
    });
    await chat.say('hello');
    await chat.typing.waitFor();
    held.open();
    await chat.untilShown('answer');
    await chat.typing.waitFor({ state: 'detached' });
  });

  test('a file is refused at once, once, and the chat goes on', async () => {
    const chat = await chatWith((context) => context.sendActivity('answer'));
    const uploads: number[] = [];
    chat.page.on('response', (response) => void (response.url().includes('/upload') && uploads.push(response.status())));
    await chat.sendFile({ name: 'photo.png', mimeType: 'image/png', buffer: Buffer.alloc(3_000_000) });
    await chat.failed.waitFor();
    await chat.say('hello');
    await chat.untilShown('answer');
    expect(uploads).toEqual([415]);
  });

  test('a message too many is told to have failed, and is not sent again by itself', async () => {
    const chat = await chatWith((context) => context.sendActivity(`answer to ${context.activity.text}`), { postsPerTenSeconds: 1 });
    // Not counted among what comes after it.
    const first = chat.page.waitForResponse((response) => response.url().endsWith('/activities') && response.request().method() === 'POST');
    await chat.say('one');
    await chat.untilShown('answer to one');
    await first;
    const posts: number[] = [];
    chat.page.on('response', (response) => void (response.url().endsWith('/activities') && posts.push(response.status())));
    await chat.say('two');
    await chat.failed.waitFor();
    expect(posts.filter((status) => status === 429)).toHaveLength(1);
  });
});
