/** The sheet as headings, paragraphs and list items, one after the other, before they are broken into lines. */
import { runsOf, type Run } from './runs';
import type { Sheet } from './sheet';
import { helpGap, scales, type Setting } from './sheet-settings';

/** As PDF names them, LI is an item of a list; and a heading with its text right behind it. */
export type Tag = 'H1' | 'H2' | 'P' | 'LI' | 'H2 and P';

export interface Block {
  readonly tag: Tag;
  readonly runs: readonly Run[];
  readonly scale: number;
  /** Space above, in sizes. */
  readonly before: number;
}

function block(tag: Tag, runs: readonly Run[], { scale = 1, before = 0 } = {}): Block {
  return { tag, runs, scale, before };
}

function bold(text: string): readonly Run[] {
  return [{ text, isBold: true }];
}

export function answerBlocks({ title, answers }: Sheet, setting: Setting): readonly Block[] {
  return [block('H1', bold(title), { scale: scales.title }), ...answers.flatMap((answer) => answerBlock(answer, setting))];
}

function answerBlock({ title, short }: Sheet['answers'][number], { gap, headings }: Setting): readonly Block[] {
  const [first, ...others] = paragraphsOf(short);
  if (headings === 'above' || first === undefined) return [block('H2', bold(title), { before: gap }), ...paragraphsOf(short)];
  const heading: Run = { text: `${title}${runInSpace}`, isBold: true, isHeading: true };
  return [block('H2 and P', [heading, ...first.runs], { before: gap }), ...others];
}

/** Two that no line is broken at. */
const runInSpace = '\u00a0\u00a0';

/** An item of a list is a line of its own, with its mark. */
function paragraphsOf(markdown: string): readonly Block[] {
  return markdown.split(/\n{2,}|\n(?=- |\d+\. )/).map((paragraph) => block('P', runsOf(paragraph)));
}

export function helpBlocks({ help }: Sheet): readonly Block[] {
  return [block('H2', bold(help.title)), ...help.sentences.map((sentence) => block('LI', withBoldNumbers(runsOf(sentence)), { before: helpGap }))];
}

/** Found at a glance, in a hurry. */
function withBoldNumbers(runs: readonly Run[]): readonly Run[] {
  return runs.map((run) => ({ ...run, isBold: run.isBold || run.address !== undefined }));
}

export function footBlocks({ chat, notes, smallPrint }: Sheet): readonly Block[] {
  return [
    ...(chat === undefined ? [] : [block('P', runsOf(chat.words))]),
    ...notes.map((note) => block('P', bold(note))),
    block('P', [{ text: smallPrint, isBold: false }], { scale: scales.small }),
  ];
}
