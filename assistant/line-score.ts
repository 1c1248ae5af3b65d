/** How well a line of an answer fits the words of a question: the rarer a shared word is in the answer, the more it tells. */
import { questionKind } from './question-kind';
import type { Line, PartQuestion } from './fitting-part';

export interface LineScore {
  /** Whether the question has a word that could choose a line. */
  readonly hasTelling: boolean;
  /** 0: does not fit. */
  of(line: Line): number;
}

/** In every line of every answer, so they choose none. */
const everywhere = new Set(['milk', 'babi', 'breast', 'breastfe', 'breastfeed', 'feed', 'mother', 'time', 'work', 'thing', 'bit', 'littl', 'friend', 'better', 'newborn', 'often', 'frequent', 'today', 'after', 'befor', 'until', 'dure', 'start', 'happen']);
/** What is asked in one word and told in another. As stems. */
const kin: Readonly<Record<string, readonly string[]>> = {
  store: ['refriger', 'freezer', 'keep', 'label'], keep: ['refriger', 'freezer', 'store'], sit: ['room', 'counter'], catch: ['share', 'spread', 'pass', 'treat'], refreez: ['freez'], contagi: ['share', 'spread', 'pass', 'treat'],
  clean: ['wash', 'rins', 'steril'], wash: ['clean', 'rins', 'soap'], cost: ['free', 'pay', 'paid'], bigger: ['size'], smaller: ['size', 'small'], help: ['partner'],
};
/** In more lines, a word says little, or nothing. */
const fewLines = 3;
const manyLines = 6;
/** Share of the question's telling words that a line must have. */
const leastCovered = 0.5;

/** A sign to call for answers a question only when no other line does. */
const callShare = 0.5;

export function lineScorer({ utterance, entry, stemsOf, lines }: PartQuestion & { readonly lines: readonly Line[] }): LineScore {
  const title = new Set(stemsOf(entry.title));
  const inLines = lines.map(({ place, text }) => ({ place, stems: new Set(stemsOf(text)) }));
  const asked = [...new Set(stemsOf(utterance))].filter((stem) => !everywhere.has(stem));
  const beyondTitle = asked.filter((stem) => !title.has(stem));
  // The title's words are in every line's mind; they choose one only when nothing else does.
  const telling = beyondTitle.length > 0 || questionKind(utterance) !== undefined ? beyondTitle : asked;
  const weightOf = (stem: string): number => {
    const count = inLines.filter(({ stems }) => stems.has(stem)).length;
    return count > manyLines ? 0 : count > fewLines ? 0.5 : 1;
  };
  const found = (stems: ReadonlySet<string>, stem: string): number => (stems.has(stem) ? weightOf(stem) : (kin[stem] ?? []).some((other) => stems.has(other)) ? 0.6 : 0);
  const of = ({ place, section }: Line): number => {
    const stems = inLines.find((line) => line.place === place)?.stems ?? new Set<string>();
    const isCall = section === 'Call for help if';
    const scores = telling.map((stem) => (isCall ? (stems.has(stem) ? weightOf(stem) * callShare : 0) : found(stems, stem)));
    const covered = scores.filter((score) => score > 0).length;
    return covered >= leastCovered * telling.length ? scores.reduce((sum, score) => sum + score, 0) : 0;
  };
  return { hasTelling: telling.length > 0, of };
}
