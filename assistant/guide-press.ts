/** A button of a guided check that is not the question just asked: pressed late, pressed twice, or by somebody else. It never answers another question. */
import { settled } from './conversation';
import { redFlagAnswer } from './danger';
import { choiceOf, dangerBehind } from './late-danger';
import type { Answer, Command, Pressed, Turn } from './answer';
import type { KnowledgeBase } from './knowledge/types';

export type GuidePress = Extract<Pressed, { readonly kind: 'guide' }>;

export interface Misplaced {
  readonly knowledge: KnowledgeBase;
  /** What the button says to a check, if it is a command: "Stop". */
  readonly command: Command | undefined;
  /** The question that is waiting now, once more; undefined when no check is under way. */
  readonly waiting: () => Answer | undefined;
}

/** These mean the same at every question of their check. */
const lasting: ReadonlySet<Command | undefined> = new Set<Command>(['stop', 'goOn']);

/** Whether the button belongs to the question just asked. */
export function isInPlace({ guideId, stepId }: GuidePress, { conversation: { guide: place } }: Turn, command: Command | undefined): boolean {
  return place?.id === guideId && (place.step === stepId || lasting.has(command));
}

/** A danger that it leads to is shown all the same. Else: where we are, or the offer to begin that check anew. */
export function misplaced({ guideId, stepId }: GuidePress, turn: Turn, { knowledge, command, waiting }: Misplaced): Answer {
  const { utterance, conversation } = turn;
  const guide = knowledge.guides.get(guideId);
  const choice = guide && choiceOf(utterance, guide, stepId);
  const danger = guide && choice && dangerBehind(choice, guide, conversation);
  const redFlag = danger && knowledge.redFlags.get(danger.redFlagId);
  if (danger && redFlag) return redFlagAnswer(redFlag, danger.certainty, conversation);
  const saying = !guide ? { kind: 'changed' } as const : { kind: command === 'stop' ? 'stopped' : 'expired' } as const;
  return waiting() ?? { kind: 'guide', guideId, ...(guide ? { guide } : {}), saying, conversation: settled(conversation) };
}
