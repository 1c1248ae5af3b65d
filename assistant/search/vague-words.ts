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

/** Stems of vague words, in alphabetical order. */
export function vagueStems(texts: readonly LabelledQuery[]): string[] {
  const byStem = new Map<string, Map<number, number>>();
  for (const { query, label } of texts) for (const stem of new Set(query.content)) count(byStem, stem, label);
  return [...byStem].filter(([, labels]) => isVague([...labels.values()])).map(([stem]) => stem).sort();
}

function count(byStem: Map<string, Map<number, number>>, stem: string, label: number): void {
  const labels = byStem.get(stem) ?? new Map<number, number>();
  labels.set(label, (labels.get(label) ?? 0) + 1);
  byStem.set(stem, labels);
}

function isVague(textsByLabel: readonly number[]): boolean {
  const all = textsByLabel.reduce((sum, texts) => sum + texts, 0);
  return all >= fewestTexts && Math.max(...textsByLabel) < mostShare * all;
}

/** Most vague words, and most stop words around them, of a message that says nothing: "milk", "my breast milk", "milk and not baby". */
const mostVague = 2;
const mostAround = 2;

/** Whether a message is nothing but a vague word or two, however often repeated: it deserves a choice, not an article. */
export function isOnlyVague({ stems, content }: Query, vague: ReadonlySet<string>): boolean {
  const telling = [...new Set(content)];
  return telling.length > 0 && telling.length <= mostVague && telling.every((word) => vague.has(word)) && new Set(stems).size <= telling.length + mostAround;
}
