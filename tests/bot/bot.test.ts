import { MemoryStorage, TestAdapter, type Activity } from 'botbuilder';
import { newConversation } from '../../assistant/conversation';
import { assembleBot } from '../../bot/assemble';
import { assistant, botUnderTest, buttonsOf, dataOf, knowledge, textOf } from './bot-under-test';

const arrival = (ids: readonly string[], isGroup: boolean): Partial<Activity> => ({
  type: 'conversationUpdate', membersAdded: ids.map((id) => ({ id, name: id })), recipient: { id: 'bot', name: 'bot' }, conversation: { id: 'Convo1', isGroup, conversationType: isGroup ? 'channel' : 'personal', name: '' },
});
const few = knowledge.entries.get('hand-expression-few-drops');

test('what a channel throws while the bot speaks comes out as it was, so that its kind is known', async () => {
  class Refused extends Error {}
  const runBot = assembleBot({ dialogStates: new MemoryStorage(), assistant, knowledge: () => knowledge, conversationHours: 24 });
  const thrown: unknown[] = [];
  const adapter = new TestAdapter(async (context) => {
    context.onSendActivities(() => Promise.reject(new Refused('not here')));
    await runBot(context).catch((error: unknown) => thrown.push(error));
  });
  await adapter.receiveActivity('how long does milk keep');
  expect(thrown).toEqual([expect.any(Refused)]);
});

describe('the welcome', () => {
  test.each([
    ['user and bot arrive together', [arrival(['user', 'bot'], false)], 1],
    ['first the bot, then the user', [arrival(['bot'], false), arrival(['user'], false)], 1],
    ['both are announced twice', [arrival(['user', 'bot'], false), arrival(['user', 'bot'], false)], 1],
    ['the bot is added to a group', [arrival(['bot'], true)], 1],
    ['somebody else joins a group', [arrival(['someone'], true)], 0],
    ['only the bot is announced in a personal chat', [arrival(['bot'], false)], 0],
  ])('%s: %#', async (_name, activities, times) => {
    const bot = botUnderTest();
    const said: Partial<Activity>[] = [];
    for (const activity of activities) said.push(...(await bot.send(activity)));
    expect(said).toHaveLength(times);
    if (times > 0) expect(textOf(said)).toContain('First Drops');
  });

  test('does not come after a conversation has begun', async () => {
    const bot = botUnderTest();
    await bot.send('hi');
    expect(await bot.send(arrival(['user', 'bot'], false))).toEqual([]);
  });
});

test('an answer is short, says how serious it is, names its sources and that nobody clinical has reviewed it', async () => {
  const said = await botUnderTest().send("I'm only getting a few drops");
  expect(said).toHaveLength(1);
  expect(textOf(said)).toContain(few?.short);
  expect(textOf(said)).toContain('Normal');
  expect(textOf(said)).toContain('HealthLink BC');
  expect(textOf(said)).toContain('Not yet reviewed by a clinician');
  expect(said[0].channelData).toEqual({ firstDrops: { kind: 'answered', entryId: 'hand-expression-few-drops', level: 'normal', confidence: 1, language: 'en', contentVersion: knowledge.contentVersion } });
});

test('more unfolds the steps and links the sources', async () => {
  const bot = botUnderTest();
  await bot.send("I'm only getting a few drops");
  const said = textOf(await bot.send('Read more'));
  expect(said).toContain('What you can do');
  expect(said).toContain('Call for help if');
  expect(said).toContain('](https://');
});

test('every button is understood when it is pressed', async () => {
  const bot = botUnderTest();
  for (const question of ["I'm only getting a few drops", 'hi', 'topics', 'help', 'what is the capital of france']) {
    for (const button of buttonsOf(await bot.send(question))) {
      const reply = await bot.send(button);
      expect([button, dataOf(reply).kind]).toEqual([button, expect.stringMatching(/^(answered|command|guide)$/)]);
      await bot.send(question);
    }
  }
});

/** A message that fits several answers. Which one stays in doubt may change with the content, so the first of several that does is taken. */
function inDoubt(): string {
  const found = ['pain', 'my baby is unsettled', 'milk everywhere', 'lump', 'no milk'].find((utterance) => assistant.answerTurn({ utterance, conversation: newConversation }).kind === 'unsure');
  if (found === undefined) throw new Error('None of the vague messages is in doubt any more: think of vaguer ones');
  return found;
}
const vague = inDoubt();

describe('did you mean', () => {

  test('offers two or three titles as buttons and as a numbered list, and a way out', async () => {
    const said = await botUnderTest().send(vague);
    expect(dataOf(said).kind).toBe('unsure');
    const buttons = buttonsOf(said);
    expect(buttons.at(-1)).toBe('None of these');
    expect(buttons.length).toBeGreaterThanOrEqual(3);
    buttons.slice(0, -1).forEach((title, at) => expect(textOf(said)).toContain(`${at + 1}. ${title}`));
  });

  test.each([['2', 1], ['the second one', 1], ['FIRST', 0], ['number one please', 0]])('typed: %s', async (typed, place) => {
    const bot = botUnderTest();
    const offer = await bot.send(vague);
    const reply = await bot.send(typed);
    expect(dataOf(reply)).toMatchObject({ kind: 'answered', entryId: dataOf(offer).offered?.[place] });
  });

  test('by button', async () => {
    const bot = botUnderTest();
    const offer = await bot.send(vague);
    const reply = await bot.send(buttonsOf(offer)[1]);
    expect(dataOf(reply)).toMatchObject({ kind: 'answered', entryId: dataOf(offer).offered?.[1] });
  });

  test('a new question, danger or a thank-you does not get stuck in it', async () => {
    const bot = botUnderTest();
    await bot.send(vague);
    expect(dataOf(await bot.send('how long does milk keep in the fridge')).entryId).toBe('milk-storage');
    await bot.send(vague);
    expect(dataOf(await bot.send('my baby is limp and will not wake up')).kind).toBe('red-flag');
  });
});

test('a red flag says the number first and what to do meanwhile', async () => {
  const said = textOf(await botUnderTest().send('my baby is limp and will not wake up'));
  expect(said).toMatch(/^\*\*Emergency: /);
  expect(said).toContain('[911](tel:911)');
  expect(said).toContain('While you wait');
});

test('questions without an answer lead to other words, then to topics, then to a person', async () => {
  const bot = botUnderTest();
  const first = await bot.send('what is the capital of france');
  const second = await bot.send('who won the football last night');
  const third = await bot.send('tell me a joke about trains');
  expect(new Set([first, second, third].map(textOf)).size).toBe(3);
  expect(textOf(first)).toContain('other words');
  expect(buttonsOf(second)).toContain('Latching and positions');
  expect(textOf(third)).toContain('555-0142');
});

test('an unfinished did-you-mean survives a restart', async () => {
  const storage = new MemoryStorage();
  const offer = await botUnderTest(storage).send(vague);
  const reply = await botUnderTest(storage).send('2');
  expect(dataOf(reply)).toMatchObject({ kind: 'answered', entryId: dataOf(offer).offered?.[1] });
});

test('what is remembered holds no word that was written', async () => {
  const storage = new MemoryStorage();
  await botUnderTest(storage).send('marker-zebra my baby Annabel is 3 days old');
  expect(JSON.stringify(storage)).not.toMatch(/zebra|annabel/i);
});

test('typing, events and other activities are met with silence', async () => {
  const bot = botUnderTest();
  for (const type of ['typing', 'event', 'messageReaction', 'endOfConversation', 'somethingNew']) expect(await bot.send({ type })).toEqual([]);
});

test('a message without text is no question', async () => {
  expect(dataOf(await botUnderTest().send({ type: 'message' })).kind).toBe('small-talk');
});

test('nothing of what was written is echoed', async () => {
  const said = textOf(await botUnderTest().send('<img src=x onerror=alert(1)> ![x](http://example.org/x.png) zebra'));
  expect(said).not.toMatch(/zebra|onerror|example\.org/);
});

describe('the wish to be forgotten', () => {
  const types = async (message: Partial<Activity>): Promise<(string | undefined)[]> => (await botUnderTest().send({ type: 'message', ...message })).map(({ type }) => type);

  test.each(['directline', 'webchat'])('ends the conversation on %s, where the channel erases what was said', async (channelId) => {
    expect(await types({ channelId, text: 'forget me' })).toEqual(['message', 'endOfConversation']);
  });

  test.each([
    ['in Teams, which keeps its own record', { channelId: 'msteams', text: 'forget me' }],
    ['when only starting over', { channelId: 'directline', text: 'start over' }],
    ['at a goodbye', { channelId: 'directline', text: 'goodbye' }],
  ])('does not end it %s', async (_case, message) => {
    expect(await types(message)).toEqual(['message']);
  });
});
