/** Where an answer leads. */
import { areTrue } from './conditions';
import type { Branch, Guide, GuideAnswers } from './types';

/** The id of the step or outcome that follows. The reader has proved that the last branch always holds. */
export function nextOf(branches: readonly Branch[], answers: GuideAnswers, { table }: Pick<Guide, 'table'>): string {
  return (branches.find(({ conditions }) => areTrue(conditions, answers, table)) ?? branches[branches.length - 1]).to;
}
