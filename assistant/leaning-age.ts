/** "what about at 2 weeks", "no I meant 3 days": the last answer for another age. */
import { bareAgeDays } from './age';
import { readBabyAgeDays } from './language/ages';
import { wordsOf } from './language/words';
import { answered } from './question';
import type { Answer, Turn } from './answer';
import type { KnowledgeEntry } from './knowledge/types';
import type { Leaning } from './leaning';

/** Words that may stand around an age without asking for anything else. */
const aroundAge = new Set('a about after age around at baby be birth boy by day days for from girl he hits hour hours hrs if is it lo month months mths my no now of old on once only our over reaches she since the then they this turns under until was week weeks when will wk wks one two three four five six seven eight nine ten eleven twelve'.split(' '));

/** Undefined when the message is not an age alone, or when the last answer is the same at every age and nothing was put right. */
export function answerForAge({ kind, rest }: Leaning, last: KnowledgeEntry, { conversation, now }: Turn): Answer | undefined {
  const told = kind === 'opened' || kind === 'corrected' ? ageAlone(rest) : undefined;
  if (told === undefined) return undefined;
  const aged = { ...conversation, babyAgeDays: told };
  if (kind === 'corrected' && conversation.babyAgeDays !== undefined) {
    const corrected = { ...aged, ageToldAt: now };
    return last.variants.length > 0 ? answered(last, 1, corrected) : { kind: 'small-talk', smallTalk: 'ageTold', conversation: corrected };
  }
  if (last.variants.length === 0) return undefined;
  const answer = answered(last, 1, aged);
  // Asked for, not told: the baby is as old as before.
  return { ...answer, conversation: { ...answer.conversation, babyAgeDays: conversation.babyAgeDays } };
}

function ageAlone(text: string): number | undefined {
  const words = wordsOf(text);
  return words.every((word) => aroundAge.has(word) || /^[\d.]+$/.test(word)) ? readBabyAgeDays(text) ?? bareAgeDays(text) : undefined;
}
