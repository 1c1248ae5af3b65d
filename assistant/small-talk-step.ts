import { wordsOf } from './language/words';
import { phraseReader } from './small-talk';
import type { SmallTalk } from './answer';
import type { AssistantParts, Step } from './assistant';

/** Greetings, thanks, "are you a robot", and messages without a word. What is pending stays pending. */
export function smallTalkStep({ knowledge }: AssistantParts): Step {
  const readSmallTalk = phraseReader<SmallTalk>(knowledge.words.smallTalk, 'affirmation');
  return ({ utterance, conversation }) => {
    const smallTalk = wordsOf(utterance).length === 0 ? 'empty' : readSmallTalk(utterance);
    return smallTalk && { kind: 'small-talk', smallTalk, conversation };
  };
}
