import { tellsLoss } from '../../assistant/loss';
import { wordsFor } from '../../bot/words';
import { readyAssistant } from '../../tools/ready-assistant';
import { lastAnswerTo } from './conversing';

const { knowledge } = readyAssistant();
const sorrow = knowledge.messages.loss;

describe('a loss that is told', () => {
  test.each([
    'My baby died two days ago and this morning there was milk', 'our son passed away and my breasts are full', 'we lost our daughter, how do I stop my milk', 'he died in my arms on Sunday', 'my son was stillborn',
    'we lost one of our twins', 'our baby did not survive', 'milk after my stillbirth', 'I had a miscarriage at 20 weeks', 'our little girl died in the NICU',
  ])('%s', (utterance) => {
    expect(tellsLoss(utterance)).toBe(true);
  });
  test.each([
    'I lost the baby weight but not my milk', 'I lost my milk since baby came home', 'the baby monitor died', 'scared my baby died in his sleep', 'what if my baby died', 'my phone died and the baby cries', 'can a miscarriage happen from nursing',
    "I lost the baby's hat", 'my mum died and I feed the baby', 'she lost half a pound',
  ])('not: %s', (utterance) => {
    expect(tellsLoss(utterance)).toBe(false);
  });
});

describe('the answer to it', () => {
  test.each(['My baby died two days ago and this morning there was milk', 'our son was stillborn and now my breasts are full', 'our baby passed away in the NICU last week, what do I do with the pumped milk', 'can I donate my milk, my baby died', 'he died in my arms on Sunday, and the milk came on Tuesday'])('%s: words of sorrow first, and what knows of a loss', (utterance) => {
    const answer = lastAnswerTo(utterance);
    expect(wordsFor(answer, knowledge).text.startsWith(`${sorrow}\n\n`)).toBe(true);
    const first = answer.kind === 'answered' ? answer.entry.id : answer.kind === 'unsure' ? answer.offered[0].id : answer.kind;
    expect(['dry-up-milk', 'donor-milk']).toContain(first);
  });
  test('who feeds the twin that lives is answered about feeding', () => {
    const answer = lastAnswerTo('one of our twins died, how do I feed his sister');
    expect(answer.kind === 'red-flag').toBe(false);
    expect(wordsFor(answer, knowledge).text).toContain(sorrow);
    expect(answer.kind === 'unsure' && answer.offered[0].id === 'dry-up-milk').toBe(false);
  });
  test('a baby who may be dying, or was found a moment ago, is a danger, not a loss', () => {
    for (const utterance of ['my baby is dying', 'I think my baby is dead', 'I think he died while I was pumping', 'my baby died', 'help my baby died', 'our baby just died in his sleep', 'my baby just died with milk coming out of his nose help', 'he died in my arms just now help me']) expect(lastAnswerTo(utterance).kind).toBe('red-flag');
  });
  test('without a loss nothing is said of one', () => {
    expect(wordsFor(lastAnswerTo('how do I stop my milk'), knowledge).text).not.toContain(sorrow);
  });
});
