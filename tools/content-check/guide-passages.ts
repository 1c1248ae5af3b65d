import { z } from 'zod';
import { readFrontMatter } from '../../assistant/knowledge/front-matter';
import { passagesOf, type Passage } from './passages';

/** The front matter as far as it can be read. What is wrong with it is the loader's to say. */
const words = z.string().catch('');
const emptyStep = { text: '', ask: '', picture: { alt: '' }, choices: [] };
const step = z.object({
  text: words, ask: words,
  picture: z.object({ alt: words }).catch({ alt: '' }),
  choices: z.array(z.object({ say: words }).catch({ say: '' })).catch([]),
}).catch(emptyStep);
const schema = z.object({ intro: words, steps: z.record(z.string(), step).catch({}) });
type Spoken = z.infer<typeof schema>;

/**
 * Everything that a guided check says to a parent: its questions stand in the front matter, its outcomes below it.
 * The words by which a parent's own are recognised ("starts", "also", "told") are left out: nobody reads them.
 */
export function guidePassagesOf(text: string): Passage[] {
  const { intro, steps } = spokenIn(text);
  const lines = text.split(/\r?\n/);
  const outcomes = passagesOf(text).map((passage) => ({ ...passage, section: `the outcome "${passage.section}"` }));
  return [
    ...passageIn(lines, { section: 'the introduction', kind: 'paragraph', text: intro }, 0),
    ...Object.entries(steps).flatMap(([id, said]) => stepPassages(lines, id, said)),
    ...outcomes,
  ];
}

/** Buttons and the words in place of a picture are fragments: they have words to keep out, but no reading grade. */
function stepPassages(lines: readonly string[], id: string, { text, ask, picture, choices }: Spoken['steps'][string]): Passage[] {
  const section = `the step "${id}"`;
  const from = indexOf(lines, `  ${id}:`, Math.max(0, lines.indexOf('steps:')));
  return [
    ...[text, ask].flatMap((said) => passageIn(lines, { section, kind: 'paragraph', text: said }, from)),
    ...[picture.alt, ...choices.map(({ say }) => say)].flatMap((said) => passageIn(lines, { section, kind: 'label', text: said }, from)),
  ];
}

/** None without text. A text that its line writes in another way, as with an escaped quote, is told of where its step begins. */
function passageIn(lines: readonly string[], said: Omit<Passage, 'line'>, from: number): Passage[] {
  return said.text === '' ? [] : [{ ...said, line: indexOf(lines, said.text, from) + 1 }];
}

function indexOf(lines: readonly string[], part: string, from: number): number {
  const at = lines.findIndex((line, index) => index >= from && line.includes(part));
  return at === -1 ? from : at;
}

function spokenIn(text: string): Spoken {
  try {
    const read = schema.safeParse(readFrontMatter(text).data);
    return read.success ? read.data : { intro: '', steps: {} };
  } catch (thrown) {
    // The loader reports the same mistake with its line.
    if (thrown instanceof Error) return { intro: '', steps: {} };
    throw thrown;
  }
}
