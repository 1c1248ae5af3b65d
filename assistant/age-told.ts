import { bareAgeDays } from './age';
import { readBabyAgeDays } from './language/ages';
import { wordsOf } from './language/words';
import { answered } from './question';
import type { AssistantParts, Step } from './assistant';

/** Words that may stand in a message that tells an age and nothing else. */
const ageWords = new Set(
  'a an about almost and baby birth born boy day days he her his hours hour hrs i is it just lo my month months nearly newborn now of old only our pp postpartum she since so the this today they twins was week weeks wk wks we are were weeks yesterday morning night last daughter son girl little one two three four five six seven eight nine ten eleven twelve half at actually sorry oops oh no wait mean meant well ok hang on really already with it thing correction'.split(' '),
);

/** "she's 2 days old" and no question: the age is noted, and the last answer is given again if it depends on it. */
export function onlyAgeStep({ knowledge }: AssistantParts): Step {
  return ({ utterance, conversation }) => {
    const told = readBabyAgeDays(utterance) ?? bareAgeDays(utterance);
    if (told === undefined || told !== conversation.babyAgeDays || !wordsOf(utterance).every((word) => ageWords.has(word) || /^[\d.]+$/.test(word))) return undefined;
    const last = conversation.lastAnswered === undefined ? undefined : knowledge.entries.get(conversation.lastAnswered);
    return last && last.variants.length > 0 ? answered(last, 1, conversation) : { kind: 'small-talk', smallTalk: 'ageTold', conversation };
  };
}
