/** Words that are in everybody's mouth and say nothing alone: "milk", "baby", "again". Found in the phrasings, not listed by hand. */
import type { Query } from './query';

export interface LabelledQuery {
  readonly query: Query;
  readonly label: number;
}

/** Seen in fewer texts, a word is too rare to call vague. */
const fewestTexts = 100;
/** Share of a word's texts that its most frequent entry has. Below it the word points nowhere: "milk" 0.04, "breastfeed" 0.03, "never" 0.05; but "work" 0.09, "night" 0.11, "bottle" 0.13, "mastitis" 0.6. */
const mostShare = 0.08;
/** The same for a word that is the whole message: "sleep" 0.12 and "hurt" 0.2 deserve a choice there; "thrush" 0.6 and "mastitis" 0.6 do not. */
export const mostShareAlone = 0.3;

/** Stems of vague words, in alphabetical order. */
export function vagueStems(texts: readonly LabelledQuery[], most = mostShare): string[] {
  const byStem = new Map<string, Map<number, number>>();
  for (const { query, label } of texts) for (const stem of new Set(query.content)) count(byStem, stem, label);
  return [...byStem].filter(([, labels]) => isVague([...labels.values()], most)).map(([stem]) => stem).sort();
}

function count(byStem: Map<string, Map<number, number>>, stem: string, label: number): void {
  const labels = byStem.get(stem) ?? new Map<number, number>();
  labels.set(label, (labels.get(label) ?? 0) + 1);
  byStem.set(stem, labels);
}

function isVague(textsByLabel: readonly number[], most: number): boolean {
  const all = textsByLabel.reduce((sum, texts) => sum + texts, 0);
  return all >= fewestTexts && Math.max(...textsByLabel) < most * all;
}

/** Most vague words, and most stop words around them, of a message that says nothing: "milk", "my breast milk", "milk and not baby". */
const mostVague = 2;
const mostAround = 2;

/** Stems of words that say little; `alone` those that say little when they are the whole message. */
export interface VagueWords {
  readonly vague: ReadonlySet<string>;
  readonly alone: ReadonlySet<string>;
}

/** Whether a message is nothing but a vague word or two, however often repeated: it deserves a choice, not an article. */
export function isOnlyVague({ stems, content }: Query, { vague, alone }: VagueWords): boolean {
  const telling = [...new Set(content)];
  if (telling.length === 1 && alone.has(telling[0]) && new Set(stems).size <= 1 + mostAround) return true;
  return telling.length > 0 && telling.length <= mostVague && telling.every((word) => vague.has(word)) && new Set(stems).size <= telling.length + mostAround;
}
