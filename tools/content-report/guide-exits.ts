import type { Branch, Guide, GuideStep } from '../../assistant/knowledge/guides/types';
import { conditionWords } from './condition-words';

/** One way on from a question: which buttons, under what condition, lead where. */
export interface Exit {
  /** The words of the buttons; none where a number is asked for. */
  readonly buttons: readonly string[];
  /** In plain words; empty when nothing but the button counts. */
  readonly condition: string;
  /** Id of a step or an outcome. */
  readonly to: string;
}

/** Buttons that lead to the same place under the same condition are one exit. */
export function exitsOf(step: GuideStep, guide: Guide): Exit[] {
  const pressed = step.kind === 'input' ? [{ buttons: [], branches: step.branches }] : step.choices.map(({ say, branches }) => ({ buttons: [say], branches }));
  const merged = new Map<string, Exit>();
  for (const { buttons, branches } of pressed) branches.forEach(({ to }, at) => {
    const condition = placedCondition(branches, at, (branch) => conditionWords(branch.conditions, step.id, guide));
    const key = `${to} ${condition}`;
    merged.set(key, { to, condition, buttons: [...(merged.get(key)?.buttons ?? []), ...buttons] });
  });
  return [...merged.values()];
}

/** The first condition that holds counts: where there are several, they are numbered. */
function placedCondition(branches: readonly Branch[], at: number, wordsOf: (branch: Branch) => string): string {
  const words = wordsOf(branches[at]);
  if (words === '') return branches.length === 1 ? '' : 'otherwise';
  return branches.length > 2 ? `(${at + 1}) ${words}` : words;
}
