/** Danger inside a guide: the guide knows whom its question is about, and its own danger choices are danger enough. */
import { exactChoice } from './guides/reply';
import { wordsOf } from './language/words';
import type { Turn } from './answer';
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
    return own && (found.certainty === 'ask' || own.isDanger) ? undefined : found;
  };
}

function ownChoice({ utterance, conversation }: Turn, guides: KnowledgeBase['guides']): { readonly isDanger: boolean } | undefined {
  const guide = conversation.guide && guides.get(conversation.guide.id);
  const step = guide?.steps.get(conversation.guide?.step ?? '');
  const choice = step?.kind === 'choices' ? exactChoice(step.choices, wordsOf(utterance)) : undefined;
  return guide && choice && { isDanger: leadsToDanger(choice, guide) };
}

function leadsToDanger({ branches }: GuideChoice, { outcomes }: Guide): boolean {
  return branches.every(({ to }) => outcomes.get(to)?.kind === 'danger');
}
