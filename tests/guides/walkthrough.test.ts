import { gist, lastAnswerTo } from '../assistant/conversing';

describe('trouble in the middle of a walk-through', () => {
  const begun = ['show me how to hand express', 'next', 'next'];
  test.each(['ow it hurts', 'this is painful'])('"%s" stops it', (utterance) => {
    expect(gist(lastAnswerTo(...begun, utterance))).toBe('outcome hurt');
  });
  test('"next" still leads on', () => {
    expect(gist(lastAnswerTo(...begun, 'next'))).toBe('step shape');
  });
});
