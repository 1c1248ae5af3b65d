import { loadKnowledge } from '../../assistant/knowledge/knowledge-base';
import { loadModel } from '../../assistant/search/model-file';
import { buildRetriever } from '../../assistant/search/retriever';
import { ownPhrasings } from '../../assistant/search/training-set';
import { cacheFolder, contentFolder } from '../../tools/places';
import { hostileInputs } from '../../tools/hostile-inputs';
import { quickest } from '../quickest';

const knowledge = loadKnowledge(contentFolder);
const retrieve = buildRetriever(knowledge, loadModel(knowledge, cacheFolder));
const first = (utterance: string): string | undefined => retrieve(utterance).at(0)?.entry.id;

describe('a question finds its entry', () => {
  test.each([
    ["I'm only getting a few drops", 'hand-expression-few-drops'],
    ['im only gettin a few drps', 'hand-expression-few-drops'],
    ['  I’M ONLY GETTING A FEW DROPS!!! 😢', 'hand-expression-few-drops'],
    ['hi there, quick question, only a few drops come out when i hand express?', 'hand-expression-few-drops'],
    ['boobs like two bricks', 'engorgement'],
    ['my breasts are rock hard and full', 'engorgement'],
    ['how long can expressed milk stay in the fridge', 'milk-storage'],
    ['is she getting enough', 'enough-milk'],
    ['how many wet nappies should a 3 day old have', 'diaper-counts'],
    ['he falls asleep as soon as he latches', 'sleepy-baby'],
    ['is sertraline ok when nursing', 'medications'],
    ['my nipple is cracked and bleeding', 'sore-nipples'],
    ['baby only wants the left side', 'one-side-refusal'],
    ['mastitus', 'mastitis'],
    ['who can help me with latching, is there someone at the hospital i can call', 'getting-help'],
  ])('%s → %s', (utterance, expected) => {
    expect(first(utterance)).toBe(expected);
  });
});

test('every question an editor listed, typed exactly, finds its own entry', () => {
  const lost = [...knowledge.entries.values()].flatMap((entry) => entry.questions.filter((question) => first(question) !== entry.id));
  expect(lost).toEqual([]);
});

test('at least 98 % of all phrasings find their own entry', () => {
  const all = [...knowledge.entries.values()].flatMap((entry) => ownPhrasings(entry).map((text) => ({ id: entry.id, text })));
  const found = all.filter(({ id, text }) => first(text) === id);
  expect(found.length / all.length).toBeGreaterThanOrEqual(0.98);
}, 60_000);

test('the same question gives the same matches again', () => {
  const ask = (): unknown => retrieve('my milk looks thin and blue, is it bad').map(({ entry, confidence }) => [entry.id, confidence]);
  expect(ask()).toEqual(ask());
});

describe('a message that says nothing finds nothing', () => {
  test.each([[''], ['   '], ['😀🍼'], ['how is it on a the'], ['2'], ['???']])('%j', (utterance) => {
    expect(retrieve(utterance).map(({ entry }) => entry.id)).toEqual([]);
  });

  test('another alphabet is matched to nothing worth offering', () => {
    expect(retrieve('молоко').at(0)?.confidence ?? 0).toBeLessThan(0.01);
  });
});

describe('hostile input', () => {
  test.each(hostileInputs().map(({ name, text }) => [name, text]))('%s: bounded time and no throw', (_name, text) => {
    // The promise is 50 ms; a loaded test machine gets some room.
    expect(quickest(() => retrieve(text))).toBeLessThan(250);
  });

  test.each([['__proto__'], ['constructor'], ['toString'], ['hasOwnProperty valueOf']])('%s is no question', (text) => {
    expect(retrieve(text).at(0)?.confidence ?? 0).toBeLessThan(0.3);
  });
});
