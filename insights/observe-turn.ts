/** From a turn to what may be kept of it. */
import type { Answer, GuideSaying, Turn } from '../assistant/answer';
import { isNight } from '../assistant/framing';
import { confidenceBand } from './confidence-band';
import type { Feedback, SeenChannel, SeenTurn } from './seen';

export interface HeardAnswer {
  readonly turn: Pick<Turn, 'conversation' | 'local'>;
  readonly answer: Answer;
}

export interface Passage {
  readonly channelId: string;
  readonly milliseconds: number;
}

const channels = ['directline', 'webchat', 'msteams', 'emulator'] as const;

/** A channel's name comes with the activity: whoever posts one could write anything there. */
export function channelOf(channelId: string): SeenChannel {
  return channels.find((channel) => channel === channelId) ?? 'other';
}

export function observeTurn({ turn, answer }: HeardAnswer, { channelId, milliseconds }: Passage): SeenTurn {
  return { kind: answer.kind, channel: channelOf(channelId), milliseconds, ...idsOf(answer), ...hoursOf(turn), ...feedbackOn(turn, answer) };
}

export function observeFailure({ channelId, milliseconds }: Passage): SeenTurn {
  return { kind: 'failed', channel: channelOf(channelId), milliseconds };
}

function idsOf(answer: Answer): Partial<SeenTurn> {
  switch (answer.kind) {
    case 'red-flag':
      return { redFlagId: answer.redFlag.id, certainty: answer.certainty };
    case 'answered':
      return { entryId: answer.entry.id, confidenceBand: confidenceBand(answer.confidence) };
    case 'unsure': case 'unknown':
      return { confidenceBand: confidenceBand(answer.confidence) };
    case 'guide':
      return { guideId: answer.guideId, ...guideEndOf(answer.saying) };
    case 'command': case 'small-talk':
      return {};
  }
}

function guideEndOf(saying: GuideSaying): Pick<SeenTurn, 'guideEnd'> {
  switch (saying.kind) {
    case 'step':
      return {};
    case 'outcome':
      return { guideEnd: saying.outcome.id };
    case 'stopped': case 'expired': case 'changed':
      return { guideEnd: saying.kind };
  }
}

function hoursOf({ local }: Pick<Turn, 'local'>): Pick<SeenTurn, 'hours'> {
  return local === undefined ? {} : { hours: isNight({ local }) ? 'night' : 'day' };
}

/** "Not what I meant" may be answered by the next likely entry, so the answer's kind does not tell: the list of rated entries does. */
function feedbackOn({ conversation: { rated: before = [] } }: Pick<Turn, 'conversation'>, answer: Answer): { readonly feedback?: Feedback } {
  const { rated = [] } = answer.conversation;
  const entryId = rated.at(-1);
  if (entryId === undefined || rated.length <= before.length) return {};
  return { feedback: { verdict: answer.kind === 'command' && answer.command === 'helped' ? 'helped' : 'notWhatIMeant', entryId } };
}
