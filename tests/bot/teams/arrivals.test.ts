import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { MemoryStorage, type Activity } from 'botbuilder';
import { z } from 'zod';
import { botUnderTest, dataOf, knowledge, textOf } from '../bot-under-test';
import { CountingStorage, invokeResponseOf, messagesOf, shape, teamsBot } from './teams-bot';

const { messages } = knowledge;
const limp = 'my baby is limp and will not wake up';
const WithCard = z.object({ content: z.object({ fallbackText: z.string() }) });
const fallbackOf = ([{ attachments = [] }]: readonly Partial<Activity>[]): string => WithCard.parse(attachments[0]).content.fallbackText;
const inThread = (thread: string): Readonly<Record<string, unknown>> => ({ ...shape('channel-mention').conversation, id: `19:8f7e@thread.tacv2;messageid=${thread}` });

describe('a question is answered', () => {
  test.each([['personal-message'], ['channel-mention'], ['group-mention-with-another-person'], ['edited-message']])('%s', async (name) => {
    const sent = await teamsBot().send(shape(name));
    expect(sent).toHaveLength(1);
    expect(dataOf(sent)).toMatchObject({ kind: 'answered', entryId: 'milk-storage' });
  });

  test('in the conversation it came from, as a reply to it; in a channel that is the thread', async () => {
    const [reply] = await teamsBot().send(shape('channel-mention'));
    expect(reply.conversation?.id).toBe('19:8f7e6d5c4b3a2918@thread.tacv2;messageid=1764400000123');
    expect(reply.replyToId).toBe('1764400000123');
  });

  test('danger in a channel is caught behind the mention, and in an edit', async () => {
    expect(dataOf(await teamsBot().send(shape('channel-mention', { text: `<at>First Drops</at>&nbsp;${limp}` }))).kind).toBe('red-flag');
    expect(dataOf(await teamsBot().send(shape('edited-message', { text: limp }))).kind).toBe('red-flag');
  });

  test('each thread of a channel has a memory of its own', async () => {
    const storage = new CountingStorage();
    await teamsBot(storage).send(shape('channel-mention', { conversation: inThread('1') }));
    const more = { text: '<at>First Drops</at> read more' };
    expect(dataOf(await teamsBot(storage).send(shape('channel-mention', { ...more, conversation: inThread('2') }))).entryId).toBeUndefined();
    expect(dataOf(await teamsBot(storage).send(shape('channel-mention', { ...more, conversation: inThread('1') }))).entryId).toBe('milk-storage');
  });

  test('among others everybody has a memory of their own: what one told is not taken for another\'s', async () => {
    const bot = teamsBot();
    const say = (person: string, text: string) => bot.send(shape('group-mention-with-another-person', { from: { id: person }, text: `<at>First Drops</at> ${text}`, attachments: null }));
    await say('29:one', 'my baby is 6 days old');
    expect(fallbackOf(await say('29:two', 'what do you know about me'))).not.toContain('6 days');
    const [told] = await say('29:one', 'what do you know about me');
    expect(fallbackOf([told])).toContain('6 days');
    // On a locked phone everybody can read it.
    expect(told.summary).toBe(messages.extensionTitle);
  });

  test('who has been silent there for a day is forgotten, though the others go on talking', async () => {
    const [storage, start] = [new MemoryStorage(), Date.parse('2026-11-29T12:00:00Z')];
    const say = (hours: number, person: string, text: string) => botUnderTest(storage, () => start + hours * 3_600_000)
      .send(shape('group-mention-with-another-person', { from: { id: person }, text: `<at>First Drops</at> ${text}`, attachments: null }));
    await say(0, '29:one', 'my baby is 6 days old');
    await say(0, '29:two', 'my baby is 4 days old');
    await say(20, '29:two', 'how long does milk keep');
    expect(fallbackOf(await say(25, '29:two', 'what do you know about me'))).toContain('5 days');
    expect(fallbackOf(await say(25, '29:one', 'what do you know about me'))).not.toContain('days');
  });

  test.each([
    ['<at>First Drops</at>'], ['<at>First Drops</at>&nbsp;<at></at>'],
  ])('a mention with no word beside it is no question: %s', async (text) => {
    expect(dataOf(await teamsBot().send(shape('channel-mention', { text }))).kind).toBe('small-talk');
  });
});

describe('the welcome comes once', () => {
  test.each<[string, readonly string[], string]>([
    ['when a person installs the app: installation first', ['personal-installation', 'personal-arrival'], messages.welcome],
    ['when a person installs the app: arrival first', ['personal-arrival', 'personal-installation'], messages.welcome],
    ['when the app is added again', ['personal-installation', 'personal-installation'], messages.welcome],
    ['in a team', ['team-installation', 'team-arrival'], messages.welcomeGroup],
    ['in a team that announces it the other way round', ['team-arrival', 'team-installation'], messages.welcomeGroup],
  ])('%s', async (_case, names, welcome) => {
    const bot = teamsBot();
    const sent: Partial<Activity>[] = [];
    for (const name of names) sent.push(...(await bot.send(shape(name))));
    expect(sent).toHaveLength(1);
    expect(sent[0].channelData).toMatchObject({ firstDrops: { kind: 'welcome' } });
    if (welcome === messages.welcomeGroup) expect(textOf(sent)).toBe(welcome);
  });

  test('in a group chat', async () => {
    const { conversation } = shape('group-mention-with-another-person');
    const bot = teamsBot();
    const sent = [...(await bot.send(shape('team-installation', { conversation }))), ...(await bot.send(shape('team-arrival', { conversation, channelData: null })))];
    expect(sent.map(({ text }) => text)).toEqual([messages.welcomeGroup]);
  });

  test('and not to somebody who has begun to talk', async () => {
    const bot = teamsBot();
    await bot.send(shape('personal-message'));
    expect(await bot.send(shape('personal-installation'))).toEqual([]);
  });

  test('says in a group how to be answered, and the number', () => {
    expect(messages.welcomeGroup).toMatch(/write my name with an @/i);
    expect(messages.welcomeGroup).toContain('911');
  });
});

describe('is left alone, and nothing is remembered of it', () => {
  const unaddressed = { entities: [], text: 'how long does milk keep in the fridge' };
  test.each<[string, Activity]>([
    ['what people of a group say to each other', shape('channel-mention', unaddressed)],
    ['the same in a group chat', shape('group-mention-with-another-person', unaddressed)],
    ['what they edit', shape('edited-message', { ...unaddressed, conversation: shape('channel-mention').conversation })],
    ['a message brought back', shape('restored-message')],
    ['an update that does not say what it is', shape('edited-message', { channelData: null })],
    ['an update with odd channel data', shape('edited-message', { channelData: ['editMessage'] })],
    ['a deleted message', shape('deleted-message')],
    ['a deleted message without channel data', shape('deleted-message', { channelData: null })],
    ['a reaction', shape('reaction')],
    ['a reaction of no kind', shape('reaction', { reactionsAdded: [{}], reactionsRemoved: 'like' })],
    ['a person who joins a team', shape('person-joins-team')],
    ['a person who leaves', shape('person-joins-team', { membersAdded: null, membersRemoved: [{ id: '29:x' }] })],
    ['a renamed team', shape('team-renamed')],
    ['an upgrade', shape('personal-installation', { action: 'add-upgrade' })],
    ['an installation without an action', shape('personal-installation', { action: null })],
    ...['typing', 'event', 'endOfConversation', 'trace', 'command', 'commandResult', 'handoff', 'somethingNew'].map((type): [string, Activity] => [type, shape('personal-message', { type })]),
  ])('%s', async (_case, activity) => {
    const storage = new CountingStorage();
    expect(await teamsBot(storage).send(activity)).toEqual([]);
    expect(storage.writes).toBe(0);
  });
});

test('with the app the memory of the chat goes', async () => {
  const storage = new CountingStorage();
  await teamsBot(storage).send(shape('personal-message'));
  expect(JSON.stringify(storage)).toContain('milk-storage');
  expect(await teamsBot(storage).send(shape('removal'))).toEqual([]);
  expect(JSON.stringify(storage)).not.toContain('milk-storage');
});

describe('a file', () => {
  test('alone is answered with a kind word that only words can be read', async () => {
    const sent = await teamsBot().send(shape('file'));
    expect(sent).toHaveLength(1);
    expect(dataOf(sent).kind).toBe('small-talk');
  });

  test('with a question: the question is answered, and that the file was not looked at is said', async () => {
    const sent = await teamsBot().send(shape('file', { text: 'how long does milk keep in the fridge' }));
    expect(dataOf(sent)).toMatchObject({ kind: 'answered', entryId: 'milk-storage' });
    expect(sent.slice(1).map(({ text }) => text)).toEqual([messages.fileNotSeen]);
  });

  test('with danger: danger comes first', async () => {
    expect(dataOf(await teamsBot().send(shape('file', { text: limp }))).kind).toBe('red-flag');
  });
});

describe('an invoke that nobody serves is answered 501', () => {
  const names = ['task/fetch', 'task/submit', 'tab/fetch', 'config/fetch', 'fileConsent/invoke', 'actionableMessage/executeAction', 'signin/verifyState', 'signin/tokenExchange', 'application/search', 'message/submitAction', 'somethingNew', 'composeExtension/setting', 'composeExtension/selectItem', undefined];
  test.each(names.flatMap((name) => [{ x: 1 }, null, 'text'].map((value) => [name, value] as const)))('%s with %j', async (name, value) => {
    const storage = new CountingStorage();
    const sent = await teamsBot(storage).send(shape('task-module', { name, value }));
    expect(messagesOf(sent)).toEqual([]);
    expect(invokeResponseOf(sent).status).toBe(501);
    expect(storage.writes).toBe(0);
  });
});

test('every shape is let in', () => {
  const names = readdirSync(join(__dirname, 'shapes')).map((file) => file.replace('.json', ''));
  expect(names.length).toBeGreaterThan(15);
  for (const name of names) expect(shape(name).channelId).toBe('msteams');
});

describe('odd, and answered all the same', () => {
  const deep = Array.from({ length: 32 }).reduce<unknown>((inner) => ({ inner }), 'milk');
  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['an unknown locale', { locale: 'xx-ZZ-zz' }],
    ['a locale that is none', { locale: '../../etc' }],
    ['an unknown time zone', { localTimezone: 'Mars/Olympus' }],
    ['no name of the sender', { from: { id: '29:x' } }],
    ['no conversation type', { conversation: { id: 'a:1' } }],
    ['an unknown conversation type', { conversation: { id: 'a:1', conversationType: 'huddle' } }],
    ['ids in another form', { id: 'ü/../%2e', conversation: { id: '../|%00;messageid=' }, from: { id: '{}' } }],
    ['no recipient', { recipient: null }],
    ['malformed mentions', { entities: [{ type: 'mention' }, { type: 'mention', mentioned: null }, { type: 7 }] }],
    ['no channel data', { channelData: null }],
    ['a value 32 levels deep beside the text', { value: deep }],
    ['a string as value beside the text', { value: 'milk' }],
    ['a number as value beside the text', { value: 7 }],
    ['an array as value beside the text', { value: [{ firstDrops: {} }] }],
    ['an odd text format', { textFormat: 'rich' }],
    ['HTML', { textFormat: 'xml', text: '<div><p>how long does <b>milk</b> keep&nbsp;in the fridge</p></div>' }],
    ['28 KB', { text: `how long does milk keep in the fridge? ${'I do not know what to think of it any more. '.repeat(630)}how long does milk keep in the fridge?` }],
  ])('%s', async (_case, changes) => {
    const sent = await teamsBot().send(shape('personal-message', changes));
    expect(sent).toHaveLength(1);
    expect(['answered', 'unsure']).toContain(dataOf(sent).kind);
  });

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['no text', { text: null }], ['an empty text', { text: '' }], ['spaces', { text: ' &nbsp;\n' }], ['nothing but HTML', { textFormat: 'xml', text: '<p><br/></p>' }],
  ])('%s is met kindly, and is no question', async (_case, changes) => {
    expect(dataOf(await teamsBot().send(shape('personal-message', { attachments: null, ...changes }))).kind).toBe('small-talk');
  });
});
