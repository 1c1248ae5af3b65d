import { moodOf } from '../../assistant/small-talk-loose';

describe('kindness, anger and low spirits are met as such', () => {
  test.each([
    ['thanks so much that was lovely', 'thanks'], ['ta love, you are an angel', 'thanks'], ['cheers pal', 'thanks'], ['thanks anyways', 'thanks'], ['that really helped me', 'thanks'], ['🙏', 'thanks'], ['❤️', 'thanks'],
    ['thanks but it was not helpful', 'frustration'], ['what a dumb robot', undefined], ['u are such an idiot', 'frustration'], ['stupid useless chatbot', 'frustration'],
    ['i am such a failure', 'low'], ['im the worst mum ever', 'low'], ['i feel so alone', 'low'], ['😢', 'low'], ['i cant do this any more', 'low'], ['i regret having a baby', 'low'], ['what is the point of all this', 'low'], ["i've had enough", 'low'], ['i give up', 'low'], ['i hate my life', 'low'], ['im falling apart', 'low'], ['i hate being a mum', 'low'], ['i am so scared', 'scared'], ['really worried now', 'scared'],
  ])('"%s" → %s', (utterance, mood) => {
    expect(moodOf(utterance)).toBe(mood);
  });
});

describe('with anything else in it, the message is what else it says', () => {
  test.each(['thanks, how long does milk keep', 'thanks but my baby is limp', 'thanks is that ok?', 'i am scared my milk is drying up', 'my pump is useless', 'i feel like a failure and want to die', 'my baby is alone', 'i love wine', 'latch failed again', 'she cant take the bottle', 'i give up on the left breast', 'i cant keep up with pumping', 'he wont give up the bottle', 'had enough milk for her', '🤖', '12'])('"%s"', (utterance) => {
    expect(moodOf(utterance)).toBeUndefined();
  });
});
