import { MemoryStorage } from 'botbuilder';
import { z } from 'zod';
import { assembleBot } from '../../../bot/assemble';
import { besideCard, inPlace } from '../../../bot/teams/card-reply';
import { cardContentType } from '../../../bot/cards/adaptive-card';
import { dataOf as carrying } from '../../../bot/cards/card-action';
import { closeServers, startServer } from '../../channels/support';
import { postMessage, startConnector } from '../../channels/teams-support';
import { assistant, dataOf, knowledge } from '../bot-under-test';
import { CountingStorage, invokeResponseOf, messagesOf, shape, teamsBot } from './teams-bot';

const { messages } = knowledge;
const limp = 'my baby is limp and will not wake up';
const say = (text: string, about?: string): unknown => carrying({ kind: 'say', text, ...(about === undefined ? {} : { about }) });
const executing = (data: unknown): Readonly<Record<string, unknown>> => ({ value: { action: { type: 'Action.Execute', verb: 'firstDrops', data }, trigger: 'manual' } });
const others = [...knowledge.entries.keys()].filter((id) => id !== 'milk-storage');

describe('a pressed button is the same as typing', () => {
  test.each([['submit-press'], ['message-back-press']])('%s, about the card it stands on', async (name) => {
    const bot = teamsBot();
    await bot.send(shape('personal-message', { text: "I'm only getting a few drops" }));
    const sent = await bot.send(shape(name));
    expect(sent).toHaveLength(1);
    expect(dataOf(sent)).toMatchObject({ kind: 'command', entryId: 'milk-storage' });
  });

  test('what follows is about that card, too', async () => {
    const bot = teamsBot();
    await bot.send(shape('personal-message', { text: "I'm only getting a few drops" }));
    await bot.send(shape('submit-press'));
    expect(dataOf(await bot.send(shape('personal-message', { text: 'read more' }))).entryId).toBe('milk-storage');
  });

  test('helpful rates the answer of its own card', async () => {
    const storage = new MemoryStorage();
    const bot = teamsBot(storage);
    await bot.send(shape('personal-message', { text: "I'm only getting a few drops" }));
    await bot.send(shape('submit-press', { value: say(messages.helpfulYes, 'milk-storage') }));
    expect(JSON.stringify(storage)).toMatch(/rated[^\]]{1,20}milk-storage/);
  });

  test('in a channel without a mention: a button of ours speaks to us', async () => {
    expect(dataOf(await teamsBot().send(shape('submit-press', { conversation: shape('channel-mention').conversation, entities: [] }))).entryId).toBe('milk-storage');
  });

  test('danger on it is danger', async () => {
    expect(dataOf(await teamsBot().send(shape('submit-press', { value: say(limp) }))).kind).toBe('red-flag');
  });
});

const deep = Array.from({ length: 32 }).reduce<unknown>((inner) => ({ inner }), 'x');
const unusable: readonly [string, unknown][] = [
  ['another bot\'s', { action: 'vote', choice: 3 }],
  ['an empty one', {}],
  ['a hollow one', { firstDrops: null }],
  ['another version\'s', { firstDrops: { version: 0, do: 'say', text: messages.more } }],
  ['a later version\'s', { firstDrops: { version: 2, do: 'say', words: ['x'] } }],
  ['a deed unknown', { firstDrops: { version: 1, do: 'delete' } }],
  ['no words', { firstDrops: { version: 1, do: 'say', text: '' } }],
  ['28 KB of words', { firstDrops: { version: 1, do: 'say', text: 'x'.repeat(28_000) } }],
  ['words as an object', { firstDrops: { version: 1, do: 'say', text: { $ne: '' } } }],
  ['an entry that is no more', say(messages.more, 'gone-for-good')],
  ['an entry in odd form', { firstDrops: { version: 1, do: 'say', text: messages.more, about: '../../etc/passwd' } }],
  ['an entry of the prototype', say(messages.more, 'constructor')],
  ['a question of no kind', { firstDrops: { version: 1, do: 'say', text: messages.askNo, pressed: { kind: 'order' } } }],
  ['a danger in odd form', { firstDrops: { version: 1, do: 'say', text: messages.safeYes, pressed: { kind: 'danger', redFlagId: ['self-harm'], reply: 'safe' } } }],
  ['a danger of the prototype', { firstDrops: { version: 1, do: 'say', text: messages.safeYes, pressed: { kind: 'danger', redFlagId: 'constructor', reply: 'safe' } } }],
  ['a question of a check in odd form', { firstDrops: { version: 1, do: 'say', text: messages.noneOfThese, pressed: { kind: 'guide', guideId: '../secrets', stepId: 'x' } } }],
  ['the sheet\'s with odd answers', { firstDrops: { version: 1, do: 'sheet' }, answers: '<script>' }],
  ['a string', 'more'],
  ['a number', 7],
  ['an array', [{ firstDrops: { version: 1, do: 'say', text: 'x' } }]],
  ['32 levels', deep],
];

describe('a button that cannot be used is met with a polite sentence', () => {
  test.each(unusable)('as a message: %s', async (_case, value) => {
    const storage = new CountingStorage();
    const sent = await teamsBot(storage).send(shape('submit-press', { value }));
    expect(sent.map(({ text }) => text)).toEqual([messages.earlierCard]);
    expect(storage.writes).toBe(0);
  });

  test.each(unusable)('as an invoke, at the foot of the card: %s', async (_case, value) => {
    const sent = await teamsBot().send(shape('execute-press', executing(value)));
    expect(messagesOf(sent)).toEqual([]);
    expect(invokeResponseOf(sent)).toEqual({ status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: messages.earlierCard } });
  });

  test.each(unusable)('but danger written beside it is heard: %s', async (_case, value) => {
    expect(dataOf(await teamsBot().send(shape('message-back-press', { text: limp, value }))).kind).toBe('red-flag');
  });

  test('and is not misread as being about the last answer', async () => {
    const bot = teamsBot();
    await bot.send(shape('personal-message'));
    const sent = await bot.send(shape('message-back-press', { value: say(messages.more, 'gone-for-good') }));
    expect(sent.map(({ text }) => text)).toEqual([messages.earlierCard]);
  });

  test('a question beside somebody else\'s value is answered', async () => {
    expect(dataOf(await teamsBot().send(shape('personal-message', { value: { from: 'another app' } }))).entryId).toBe('milk-storage');
  });
});

describe('Action.Execute', () => {
  test('runs the same turn, and its answer is for the card, not for the chat', async () => {
    const storage = new CountingStorage();
    const sent = await teamsBot(storage).send(shape('execute-press'));
    expect(messagesOf(sent)).toEqual([]);
    expect(invokeResponseOf(sent)).toMatchObject({ status: 200, body: { statusCode: 200 } });
    expect(JSON.stringify(storage)).toContain('milk-storage');
  });

  test('danger is sent as a message as well', async () => {
    const sent = await teamsBot().send(shape('execute-press', executing(say(limp))));
    expect(dataOf(messagesOf(sent)).kind).toBe('red-flag');
    expect(invokeResponseOf(sent)).toMatchObject({ status: 200, body: { statusCode: 200 } });
  });

  test('thanks leave the answer readable', async () => {
    const sent = await teamsBot().send(shape('execute-press', executing(say(messages.helpfulYes, 'milk-storage'))));
    expect(messagesOf(sent)).toEqual([]);
    expect(invokeResponseOf(sent).body).toEqual({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: messages.helped });
  });

  test.each<[string, unknown]>([
    ['no value', null], ['a string', 'press'], ['a number', 7], ['an array', []], ['no action', {}], ['an action that is null', { action: null }], ['another action', { action: { type: 'Action.Submit', data: say('hi') } }],
    ['a refresh that nobody pressed', { action: { type: 'Action.Execute', data: say('hi') }, trigger: 'automatic' }],
  ])('is refused as documented, without a turn: %s', async (_case, value) => {
    const storage = new CountingStorage();
    const sent = await teamsBot(storage).send(shape('execute-press', { value }));
    expect(messagesOf(sent)).toEqual([]);
    expect(invokeResponseOf(sent)).toMatchObject({ status: 400, body: { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'BadRequest' } } });
    expect(storage.writes).toBe(0);
  });

  test('goes through the endpoint: the card is answered in the response, danger also goes to the chat', async () => {
    const connector = await startConnector();
    const { address } = await startServer({ runBot: assembleBot({ dialogStates: new MemoryStorage(), assistant, knowledge: () => knowledge, conversationHours: 24 }) });
    const local = { serviceUrl: connector.serviceUrl };
    const answers = [];
    for (const data of [say(messages.helpfulYes, 'milk-storage'), say(limp)]) answers.push(await postMessage(address, shape('execute-press', { ...local, ...executing(data) })));
    const bodies = z.array(z.object({ statusCode: z.literal(200), type: z.string() }));
    expect(bodies.parse(await Promise.all(answers.map((answer) => answer.json())))).toHaveLength(2);
    expect(connector.texts).toHaveLength(1);
    await connector.close();
    await closeServers();
  });

  const card = { type: 'AdaptiveCard', version: '1.4', fallbackText: 'in words' };
  test.each([
    ['a card takes the place of the pressed one', inPlace({ attachments: [{ contentType: cardContentType, content: card }] }), cardContentType, card],
    ['words appear at its foot', inPlace({ text: 'words' }), 'application/vnd.microsoft.activity.message', 'words'],
    ['a card that shall stay away leaves its words', besideCard({ attachments: [{ contentType: cardContentType, content: card }] }), 'application/vnd.microsoft.activity.message', 'in words'],
  ])('%s', (_case, { body }, type, value) => {
    expect(body).toEqual({ statusCode: 200, type, value });
  });
});

describe('the sheet to take home', () => {
  const sheet = (answers?: string): unknown => ({ ...carrying({ kind: 'sheet' }), ...(answers === undefined ? {} : { answers }) });
  const chosen = ['milk-storage', ...others.slice(0, 2)].join(',');

  test.each(['discharge sheet', 'Discharge sheet please', 'take-home sheet', 'print sheet', 'can you print a sheet'])('is asked for by typing: %s', async (text) => {
    const sent = await teamsBot().send(shape('personal-message', { text }));
    expect(JSON.stringify(sent)).toContain('Input.ChoiceSet');
    expect(dataOf(sent).kind).toBe('command');
  });

  test.each(['discharge sheet, my baby is limp and will not wake up', 'print sheet not breathing'])('danger in the same message comes first: %s', async (text) => {
    expect(dataOf(await teamsBot().send(shape('personal-message', { text }))).kind).toBe('red-flag');
  });

  test.each(['nipple discharge', 'cut sheet for the crib', 'blood on the sheet'])('is not what this is about: %s', async (text) => {
    expect(JSON.stringify(await teamsBot().send(shape('personal-message', { text })))).not.toContain('Input.ChoiceSet');
  });

  test('comes with its address when the form is sent off', async () => {
    const sent = await teamsBot().send(shape('submit-press', { value: sheet(chosen) }));
    expect(JSON.stringify(sent)).toContain(`https://bot.example/sheet?answers=${chosen}`);
  });

  test('takes the place of the form where the form asked for that', async () => {
    const sent = await teamsBot().send(shape('execute-press', executing(sheet(chosen))));
    expect(messagesOf(sent)).toEqual([]);
    expect(invokeResponseOf(sent).body?.type).toBe(cardContentType);
  });

  test.each([[undefined], [''], ['milk-storage'], ['milk-storage,gone-for-good,gone-too']])('asks again for what is missing: %s', async (answers) => {
    const sent = await teamsBot().send(shape('submit-press', { value: sheet(answers) }));
    expect(JSON.stringify(sent)).toContain('Input.ChoiceSet');
  });
});
