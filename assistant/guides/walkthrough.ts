/** A guide that only walks on: "Next" is the one reply there, so anything else is a question or trouble. */
import { readReply } from './reply';
import type { Guide, GuideOutcome, GuideStep } from '../knowledge/guides/types';

export function isWalk(step: GuideStep): boolean {
  return step.kind === 'choices' && step.choices.length === 1;
}

/** "ow it hurts": where a later question of the guide has a choice for it that ends the guide, it ends at once. */
export function outcomeNamed({ steps, outcomes }: Guide, utterance: string): GuideOutcome | undefined {
  const named = [...steps.values()].filter((step) => !isWalk(step) && step.kind === 'choices').flatMap((step) => {
    const reply = readReply(step, utterance);
    return reply?.kind === 'choice' && !reply.choice.isUnsure && reply.choice.branches.length === 1 ? reply.choice.branches : [];
  });
  return named.length === 1 ? outcomes.get(named[0].to) : undefined;
}
