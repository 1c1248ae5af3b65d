import { calmingIn } from '../../assistant/calming';
import { wordsFor } from '../../bot/words';
import { readyAssistant } from '../../tools/ready-assistant';
import { answersTo, gist, lastAnswerTo } from './conversing';

const { knowledge } = readyAssistant();
const limp = 'my baby is limp and will not wake up';
const askedCard = 'my baby has a fever';
const words = (...said: readonly string[]): string => wordsFor(lastAnswerTo(...said), knowledge).text;

describe('"Is this happening now?", answered late', () => {
  test.each(['yes', 'yes it is happening now', 'yes she still is', 'help', 'Yes, right now'])('"%s" after another answer still means the card', (reply) => {
    expect(gist(lastAnswerTo(askedCard, 'how long does milk keep in the fridge', reply))).toBe('baby-fever sure');
  });
  test('also after a mere command', () => {
    expect(gist(lastAnswerTo(askedCard, 'topics', 'yes'))).toBe('baby-fever sure');
  });
  test('"no" settles it', () => {
    expect(answersTo(askedCard, 'how long does milk keep in the fridge', 'no', 'yes').map(gist).slice(2)).toEqual(['notNow', 'affirmation']);
  });
  test('a yes to a newer question of a check belongs to the check', () => {
    expect(gist(lastAnswerTo(askedCard, 'few drops check', 'day 2', 'yes'))).toBe('step feeding');
  });
  test('four answers later a yes is no alarm', () => {
    const between = ['how do i latch my baby', 'how long does milk keep in the fridge', 'can i drink coffee', 'how do i clean my pump'];
    expect(gist(lastAnswerTo(askedCard, ...between, 'yes'))).toBe('affirmation');
  });
  test.each(['i need help', 'it is still happening', 'yes it is happening now'])('"%s" leads to help again after a sure card, too', (reply) => {
    expect(gist(lastAnswerTo(limp, reply))).toBe('baby-unresponsive sure');
    expect(gist(lastAnswerTo(limp, 'how do i latch my baby', reply))).toBe('baby-unresponsive sure');
  });
});

describe('a card ends what came before', () => {
  test.each(['more', 'why', 'what do i do', 'ok', 'right', 'go on'])('"%s" leans on the card', (utterance) => {
    expect(gist(lastAnswerTo('how long does milk keep in the fridge', limp, utterance))).toBe('baby-unresponsive sure');
    expect(gist(lastAnswerTo('how long does milk keep in the fridge', askedCard, utterance))).toBe('baby-fever ask');
  });
  test('and not on the topic before', () => {
    expect(lastAnswerTo('how long does milk keep in the fridge', limp).conversation.lastAnswered).toBeUndefined();
    expect(gist(lastAnswerTo('how long does milk keep in the fridge', limp, 'and in the freezer?'))).not.toBe('more');
  });
  test('"back" still leads to it', () => {
    expect(gist(lastAnswerTo('how long does milk keep in the fridge', limp, 'Yes, safe now', 'back'))).toBe('milk-storage');
  });
});

describe('the next answer reminds of the card', () => {
  test.each(['topics', 'who are you', 'how do i latch my baby', 'start over'])('"%s"', (utterance) => {
    expect(words(limp, utterance)).toContain(knowledge.messages.reminder);
    expect(words(askedCard, utterance)).toContain(knowledge.messages.reminderAsked);
    expect(words(askedCard, utterance)).not.toContain(knowledge.messages.reminder);
  });
});

describe('what sounds calm, or like a mistake, is asked about', () => {
  const calm = ['no hes fine i meant relaxed', 'she is awake now, she was just tired', 'ok thanks anyway its fine', 'sorry i meant floppy hair', 'never mind', 'he is ok now'];
  test.each(calm)('"%s" after a sure card', (utterance) => {
    const answer = lastAnswerTo(limp, utterance);
    expect(gist(answer)).toBe('overOrMistake');
    expect(wordsFor(answer, knowledge)).toMatchObject({ buttons: [knowledge.messages.dangerOver, knowledge.messages.dangerMistake, knowledge.messages.safeNo] });
    expect(words(limp, utterance)).not.toContain(knowledge.messages.reminder);
  });
  test.each([['It is over', 'safeNow'], ['It was a mistake', 'notNow'], ['No, I need help', 'baby-unresponsive sure'], ['yes', 'safeNow'], ['no', 'baby-unresponsive sure']])('then "%s" → %s', (reply, expected) => {
    expect(gist(lastAnswerTo(limp, 'i meant relaxed', reply))).toBe(expected);
  });
  test.each([['It is over', 'notNow'], ['It was a mistake', 'notNow'], ['No, I need help', 'baby-fever sure']])('then "%s" → %s, after a mere question', (reply, expected) => {
    expect(gist(lastAnswerTo(askedCard, 'i meant 36.8', reply))).toBe(expected);
  });
  test.each(['no', 'no still limp', 'no he is not ok', 'not yet', 'no help has come', 'no worse now'])('"%s" is the card again', (utterance) => {
    expect(gist(lastAnswerTo(limp, utterance))).toMatch(/^baby-(?:unresponsive|breathing) sure$/);
  });
  test.each(['is she ok', 'she is not fine', 'she was fine this morning', 'i hope she is ok', 'still not ok', 'it is over 39', 'how do i know she is fine', 'she is fine but will not feed'])('"%s" calms nobody', (utterance) => {
    expect(calmingIn(utterance)).toBeUndefined();
  });
});

describe('a check broken off by danger', () => {
  const broken = ['few drops check', 'day 2', limp];
  test.each(['Yes, safe now', 'ok thats over, carry on', 'it is over'])('is offered again after "%s"', (reply) => {
    const answer = lastAnswerTo(...broken, reply);
    expect([gist(answer), answer.pauses?.id]).toEqual(['safeNow', 'few-drops-check']);
    expect(gist(lastAnswerTo(...broken, reply, 'Go on with the check'))).toBe('step alert');
    expect(gist(lastAnswerTo(...broken, reply, 'carry on'))).toBe('step alert');
  });
  test('is not gone on with while the danger waits', () => {
    expect(gist(lastAnswerTo(...broken, 'carry on'))).toBe('baby-unresponsive sure');
  });
  test('is forgotten with another check', () => {
    expect(lastAnswerTo(...broken, 'Yes, safe now', 'nappy check').conversation.interruptedGuide).toBeUndefined();
  });
});

test('"no, not now" is answered without cheer, fit for every danger', () => {
  expect(words(askedCard, 'no')).not.toMatch(/glad|great|good news/i);
  expect(words(askedCard, 'no')).toContain('If that changes');
});

test.each(["it's all over", 'that is over now'])('after a card about self-harm "%s" is asked about, not taken as relief', (utterance) => {
  expect(gist(lastAnswerTo('i want to end my life', utterance))).toBe('overOrMistake');
});
