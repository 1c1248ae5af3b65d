/** "My baby died two days ago", "we lost our daughter", "after our stillbirth": words of sorrow come before anything that is said about milk. */
import { wordsOf } from './language/words';
import type { KnowledgeEntry } from './knowledge/types';
import type { Match } from './search/match';

const child = '(?:baby|babies|twins?|triplets?|son|daughter|boy|girl|newborn|child|preemie|premie|grandson|granddaughter)';
const lost = new RegExp(`\\b(?:lost|losing) (?:my|our|her|the|both|one of (?:my|our|the|her)) (?:\\w+ )?${child}\\b(?! (?:s|weight|fat|bump|belly|blues|monitor|bottle|spoon|bag|hat|clothes|blanket)\\b)`);
const died = new RegExp(`\\b${child} (?:(?:has|have|had|just|sadly|who) )*(?:died|passed away|(?:is|are) dead|(?:was|were) stillborn|(?:was|were) born (?:asleep|sleeping|still)|did not (?:survive|make it))\\b`);
const toldOtherwise = /\b(?:died in my arms|born sleeping|(?:had|after) (?:a|my|our|the|her)(?: late)? (?:stillbirth|miscarriage)|(?:buried|bury) (?:my|our) (?:baby|son|daughter|twins?))\b/;
/** What is feared, or was nearly so, has not happened. */
const feared = /\b(?:if|scared|afraid|frightened|terrified|worried|nearly|almost|think|thought|dream|dreamt|nightmares?)\b/;

/** Whether the message tells that a baby has died. */
export function tellsLoss(utterance: string): boolean {
  const text = wordsOf(utterance).join(' ');
  return !feared.test(text) && [lost, died, toldOtherwise].some((told) => told.test(text));
}

/** Answers that know of a loss; a hospital may have taken them out. */
const aboutLoss: readonly string[] = ['dry-up-milk', 'donor-milk'];
/** Then the question may be about the child who lives. */
const another = /\b(?:twins?|triplets?|sister|brother|sibling|surviv\w+|another baby|this (?:baby|one|time)|now (?:he|she|my baby|our baby))\b/;

export interface Found {
  readonly utterance: string;
  readonly matches: readonly Match[];
  readonly entries: ReadonlyMap<string, KnowledgeEntry>;
  /** From which confidence on a match is answered without asking. */
  readonly sure: number;
}

/** What to offer to somebody who tells of a loss, unless it is surely answered by what knows of one: "feed him every two hours" must not be said to them. */
export function offeredAfterLoss({ utterance, matches, entries, sure }: Found): readonly Pick<Match, 'entry'>[] | undefined {
  if (!tellsLoss(utterance) || another.test(wordsOf(utterance).join(' '))) return undefined;
  const [best] = matches;
  if (best !== undefined && best.confidence >= sure && aboutLoss.includes(best.entry.id)) return undefined;
  const fitting = aboutLoss.flatMap((id) => entries.get(id) ?? []).map((entry) => ({ entry }));
  // A guess about milk for a baby would hurt; what was surely asked may be asked.
  const asked = best !== undefined && best.confidence >= sure ? [best] : [];
  return fitting.length === 0 ? undefined : [...fitting, ...asked];
}
