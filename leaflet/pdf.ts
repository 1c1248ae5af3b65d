/** The door to pdfkit: measures letters, and writes a laid-out sheet as a tagged PDF (PDF/UA-1) without asking any network. */
import PDFDocument from 'pdfkit';
import { codeOf, whiteEdge } from './code';
import { byAlphabet, lettersOf, type Alphabet, type Weight } from './letters';
import type { Measure } from './lines';
import type { Box, LaidBlock, SheetLayout } from './sheet-layout';
import type { Sheet } from './sheet';
import { stretchesOf, type Placed } from './stretches';

type Document = InstanceType<typeof PDFDocument>;
type Element = ReturnType<Document['struct']>;

const weights: readonly Weight[] = ['regular', 'bold'];
const alphabets: readonly Alphabet[] = ['latin', 'latin-ext'];

function withLetters(document: Document): Document {
  for (const weight of weights) for (const alphabet of alphabets) document.registerFont(`${weight} ${alphabet}`, lettersOf(weight, alphabet));
  return document;
}

function fontName(isBold: boolean, alphabet: Alphabet): string {
  return `${isBold ? 'bold' : 'regular'} ${alphabet}`;
}

/** Texts that are remembered: the lines of all answers in all sizes, with room for edits. */
const mostKnown = 50_000;

/** Opens the fonts once; remembers each text, of which most come again and again in other sizes. */
export function createMeasure(): Measure {
  const document = withLetters(new PDFDocument({ autoFirstPage: false })).fontSize(1000);
  const known = new Map<string, number>();
  const measured = (text: string, isBold: boolean): number => byAlphabet(text).reduce((sum, part) => sum + document.font(fontName(isBold, part.alphabet)).widthOfString(part.text) / 1000, 0);
  return (text, isBold) => {
    const key = `${isBold ? 'b' : 'r'}${text}`;
    const width = known.get(key) ?? measured(text, isBold);
    if (known.size >= mostKnown) known.clear();
    known.set(key, width);
    return width;
  };
}

/** What pdfkit does and its types do not know. */
const universal: object = { subset: 'PDF/UA' };

function openDocument({ title, language }: Sheet, { paper: { width, height } }: SheetLayout, day: Date): Document {
  // The day and not the moment, so that the same sheet is the same file.
  const info = { Title: title, CreationDate: day, Creator: 'First Drops', Producer: 'PDFKit' };
  return withLetters(new PDFDocument({ size: [width, height], margin: 0, pdfVersion: '1.7', tagged: true, displayTitle: true, lang: language, info, ...universal }));
}

function drawPiece(document: Document, { piece: { text, isBold, x }, baseline, end }: Placed, left: number): void {
  document.x = left + x;
  for (const part of byAlphabet(text + end)) {
    document.font(fontName(isBold, part.alphabet));
    const at = document.x;
    const width = document.widthOfString(part.text);
    document.text(part.text, at, baseline, { lineBreak: false, baseline: 'alphabetic' });
    document.x = at + width;
  }
}

function draw(document: Document, { size, x: left }: LaidBlock, placed: readonly Placed[]): void {
  document.fontSize(size).fillColor('#000000');
  for (const one of placed) drawPiece(document, one, left);
}

/** The text of a link, and over each of its lines the place to press, which tells in words where it leads. */
function linkElement(document: Document, laid: LaidBlock, placed: readonly Placed[]): Element {
  const element = document.struct('Link');
  element.add(() => {
    draw(document, laid, placed);
    for (const { piece: { address = '', x, width, text }, baseline } of placed) {
      const told: object = { structParent: element, Contents: new String(text) };
      document.link(laid.x + x, baseline - laid.size, width, laid.size * 1.25, address, { ...told });
    }
  });
  return element;
}

function blockElements(document: Document, laid: LaidBlock): readonly Element[] {
  const parts = (isHeading: boolean) => stretchesOf(laid)
    .map((placed) => placed.filter(({ piece }) => (piece.isHeading ?? false) === isHeading))
    .filter((placed) => placed.length > 0)
    .map((placed) => (placed[0]?.piece.address === undefined ? () => draw(document, laid, placed) : linkElement(document, laid, placed)));
  const text = parts(false);
  if (laid.tag === 'LI') return [document.struct('LI', {}, [document.struct('LBody', {}, text)])];
  if (laid.tag === 'H2 and P') return [document.struct('H2', {}, parts(true)), document.struct('P', {}, text)];
  return [document.struct(laid.tag, {}, text)];
}

function drawCode(document: Document, text: string, { x, y, width }: Box): void {
  const { side, stretches } = codeOf(text);
  const module = width / side;
  for (const { x: column, y: row, length } of stretches) document.rect(x + (column + whiteEdge) * module, y + (row + whiteEdge) * module, length * module, module);
  document.fill('#000000');
}

function codeElement(document: Document, { address, alternative }: NonNullable<Sheet['chat']>, box: Box): Element {
  const described: object = { alt: alternative, bbox: [box.x, box.y, box.x + box.width, box.y + box.height] };
  return document.struct('Figure', { ...described }, [() => drawCode(document, address, box)]);
}

/** The frame around the numbers to call is decoration, and says nothing to a screen reader. */
function drawFrame(document: Document, { x, y, width, height }: Box): void {
  document.markContent('Artifact', { type: 'Layout' });
  document.lineWidth(1.5).strokeColor('#000000').rect(x, y, width, height).stroke();
  document.endMarkedContent();
}

function drawSheet(document: Document, sheet: Sheet, { answers, help, helpBox, foot, codeBox }: SheetLayout): void {
  drawFrame(document, helpBox);
  const elements = (blocks: readonly LaidBlock[]): readonly Element[] => blocks.flatMap((laid) => blockElements(document, laid));
  const code = sheet.chat === undefined || codeBox === undefined ? [] : [codeElement(document, sheet.chat, codeBox)];
  const root = document.struct('Document');
  document.addStructure(root);
  const list = document.struct('L', {}, [...elements(help.slice(1))]);
  for (const element of [...elements(answers), ...elements(help.slice(0, 1)), list, ...code, ...elements(foot)]) root.add(element);
  root.end();
}

export function writePdf(sheet: Sheet, layout: SheetLayout, day: Date): Promise<Buffer> {
  const document = openDocument(sheet, layout, day);
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.once('end', () => resolve(Buffer.concat(chunks))).once('error', reject);
    drawSheet(document, sheet, layout);
    document.end();
  });
}
