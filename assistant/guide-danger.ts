/** Danger inside a guide: the guide knows whom its question is about, and its own danger choices are danger enough. */
import { choiceOf, dangerBehind } from './late-danger';
import type { RedFlagAnswer, Turn } from './answer';
import type { Step } from './assistant';
import type { Guide, GuideChoice } from './knowledge/guides/types';
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
    return own && (own.danger === 'sure' || (found.certainty === 'ask' && (own.isJustAsked || own.danger === 'ask'))) ? undefined : found;
  };
}

interface OwnChoice {
  /** That it leads to, as far as can be told. */
  readonly danger: RedFlagAnswer['certainty'] | undefined;
  readonly isJustAsked: boolean;
}

/** Of the question that a pressed button belongs to, where that is told; else of the one just asked. */
function ownChoice({ utterance, conversation, pressed }: Turn, guides: KnowledgeBase['guides']): OwnChoice | undefined {
  if (pressed && pressed.kind !== 'guide') return undefined;
  const { guide: place } = conversation;
  const asking = pressed ?? (place && { guideId: place.id, stepId: place.step });
  const guide = asking && guides.get(asking.guideId);
  const choice = guide && choiceOf(utterance, guide, asking.stepId);
  if (!guide || !choice) return undefined;
  const isJustAsked = place?.id === guide.id && place.step === asking.stepId;
  return { isJustAsked, danger: isJustAsked ? dangerAhead(choice, guide) : dangerBehind(choice, guide, conversation)?.certainty };
}

function dangerAhead({ branches }: GuideChoice, { outcomes }: Guide): 'sure' | undefined {
  return branches.every(({ to }) => outcomes.get(to)?.kind === 'danger') ? 'sure' : undefined;
}
