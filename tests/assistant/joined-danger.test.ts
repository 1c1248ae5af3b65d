import { answersTo, gist, lastAnswerTo } from './conversing';

describe('a danger told over two messages', () => {
  test.each([
    [['he is 5 days old', 'he sleeps 8 hours at night', 'and he hasnt fed in 9'], 'baby-not-feeding ask'],
    [['baby hasnt fed', 'for 10 hours'], 'baby-not-feeding ask'],
    [['hes lost weight too', 'like 12 percent'], 'baby-weight-severe ask'],
    [['hes got a fever', '6 weeks'], 'baby-fever ask'],
    [['she has a temperature', 'she is 3 weeks old'], 'baby-fever ask'],
  ])('%j → %s', (said, expected) => {
    expect(gist(lastAnswerTo(...said))).toBe(expected);
  });
  test('where it may be the mother or the baby, one of the two is asked about', () => {
    expect(['baby-fever ask', 'sepsis-fever ask']).toContain(gist(lastAnswerTo('shes got a fever', '6 weeks')));
  });
  test.each([[['she has a temperature', '8 months']], [['hes lost weight too', 'like 2 percent']], [['my baby sleeps a lot', '10 hours']], [['i want to store milk', '10 hours']], [['how long does milk keep', '12 hours']]])('%j is none', (said) => {
    expect(lastAnswerTo(...said).kind).not.toBe('red-flag');
  });
  test('only the very next message makes it whole', () => {
    expect(lastAnswerTo('hes lost weight too', 'how do i latch my baby', 'like 12 percent').kind).not.toBe('red-flag');
  });
  test('is remembered without a word of the message', () => {
    const [first] = answersTo('shes got a fever and Amelia is so sweet');
    expect(JSON.stringify(first.conversation)).not.toMatch(/fever and|Amelia|sweet/);
    expect(first.conversation.near?.every((near) => Object.keys(near).every((key) => ['redFlagId', 'of', 'limit'].includes(key))) ?? true).toBe(true);
  });
});

describe('while a card waits, one more sign of its danger keeps it', () => {
  test.each([
    [['my wife gave birth on monday', 'she has a headache', 'her hands are swollen'], 'severe-headache sure'],
    [['skin looks a bit orange', 'eyes too'], /^baby-jaundice/],
    [['i have a fever of 39 and my breast is red and hot', 'shivering loads'], /^(mastitis|sepsis)-fever sure$/],
    [['my baby has a fever', '39'], /^baby-fever/],
  ])('%j', (said, expected) => {
    expect(gist(lastAnswerTo(...said))).toMatch(expected);
  });
  test.each([['how do i latch my baby'], ['can i drink coffee'], ['i want to know about pumps'], ['thanks']])('"%s" is a message of its own', (utterance) => {
    expect(lastAnswerTo('my baby has a fever', utterance).kind).not.toBe('red-flag');
  });
});
