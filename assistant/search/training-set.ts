import { wordsOf } from '../language/words';
import type { KnowledgeBase, KnowledgeEntry } from '../knowledge/types';

export interface LabelledText {
  readonly text: string;
  /** An entry's id; undefined for a message that no entry answers. */
  readonly entryId?: string;
  readonly weight: number;
}

/**
 * An entry with few phrasings also learns from what it says itself, at a lower weight: it is written in other words than parents use.
 * With 200 phrasings an entry gains nothing from it (docs/matching.md).
 */
const fewPhrasings = 50;
const bodyWeight = 0.3;

/** All texts the matcher learns from. */
export function trainingSet(knowledge: KnowledgeBase): LabelledText[] {
  const none = knowledge.outOfScope.map((text) => ({ text, weight: 1 }));
  return [...[...knowledge.entries.values()].flatMap(textsOfEntry), ...none];
}

function textsOfEntry(entry: KnowledgeEntry): LabelledText[] {
  const asked = ownPhrasings(entry).map((text) => ({ text, entryId: entry.id, weight: 1 }));
  if (asked.length >= fewPhrasings) return asked;
  const told = [entry.short, ...sentencesOf(entry.body)].map((text) => ({ text, entryId: entry.id, weight: bodyWeight }));
  return [...asked, ...told];
}

/** Title, the editor's questions and the further phrasings. */
export function ownPhrasings(entry: KnowledgeEntry): readonly string[] {
  return [entry.title, ...entry.questions, ...entry.phrasings];
}

/** The lines of a body without headings, numbers and links: one step or sign a line. */
function sentencesOf(body: string): string[] {
  return body
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('## Call for help'))
    .map((line) => line.replace(/^\s*(?:[-*]|\d+\.|##)\s+/, '').replace(/\]\([^)]*\)/g, ']'));
}

/** Words seen in at least `minimum` of the texts, the most frequent first: what a misspelled word may be repaired to. */
export function frequentWords(texts: readonly LabelledText[], minimum: number): string[] {
  const counts = new Map<string, number>();
  for (const { text } of texts) for (const word of new Set(wordsOf(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const frequent = [...counts].filter(([, count]) => count >= minimum);
  return frequent.sort(([one, count], [other, otherCount]) => otherCount - count || (one < other ? -1 : 1)).map(([word]) => word);
}
