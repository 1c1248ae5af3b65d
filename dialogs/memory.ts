import { z } from 'zod';
import { newConversation } from '../assistant/conversation';
import type { Conversation } from '../assistant/answer';

const answers = z.record(z.string(), z.union([z.number(), z.string()]));

const guide = z.object({
  id: z.string(), version: z.string(), step: z.string(), answers, told: answers, path: z.array(z.string()), at: z.number(), tries: z.number().int().min(0),
});

/** The shape that is stored. Anything else, for example from an older version, is forgotten rather than trusted. */
const schema = z.object({
  offered: z.array(z.string()),
  askedRedFlag: z.string().optional(),
  afterRedFlag: z.string().optional(),
  waitingCard: z.object({ redFlagId: z.string(), certainty: z.enum(['sure', 'ask']), answersSince: z.number().int().min(0) }).optional(),
  near: z.array(z.object({ redFlagId: z.string(), of: z.enum(['age', 'hours', 'percent', 'temperature']), limit: z.number() })).optional(),
  interruptedGuide: guide.optional(),
  lastAnswered: z.string().optional(),
  earlier: z.array(z.string()).optional(),
  runnersUp: z.array(z.string()).optional(),
  babyAgeDays: z.number().int().min(0).optional(),
  ageToldAt: z.number().optional(),
  askedAge: z.enum(['just now', 'before']).optional(),
  shownParts: z.array(z.number()).optional(),
  isBrowsing: z.boolean().optional(),
  guide: guide.optional(),
  rated: z.array(z.string()).optional(),
  language: z.string(),
  failedTries: z.number().int().min(0),
});

/** The remembered conversation, or a new one. */
export function readMemory(stored: unknown): Conversation {
  const read = schema.safeParse(stored);
  return read.success ? read.data : newConversation;
}
