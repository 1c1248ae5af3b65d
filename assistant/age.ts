/** The baby's age as far as it was told: taken from any message, and older with every day that passes. */
import { readBabyAgeDays } from './language/ages';
import { readHours } from './language/durations';
import { plainWords } from './language/tokens';
import { bornOnWeekday } from './language/weekdays';
import type { Conversation, Turn } from './answer';

const dayMilliseconds = 24 * 3600 * 1000;

/** The turn with the age it tells, or with the age told before as it is now. */
export function withAge(turn: Turn): Turn {
  const { utterance, now, local } = turn;
  const isAsked = turn.conversation.askedAge === 'just now';
  const isBareAge = isAsked || turn.conversation.near?.some(({ of }) => of === 'age') === true;
  const told = readBabyAgeDays(utterance) ?? (local === undefined ? undefined : bornOnWeekday(utterance, local.weekday)) ?? (isBareAge ? bareAgeDays(utterance) : undefined);
  const before: Conversation = isAsked ? { ...turn.conversation, askedAge: 'before' } : turn.conversation;
  const conversation = told === undefined ? grown(before, now) : { ...before, babyAgeDays: told, ageToldAt: now };
  return { ...turn, conversation };
}

/** More words are a message of their own. */
const mostBareWords = 4;

/** "3 days", "36 hours": an age only when it was asked for. Whole days. */
export function bareAgeDays(utterance: string): number | undefined {
  const words = plainWords(utterance);
  const [hours] = words.length <= mostBareWords ? readHours(words) : [];
  return hours === undefined ? undefined : Math.floor(hours.value / 24);
}

/** Whole days are moved from the calendar into the age, so that the rest of a day is not lost. */
function grown(conversation: Conversation, now: number | undefined): Conversation {
  const { babyAgeDays, ageToldAt } = conversation;
  if (babyAgeDays === undefined || ageToldAt === undefined || now === undefined) return conversation;
  const days = Math.max(0, Math.floor((now - ageToldAt) / dayMilliseconds));
  return days === 0 ? conversation : { ...conversation, babyAgeDays: babyAgeDays + days, ageToldAt: ageToldAt + days * dayMilliseconds };
}
