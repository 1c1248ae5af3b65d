import { bestLabels, scoresOf } from '../../assistant/search/ranking';
import { readerFor } from '../../assistant/search/retriever';
import { loadModel } from '../../assistant/search/model-file';
import { competingPairs } from '../../tools/collision-pairs';
import { contributionsOf } from '../../tools/contributions';
import { nearestPhrasings } from '../../tools/nearest-phrasings';
import { cacheFolder } from '../../tools/places';
import { readyAssistant } from '../../tools/ready-assistant';
import { why } from '../../tools/why';

const ready = readyAssistant();
const { knowledge } = ready;
const model = loadModel(knowledge, cacheFolder);
const read = readerFor(knowledge, model);
const told = (utterance: string): string => why(ready, utterance).join('\n');

describe('what the words add', () => {
  test('sums up to the odds between the two entries', () => {
    const query = read('my nipples hurt when the baby latches');
    const scores = scoresOf(model, query);
    const [best, second] = bestLabels(scores, model.entryIds.length);
    const sum = contributionsOf(model, query, best, second).reduce((total, { weight }) => total + weight, 0);
    const { bias } = model.softmax;
    expect(sum + bias[best] - bias[second]).toBeCloseTo(Math.log(scores[best] / scores[second]), 2);
  });

  test('the nearest phrasing of an entry is the message itself, where it is one', () => {
    const entry = [...knowledge.entries.values()][0];
    const [nearest] = nearestPhrasings(model, read, read(entry.questions[2]), entry);
    expect(nearest.likeness).toBeCloseTo(1, 3);
  });
});

describe('npm run ask -- --why', () => {
  test('shows repairs, synonyms and what was taken off', () => {
    const lines = told('hi my nappies are suddenyl orange thanks');
    expect(lines).toMatch(/taken off +2 of 7 words/);
    expect(lines).toMatch(/repaired +suddenyl → suddenly/);
    expect(lines).toMatch(/synonyms +nappies → diaper/);
  });

  test('names winner, runner-up, margin, confidence, thresholds and decision', () => {
    const lines = told('how do i store breast milk for the nursery');
    for (const name of ['Winner', 'Runner-up', 'None of these', 'Margin', 'Nearest phrasings', 'Confidence', 'signals', 'Thresholds', 'Decision']) expect(lines).toContain(name);
  });

  test.each([
    ['how is it on a the', 'the matcher is not asked'],
    ['i want to die', 'red flag self-harm'],
    ['thank you', 'small talk (thanks)'],
    [[...knowledge.entries.values()][0].questions[0], 'the message is a title or question of'],
  ])('%s: %s', (utterance, expected) => {
    expect(told(utterance)).toContain(expected);
  });
});

describe('npm run content:collisions', () => {
  const few = new Map(['low-supply', 'increase-supply', 'oversupply'].flatMap((id) => { const entry = knowledge.entries.get(id); return entry ? [[id, entry]] : []; }));
  const pairs = competingPairs({ ...knowledge, entries: few }, model);

  test('the smallest margin stands first', () => {
    expect(pairs.length).toBeGreaterThan(3);
    expect(pairs.map(({ margin }) => margin)).toEqual(pairs.map(({ margin }) => margin).sort((one, other) => one - other));
  });

  test('a pair names the phrasings nearest to going astray, and words that draw them there', () => {
    const [{ one, other, phrasings, terms }] = pairs;
    expect(phrasings.every(({ own }) => [one, other].includes(own))).toBe(true);
    expect(terms().length).toBeGreaterThan(0);
  });
});
