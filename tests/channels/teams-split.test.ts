import { mostUnits, partsOf } from '../../channels/teams/message-parts';
import { splitText } from '../../channels/teams/split-text';

describe('a long text is cut', () => {
  test.each<[string, string, number, string[]]>([
    ['not at all when it fits', 'One. Two.', 9, ['One. Two.']],
    ['between paragraphs, as many in a part as fit', 'a\n\nb\n\ncccc', 10, ['a\n\nb', 'cccc']],
    ['between paragraphs rather than sentences', 'One. Two.\n\nThree. Four.', 16, ['One. Two.', 'Three. Four.']],
    ['between the points of a list when a paragraph is too long', '- one\n- two\n- three', 12, ['- one', '- two', '- three']],
    ['between sentences when a line is too long', 'It is. Are you? Yes!', 9, ['It is.', 'Are you?', 'Yes!']],
    ['between words when a sentence is too long', 'one two three', 8, ['one two', 'three']],
    ['within a word when that is too long', 'abcdefgh', 3, ['abc', 'def', 'gh']],
    ['but never within a character', '👩‍🍼👩‍🍼', 7, ['👩‍🍼', '👩‍🍼']],
    ['counted as it is written in JSON', '""""', 4, ['""', '""']],
    ['into nothing when there is nothing', ' \n\n ', 1, []],
  ])('%s', (_case, text, most, parts) => {
    expect(splitText(text, most)).toEqual(parts);
  });

  test('in a moment, however long, and without loss', () => {
    const text = 'word '.repeat(50_000).trim();
    const parts = splitText(text, 5_000);
    expect(parts.join(' ')).toBe(text);
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(5_000);
  });
});

describe('of a message', () => {
  const long = 'Milk comes. '.repeat(3_000).trim();

  test.each<[string, object]>([
    ['an invoke\'s answer', { type: 'invokeResponse', value: 'x'.repeat(30_000) }],
    ['a large card without other words', { type: 'message', attachments: [{ contentType: 'x', content: 'x'.repeat(30_000) }] }],
  ])('%s is left as it is', (_case, activity) => {
    expect(partsOf(activity)).toEqual([activity]);
  });

  test('a mention goes with the part that holds it', () => {
    const text = `${long} <at>Ann</at>`;
    const parts = partsOf({ type: 'message', text, entities: [{ type: 'mention', text: '<at>Ann</at>' }, { type: 'clientInfo' }] });
    expect(parts.map(({ entities }) => entities?.map(({ type }) => type))).toEqual([['clientInfo'], ['mention', 'clientInfo']]);
  });

  test('cards that do not fit beside the last part come after it', () => {
    const card = { contentType: 'x', content: { body: 'x'.repeat(15_000) } };
    const parts = partsOf({ type: 'message', text: long, attachments: [card] });
    expect(parts.map(({ text, attachments }) => [text !== '', attachments?.length])).toEqual([[true, undefined], [true, undefined], [false, 1]]);
    for (const part of parts) expect(JSON.stringify(part).length).toBeLessThanOrEqual(mostUnits);
  });
});
