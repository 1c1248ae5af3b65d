import { wordsOf } from './language/words';
import { phraseReader } from './small-talk';
import { moodOf } from './small-talk-loose';
import { thresholds } from './thresholds';
import type { SmallTalk } from './answer';
import type { AssistantParts, Step } from './assistant';

const isFeeling: ReadonlySet<SmallTalk> = new Set(['low', 'scared']);

/** Greetings, thanks, low spirits, "are you a robot", and messages without a word. What is pending stays pending. */
export function smallTalkStep({ knowledge, retrieve }: AssistantParts): Step {
  const mood = (utterance: string): SmallTalk | undefined => {
    const found = moodOf(utterance);
    // Where an answer fits the feeling for sure, it says more than comfort.
    return found && isFeeling.has(found) && (retrieve(utterance).at(0)?.confidence ?? 0) >= thresholds.answer ? undefined : found;
  };
  const readSmallTalk = phraseReader<SmallTalk>(knowledge.words.smallTalk, 'affirmation');
  return ({ utterance, conversation }) => {
    const smallTalk = readSmallTalk(utterance) ?? mood(utterance) ?? (wordsOf(utterance).length === 0 ? 'empty' : undefined);
    return smallTalk && { kind: 'small-talk', smallTalk, conversation };
  };
}
