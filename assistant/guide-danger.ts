/** Danger inside a guide: the guide knows whom its question is about, and its own danger choices are danger enough. */
import { exactChoice } from './guides/reply';
import { wordsOf } from './language/words';
import type { Turn } from './answer';
import type { Step } from './assistant';
import type { DangerOutcome, Guide, GuideChoice } from './knowledge/guides/types';
import type { KnowledgeBase } from './knowledge/types';

/**
 * The danger step, but for a reply that is word for word a choice of the question just asked. When that choice leads to a danger card, the
 * guide shows it (the right one: "trouble breathing" in a question about the baby). When danger is only suspected, the guide's question was
 * the doubt already asked about. A sure danger that the guide would pass over still comes first.
 */
export function dangerInGuide(danger: Step, { guides }: Pick<KnowledgeBase, 'guides'>): Step {
  return (turn) => {
    const found = danger(turn);
    if (found?.kind !== 'red-flag') return found;
    const own = ownChoice(turn, guides);
    return own && (own.isDanger || (own.isJustAsked && found.certainty === 'ask')) ? undefined : found;
  };
}

interface OwnChoice {
  readonly isDanger: boolean;
  readonly isJustAsked: boolean;
}

/** Of the question that a pressed button belongs to, where that is told; else of the one just asked. */
function ownChoice({ utterance, conversation, pressed }: Turn, guides: KnowledgeBase['guides']): OwnChoice | undefined {
  if (pressed && pressed.kind !== 'guide') return undefined;
  const { guide: place } = conversation;
  const asking = pressed ?? (place && { guideId: place.id, stepId: place.step });
  const guide = asking && guides.get(asking.guideId);
  const choice = guide && choiceOf(utterance, guide, asking.stepId);
  return guide && choice && { isDanger: dangerOf(choice, guide) !== undefined, isJustAsked: place?.id === guide.id && place.step === asking.stepId };
}

/** The choice of a question that the message is, word for word. */
export function choiceOf(utterance: string, { steps }: Guide, stepId: string): GuideChoice | undefined {
  const step = steps.get(stepId);
  return step?.kind === 'choices' ? exactChoice(step.choices, wordsOf(utterance)) : undefined;
}

/** The danger that a choice leads straight to, whatever was answered before. */
export function dangerOf({ branches }: GuideChoice, { outcomes }: Guide): DangerOutcome | undefined {
  const dangers = branches.flatMap(({ to }) => outcomes.get(to) ?? []).filter((outcome) => outcome.kind === 'danger');
  return dangers.length === branches.length ? dangers[0] : undefined;
}
