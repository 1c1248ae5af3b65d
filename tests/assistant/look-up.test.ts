import { loadAssistant } from '../../assistant/learned';
import { loadKnowledge } from '../../assistant/knowledge/knowledge-base';
import { cacheFolder, contentFolder } from '../../tools/places';

const knowledge = loadKnowledge(contentFolder);
const mastitis = knowledge.entries.get('mastitis');
const quietly = { cacheFolder, onProgress: () => undefined };
const assistant = loadAssistant(knowledge, quietly);
const found = (utterance: string): string[] => assistant.lookUp(utterance).found.map(({ id }) => id);

test.each([
  ['mastitis', 'mastitis'],
  ['masti', 'mastitis'],
  ['how long does milk keep in the fridge', 'milk-storage'],
  ["I'm only getting a few drops", 'hand-expression-few-drops'],
])('"%s" finds %s first', (utterance, first) => {
  expect(found(utterance)[0]).toBe(first);
});

test('the answers that were offered come first, in their order', () => {
  const { answer } = assistant.lookUp('pump');
  expect(answer.kind === 'unsure' && answer.offered.map(({ id }) => id)).toEqual(found('pump').slice(0, 3));
});

test('what is beside the point is left out', () => {
  for (const utterance of ['what is the capital of france', 'hi', '', '   ', '🙂', 'x']) expect([utterance, found(utterance)]).toEqual([utterance, []]);
});

test('a half-typed word of a title is enough', () => {
  expect(found('thru')).toContain('thrush');
});

test('every title finds its entry first, and nothing twice', () => {
  for (const { id, title } of knowledge.entries.values()) {
    expect([title, found(title)[0]]).toEqual([title, id]);
    expect(new Set(found(title)).size).toBe(found(title).length);
  }
});

test('danger is the answer, and what else was meant is found beside it', () => {
  const { answer } = assistant.lookUp('my baby is limp and will not wake up');
  expect(answer.kind).toBe('red-flag');
  expect(found('my baby is limp and will not wake up')).toContain('sleepy-baby');
});

describe('where one answer is withheld', () => {
  const careful = loadAssistant(knowledge, { ...quietly, isWithheld: (content) => content === mastitis });

  test.each(['mastitis', 'Mastitis: what it is and what to do', 'hard breast and fever, is it mastitis or a blocked duct'])('"%s" does not find it', (utterance) => {
    expect(careful.lookUp(utterance).found).not.toContain(mastitis);
  });

  test('everything else is found as before', () => {
    expect(careful.lookUp('sore nipples').found.map(({ id }) => id)).toEqual(found('sore nipples'));
  });
});
