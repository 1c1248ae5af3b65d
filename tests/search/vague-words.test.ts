import { asTyped, queryReader } from '../../assistant/search/query';
import { isOnlyVague, vagueStems } from '../../assistant/search/vague-words';
import { loadKnowledge } from '../../assistant/knowledge/knowledge-base';
import { contentFolder } from '../../tools/places';

const read = queryReader(loadKnowledge(contentFolder).words, asTyped);

test('a word is vague when it is frequent and no entry has much of it', () => {
  const lessons = Array.from({ length: 200 }, (_, at) => ({ query: read(`milk ${at % 2 === 0 ? 'mastitis' : 'rash'} w${at}`), label: at % 20 }));
  const own = Array.from({ length: 200 }, (_, at) => ({ query: read('flange'), label: at % 3 }));
  const vague = vagueStems([...lessons, ...own]);
  expect(vague).toContain('milk');
  expect(vague).not.toContain(read('flange').stems[0]);
});

test('a rare word is never vague', () => {
  expect(vagueStems(Array.from({ length: 50 }, (_, at) => ({ query: read('vasospasm'), label: at })))).toEqual([]);
});

describe('a message is only vague', () => {
  const words = { vague: new Set(['milk']), alone: new Set(['milk', 'hurt']) };
  test.each([['milk', true], ['milk milk milk', true], ['my milk', true], ['blue milk', false], ['how do i get my milk to come', false], ['how is it', false], ['it hurts', true], ['it hurts when i pump', false], ['thrush', false]])('%s: %s', (text, expected) => {
    expect(isOnlyVague(read(text), words)).toBe(expected);
  });
});
