/** From a place in a guide to an answer. */
import { redFlagAnswer } from '../danger';
import { settled } from '../conversation';
import type { Answer, Conversation, GuideAnswer, GuideNote, GuidePlace } from '../answer';
import type { DangerOutcome, Guide, GuideStep, TellingOutcome } from '../knowledge/guides/types';
import type { KnowledgeBase } from '../knowledge/types';
import type { Arrival } from './walk';

export interface Standing {
  readonly guide: Guide;
  readonly step: GuideStep;
  readonly place: GuidePlace;
}

/** The question of a guide, for the first time or once more with a note why. */
export function asked({ guide, step, place }: Standing, conversation: Conversation, more: { readonly isFirst?: boolean; readonly note?: GuideNote } = {}): GuideAnswer {
  const { isFirst = false, note } = more;
  return { kind: 'guide', guideId: guide.id, guide, saying: { kind: 'step', step, isFirst, ...(note ? { note } : {}) }, conversation: { ...settled(conversation), guide: place, interruptedGuide: undefined } };
}

export interface Arriving {
  readonly guide: Guide;
  readonly conversation: Conversation;
  readonly knowledge: Pick<KnowledgeBase, 'entries' | 'redFlags'>;
  readonly isFirst: boolean;
}

export function arrived(arrival: Arrival, { guide, conversation, knowledge, isFirst }: Arriving): Answer {
  if (arrival.kind === 'step') return asked({ guide, step: arrival.step, place: arrival.place }, conversation, { isFirst });
  const done = settled({ ...conversation, guide: undefined, interruptedGuide: undefined });
  return arrival.outcome.kind === 'danger' ? danger(arrival.outcome, done, knowledge) : told(arrival.outcome, { guide, conversation: done, knowledge });
}

/** The loader has proved that the danger is there. */
function danger({ redFlagId }: DangerOutcome, conversation: Conversation, { redFlags }: Arriving['knowledge']): Answer {
  const redFlag = redFlags.get(redFlagId);
  if (!redFlag) throw new Error(`A guide ends in the danger "${redFlagId}", which the content does not have.`);
  return redFlagAnswer(redFlag, 'sure', conversation);
}

function told(outcome: TellingOutcome, { guide, conversation, knowledge }: Omit<Arriving, 'isFirst'>): GuideAnswer {
  const entry = knowledge.entries.get(outcome.read ?? guide.entry);
  return {
    kind: 'guide', guideId: guide.id, guide,
    saying: { kind: 'outcome', outcome, ...(entry ? { entry } : {}) },
    conversation: { ...conversation, lastAnswered: entry?.id ?? guide.entry, failedTries: 0 },
  };
}
