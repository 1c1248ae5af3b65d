/** A bot that ends the conversation has all that was said before erased. */
import type { TurnContext } from 'botbuilder';
import { Client, closeServers, echoBot, gate, readConversation, readId, startServer, Stream } from './support';

afterEach(closeServers);

async function sayGoodbye(context: TurnContext): Promise<void> {
  await context.sendActivities([{ type: 'message', text: 'goodbye' }, { type: 'endOfConversation', code: 'completedSuccessfully' }]);
}

/** Echoes, and forgets when it is told to. */
function forgetfulBot(context: TurnContext): Promise<void> {
  return context.activity.text === 'forget me' ? sayGoodbye(context) : echoBot(context);
}

const typesAndTexts = async (client: Client, query = ''): Promise<string[]> => (await client.activities(query)).activities.map(({ type, text }) => text ?? type);

test('all that was said is erased but the goodbye, and a client that reads from the start finds no more', async () => {
  const client = await Client.start(await startServer({ runBot: forgetfulBot }));
  await client.say('secret words');
  await client.say('forget me');
  expect(await typesAndTexts(client, '?watermark=0')).toEqual(['goodbye', 'endOfConversation']);
  const stream = await Stream.open((await readConversation(await client.reconnect('?watermark=0'))).streamUrl);
  await stream.until(() => stream.activities.length >= 2);
  expect(stream.activities.map(({ type, text }) => text ?? type)).toEqual(['goodbye', 'endOfConversation']);
});

test('a client that listens is told like of any activity, and what is said afterwards has higher positions and is kept', async () => {
  const client = await Client.start(await startServer({ runBot: forgetfulBot }));
  const stream = await Stream.open(client.conversation.streamUrl);
  await client.say('secret words');
  await client.say('forget me');
  const { watermark } = await client.activities();
  expect(watermark).toBe('6');
  await client.say('hello again');
  await stream.untilText('echo: hello again');
  expect(stream.activities.map(({ type, text }) => text ?? type)).toEqual(['welcome', 'secret words', 'echo: secret words', 'forget me', 'goodbye', 'endOfConversation', 'hello again', 'echo: hello again']);
  expect(await typesAndTexts(client, `?watermark=${watermark}`)).toEqual(['hello again', 'echo: hello again']);
  expect(await typesAndTexts(client)).toEqual(['goodbye', 'endOfConversation', 'hello again', 'echo: hello again']);
});

test('what the bot says after the end, in the same turn, stays', async () => {
  const client = await Client.start(await startServer({
    runBot: async (context) => {
      await sayGoodbye(context);
      await context.sendActivity('by the way');
    },
  }));
  await client.say('forget me');
  expect(await typesAndTexts(client)).toContain('by the way');
});

test('an answer that came while the wish to be forgotten waited is erased; a post that came after it stays and is answered', async () => {
  const held = gate();
  const client = await Client.start(await startServer({
    runBot: async (context) => {
      if (context.activity.text === 'slow') await held.passed;
      await forgetfulBot(context);
    },
  }));
  const stream = await Stream.open(client.conversation.streamUrl);
  const answers = [];
  for (const text of ['slow', 'forget me', 'hello']) {
    answers.push(client.say(text));
    await stream.untilText(text);
  }
  held.open();
  await Promise.all(answers);
  expect(await typesAndTexts(client)).toEqual(['hello', 'goodbye', 'endOfConversation', 'echo: hello']);
});

test('the ids of earlier posts are forgotten; the wish itself, sent again because its answer was lost, is not taken twice', async () => {
  const client = await Client.start(await startServer({ runBot: forgetfulBot }));
  const marked = (clientActivityID: string): object => ({ channelData: { clientActivityID } });
  const first = await readId(await client.say('hello', marked('a')));
  const wish = await readId(await client.say('forget me', marked('b')));
  expect(await readId(await client.say('forget me', marked('b')))).toBe(wish);
  expect(await typesAndTexts(client)).toEqual(['goodbye', 'endOfConversation']);
  expect(await readId(await client.say('hello', marked('a')))).not.toBe(first);
});

test('other conversations keep what was said in them', async () => {
  const server = await startServer({ runBot: forgetfulBot });
  const [one, other] = [await Client.start(server), await Client.start(server)];
  await other.say('mine');
  await one.say('forget me');
  expect(await other.texts()).toEqual(['welcome', 'mine', 'echo: mine']);
});
