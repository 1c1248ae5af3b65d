/** The baby's age as far as it was told: taken from any message, and older with every day that passes. */
import { readBabyAgeDays } from './language/ages';
import { bornOnWeekday } from './language/weekdays';
import type { Conversation, Turn } from './answer';

const dayMilliseconds = 24 * 3600 * 1000;

/** The turn with the age it tells, or with the age told before as it is now. */
export function withAge(turn: Turn): Turn {
  const { utterance, now, local } = turn;
  const told = readBabyAgeDays(utterance) ?? (local === undefined ? undefined : bornOnWeekday(utterance, local.weekday));
  const conversation = told === undefined ? grown(turn.conversation, now) : { ...turn.conversation, babyAgeDays: told, ageToldAt: now };
  return { ...turn, conversation };
}

/** Whole days are moved from the calendar into the age, so that the rest of a day is not lost. */
function grown(conversation: Conversation, now: number | undefined): Conversation {
  const { babyAgeDays, ageToldAt } = conversation;
  if (babyAgeDays === undefined || ageToldAt === undefined || now === undefined) return conversation;
  const days = Math.max(0, Math.floor((now - ageToldAt) / dayMilliseconds));
  return days === 0 ? conversation : { ...conversation, babyAgeDays: babyAgeDays + days, ageToldAt: ageToldAt + days * dayMilliseconds };
}
