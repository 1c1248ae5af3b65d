import { z } from 'zod';
import { assistant, botUnderTest, knowledge } from '../bot-under-test';
import { wordsOn, type TaskCard } from './card-shapes';
import { activityOf, invoke, rowsOf, sentenceOf, taskCardOf, typed, type InvokeName } from './invoke';

const entryOf = (id: string): NonNullable<ReturnType<typeof knowledge.entries.get>> => {
  const entry = knowledge.entries.get(id);
  if (!entry) throw new Error(`No entry ${id}`);
  return entry;
};
/** The command called on a colleague's message. */
const onMessage = (content: unknown, contentType = 'html'): unknown => ({ commandId: 'answer', commandContext: 'message', messagePayload: { id: '1', messageType: 'message', from: { user: { displayName: 'Zoe Marker' } }, body: { contentType, content } } });
const pressed = (data: unknown): unknown => ({ commandId: 'answer', commandContext: 'message', data });
const submitsOf = ({ actions }: TaskCard) => actions.flatMap((action) => (action.type === 'Action.Submit' ? [action] : []));

describe('"answer this" on a message', () => {
  test('shows the answer as it will stand, and a button to insert it', async () => {
    const card = await taskCardOf('fetchTask', onMessage('<p>Hi, what helps against <b>sore nipples</b>?</p>'));
    expect(wordsOn(card)).toEqual(expect.arrayContaining([`**${entryOf('sore-nipples').title}** · Keep an eye on it`, entryOf('sore-nipples').short]));
    expect(submitsOf(card).map(({ title, data }) => [title, data])).toEqual([['Insert', { firstDrops: { version: 1, do: 'insert', entry: 'sore-nipples' } }]]);
  });

  test('inserted, it is the same card as found by searching', async () => {
    const [submit] = submitsOf(await taskCardOf('fetchTask', onMessage('sore nipples', 'text')));
    const [searched] = await rowsOf('query', typed('sore nipples'));
    expect(await rowsOf('submitAction', pressed(submit.data))).toEqual([searched]);
  });

  test('in doubt asks which is meant, then shows that one', async () => {
    const { answer } = assistant.lookUp('pump');
    if (answer.kind !== 'unsure') throw new Error('"pump" is not in doubt any more: think of a vaguer word');
    const choice = await taskCardOf('fetchTask', onMessage('pump'));
    expect(submitsOf(choice).map(({ title }) => title)).toEqual(answer.offered.map(({ title }) => title));
    const shown = await taskCardOf('submitAction', pressed(submitsOf(choice)[1].data));
    expect(wordsOn(shown)).toContain(answer.offered[1].short);
    expect(submitsOf(shown).map(({ data }) => data)).toEqual([{ firstDrops: { version: 1, do: 'insert', entry: answer.offered[1].id } }]);
  });

  test('two questions in one message: both are shown, each with a button of its own', async () => {
    const card = await taskCardOf('fetchTask', onMessage('how long does milk keep in the fridge and can i drink coffee?'));
    expect(wordsOn(card)).toEqual(expect.arrayContaining([entryOf('milk-storage').short, entryOf('caffeine').short]));
    expect(submitsOf(card).map(({ title }) => title).sort()).toEqual([`Insert: ${entryOf('caffeine').title}`, `Insert: ${entryOf('milk-storage').title}`].sort());
  });

  test('the age that a message tells is kept until the answer is inserted', async () => {
    const card = await taskCardOf('fetchTask', onMessage('is my 3 day old getting enough milk?'));
    const [submit] = submitsOf(card);
    expect(submit.data).toEqual({ firstDrops: { version: 1, do: 'insert', entry: 'enough-milk', ageDays: 3 } });
    const [inserted] = await rowsOf('submitAction', pressed(submit.data));
    expect(wordsOn(card)).toEqual(expect.arrayContaining(wordsOn(inserted.content)));
    expect(wordsOn(inserted.content)).toContain('For a baby of 3 days:');
  });

  test.each([
    ['plainly', 'my baby is limp and will not wake up'],
    ['with markup in the middle', '<div>my baby is <b>li</b>mp and&nbsp;will <i>not</i> wake&nbsp;up</div>'],
    ['after a mention', '<at id="0">First Drops</at>&nbsp;my baby is limp and will not wake up'],
    ['in a long message', `${'we had a quiet night and fed well. '.repeat(50)} my baby is limp and will not wake up`],
  ])('danger is shown first: %s', async (_case, content) => {
    const card = await taskCardOf('fetchTask', onMessage(content));
    expect(wordsOn(card)).toContain(knowledge.redFlags.get('baby-unresponsive')?.message);
    const [inserted] = await rowsOf('submitAction', pressed(submitsOf(card)[0].data));
    expect(wordsOn(inserted.content)).toContain(knowledge.redFlags.get('baby-unresponsive')?.message);
  });

  test('danger in the subject of a post counts', async () => {
    const card = await taskCardOf('fetchTask', { commandId: 'answer', messagePayload: { subject: 'my baby is limp and will not wake up', body: { contentType: 'html', content: '<p>room 4</p>' } } });
    expect(wordsOn(card)).toContain(knowledge.redFlags.get('baby-unresponsive')?.message);
  });

  test.each([
    ['a question without an answer', 'what is the capital of france', /did not find an answer/],
    ['thanks', 'thank you!', /no question about feeding/],
    ['a command', 'start over', /no question about feeding/],
    ['another language', 'do you speak spanish', /only speak English/],
    ['no words at all', '<p>&nbsp;</p><img alt="a cat" src="https://example.org/cat.gif">', /no question about feeding/],
  ])('%s is refused kindly, with room to ask in other words', async (_case, content, expected) => {
    const card = await taskCardOf('fetchTask', onMessage(content));
    expect(wordsOn(card).join()).toMatch(expected);
    expect(card.body.map(({ type }) => type)).toEqual(['TextBlock', 'Input.Text']);
  });

  test('the name of the colleague and the words of the message are in no reply', async () => {
    const reply = JSON.stringify(await invoke('fetchTask', onMessage('marker-zebra <at id="0">Zoe Marker</at> sore nipples')));
    expect(reply).not.toMatch(/zebra|Zoe/i);
  });
});

describe('called from the compose box, without a message', () => {
  test('it asks for the question, and answers that', async () => {
    const card = await taskCardOf('fetchTask', { commandId: 'answer', commandContext: 'compose' });
    expect(card.body.map(({ type }) => type)).toEqual(['TextBlock', 'Input.Text']);
    const answered = await taskCardOf('submitAction', pressed({ ...Object(submitsOf(card)[0].data), words: 'sore nipples' }));
    expect(wordsOn(answered)).toContain(entryOf('sore-nipples').short);
  });

  test('without words it asks again', async () => {
    const card = await taskCardOf('submitAction', pressed({ firstDrops: { version: 1, do: 'find' }, words: '  ' }));
    expect(card.body.map(({ type }) => type)).toEqual(['TextBlock', 'Input.Text']);
  });
});

describe('a press that no card of ours carries is met with a kind sentence', () => {
  test.each<[string, unknown]>([
    ['no data', undefined], ['null', null], ['a text', 'insert'], ['a list', []], ['an empty object', {}], ['data of another app', { action: 'insert' }],
    ['another version', { firstDrops: { version: 2, do: 'insert', entry: 'mastitis' } }],
    ['another verb', { firstDrops: { version: 1, do: 'delete', entry: 'mastitis' } }],
    ['an answer that is not there', { firstDrops: { version: 1, do: 'insert', entry: 'nothing' } }],
    ['what every object has', { firstDrops: { version: 1, do: 'insert', entry: '__proto__' } }],
    ['a danger that is not there', { firstDrops: { version: 1, do: 'insert', redFlag: 'mastitis' } }],
    ['text of its own', { firstDrops: { version: 1, do: 'insert', text: 'Buy this!' } }],
    ['an age out of this world', { firstDrops: { version: 1, do: 'insert', entry: 'mastitis', ageDays: -1 } }],
    ['an age in words', { firstDrops: { version: 1, do: 'insert', entry: 'mastitis', ageDays: 'three' } }],
    ['an endless id', { firstDrops: { version: 1, do: 'insert', entry: 'm'.repeat(100_000) } }],
  ])('%s', async (_case, data) => {
    expect(await sentenceOf('submitAction', pressed(data))).toMatch(/open First Drops again/);
  });

  test('and one with a text slipped in inserts our own words only', async () => {
    const [inserted] = await rowsOf('submitAction', pressed({ firstDrops: { version: 1, do: 'insert', entry: 'mastitis', text: 'Buy this!', short: 'Buy this!' } }));
    expect(JSON.stringify(inserted)).not.toContain('Buy this!');
  });
});

describe('whatever arrives, the reply has a shape that Teams can show', () => {
  const values: readonly (readonly [string, unknown])[] = [
    ['an empty object', {}], ['an unknown command', { commandId: 'somethingNew', parameters: [] }], ['a command that is no text', { commandId: { a: 1 } }], ['no parameters', { commandId: 'search' }],
    ['parameters that are no list', { commandId: 'search', parameters: 'words' }], ['parameters of odd kinds', { commandId: 'search', parameters: [null, 7, {}, { name: 'words', value: 7 }, { name: 7, value: 'words' }] }],
    ['no message', { commandId: 'answer', messagePayload: null }], ['a message that is a text', { commandId: 'answer', messagePayload: 'hello' }], ['a message without a body', { commandId: 'answer', messagePayload: {} }],
    ['a body that is null', { commandId: 'answer', messagePayload: { body: null } }], ['a body of a number', onMessage(7)], ['a body without content', { commandId: 'answer', messagePayload: { subject: 7, body: { contentType: 7 } } }],
    ['a preview that we never show', { commandId: 'answer', botMessagePreviewAction: 'send', botActivityPreview: [] }], ['an odd preview', { commandId: 'answer', botMessagePreviewAction: 'dance' }],
  ];
  const names: readonly InvokeName[] = ['query', 'fetchTask', 'submitAction', 'queryLink', 'anonymousQueryLink'];

  test.each([['nothing', undefined], ['null', null], ['a number', 7], ['a text', 'search'], ['a list', [1, 2]]])('%s is answered or refused, and nothing is thrown', async (_case, value) => {
    for (const name of names) {
      const [sent, ...more] = await botUnderTest().send(activityOf(name, value));
      expect([sent.type, [200, 400].includes(z.object({ status: z.number() }).parse(sent.value).status), more]).toEqual(['invokeResponse', true, []]);
    }
  });

  test.each(values)('%s', async (_case, value) => {
    for (const name of names) expect(Object.keys(await invoke(name, value))).toHaveLength(1);
  });

  test.each([
    ['words', 'my nipples are sore '.repeat(5_000)], ['one word', 'a'.repeat(100_000)], ['open brackets', '<'.repeat(100_000)], ['open tags', '<at>'.repeat(25_000)], ['half entities', '&#x'.repeat(33_000)], ['spaces and lines', ' \n'.repeat(50_000)],
  ])('100 KB of %s are answered within a second or two', async (_case, text) => {
    // Of work, not by the clock: another process may have had the machine meanwhile.
    const start = process.cpuUsage();
    await invoke('query', typed(text));
    await invoke('fetchTask', onMessage(text));
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1_000).toBeLessThan(4_000);
  });
});
