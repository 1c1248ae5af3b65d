/** What `npm run ablation` takes away from the matcher, or changes in it, one part at a time. */
import { featuresOf } from '../assistant/search/features';
import { standardRecipe, type Recipe } from '../assistant/search/model';
import type { LabelledText } from '../assistant/search/training-set';
import type { WordLists } from '../assistant/knowledge/types';

export interface Variant {
  readonly name: string;
  readonly recipe: (words: WordLists) => Recipe;
  readonly isSpellingRepaired: boolean;
  /** What is learned of the texts that may be learned. */
  readonly lessons: (texts: readonly LabelledText[]) => readonly LabelledText[];
  /** Models averaged: one, or two with other random beginnings. */
  readonly models: number;
}

const whole: Omit<Variant, 'name'> = { recipe: standardRecipe, isSpellingRepaired: true, lessons: (texts) => texts, models: 2 };

function withWords(change: (words: WordLists) => Partial<WordLists>): Variant['recipe'] {
  return (words) => standardRecipe({ ...words, ...change(words) });
}

function withSoftmax(change: Partial<Recipe['softmax']>): Variant['recipe'] {
  return (words) => ({ ...standardRecipe(words), softmax: { ...standardRecipe(words).softmax, ...change } });
}

function withFeatures(isKept: (name: string) => boolean): Variant['recipe'] {
  return (words) => ({ ...standardRecipe(words), featuresOf: (query) => new Map([...featuresOf(query)].filter(([name]) => isKept(name))) });
}

/** One phrasing in so many; the out-of-scope messages stay whole. */
function oneIn(share: number): Variant['lessons'] {
  return (texts) => texts.filter(({ entryId }, at) => entryId === undefined || at % share === 0);
}

/** The first is the product; the others are compared with it. */
export const variants: readonly Variant[] = [
  { ...whole, name: 'as it is' },
  { ...whole, name: 'another random beginning', recipe: withSoftmax({ seed: 5 }) },
  { ...whole, name: 'without synonyms', recipe: withWords(() => ({ synonyms: new Map() })) },
  { ...whole, name: 'without spelling repair', isSpellingRepaired: false },
  { ...whole, name: 'without taking padding off', recipe: withWords(({ smallTalk }) => ({ fillers: [], smallTalk: new Map([...smallTalk].map(([kind]) => [kind, []])) })) },
  { ...whole, name: 'words and pairs only', recipe: withFeatures((name) => !name.startsWith('c:')) },
  { ...whole, name: 'words and characters, no pairs', recipe: withFeatures((name) => !name.startsWith('b:')) },
  { ...whole, name: 'characters only', recipe: withFeatures((name) => name.startsWith('c:')) },
  { ...whole, name: 'rank 48 each', recipe: withSoftmax({ rank: 48 }) },
  { ...whole, name: 'rank 128 each', recipe: withSoftmax({ rank: 128 }) },
  { ...whole, name: 'without dropout', recipe: withSoftmax({ dropout: 0 }) },
  { ...whole, name: 'half of the phrasings', lessons: oneIn(2) },
  { ...whole, name: 'a quarter of the phrasings', lessons: oneIn(4) },
  { ...whole, name: 'without the class "none of these"', lessons: (texts) => texts.filter(({ entryId }) => entryId !== undefined) },
  { ...whole, name: 'one model instead of two', models: 1 },
  { ...whole, name: 'one model, rank 128, 8 rounds', recipe: withSoftmax({ rank: 128, epochs: 8 }), models: 1 },
];
