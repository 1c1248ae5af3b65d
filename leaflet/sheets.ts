/** The sheet to take home, as a page and as a PDF, or the form with what is to be mended. */
import type { KnowledgeBase } from '../assistant/knowledge/types';
import { readChosen, type Chosen } from './chosen';
import { formPage } from './form-page';
import { createKept } from './kept';
import type { LeafletsParts, Pdf } from './leaflets';
import type { Measure } from './lines';
import type { LeafletPage } from './page';
import { createMeasure, writePdf } from './pdf';
import { sheetOf, type Sheet } from './sheet';
import { fittingSetting, layOut } from './sheet-layout';
import { sheetPage } from './sheet-page';
import { papers } from './sheet-settings';

export interface Sheets {
  readonly sheet: (asked: readonly string[]) => LeafletPage;
  readonly sheetPdf: (asked: readonly string[]) => Promise<LeafletPage | Pdf>;
}

/** PDFs that are remembered: the usual sheets of a ward, some 25 KB each. */
const mostKept = 50;
/** Points that stay free on a page of a browser, which sets text a little differently: less than a line. */
const spare = 14;

export function createSheets({ knowledge, publicAddress, now = () => new Date() }: LeafletsParts): Sheets {
  const kept = createKept<Buffer | undefined>(mostKept);
  let opened: Measure | undefined;
  /** The fonts are opened with the first sheet. */
  const measure: Measure = (text, isBold) => (opened ??= createMeasure())(text, isBold);
  const sheetFor = ({ entries }: Extract<Chosen, { kind: 'chosen' }>, current: KnowledgeBase): Sheet => sheetOf({ knowledge: current, entries, publicAddress, now: dayOf(now()) });

  return {
    sheet: (asked) => {
      const current = knowledge();
      const chosen = readChosen(asked, current);
      if (chosen.kind !== 'chosen') return formFor(chosen, current);
      const sheet = sheetFor(chosen, current);
      const setting = fittingSetting(sheet, { measure, papers: [papers.Letter, papers.A4], spare });
      return setting === undefined ? tooLong(chosen, current) : sheetPage({ sheet, setting, knowledge: current });
    },
    sheetPdf: async (asked) => {
      const current = knowledge();
      const chosen = readChosen(asked, current);
      if (chosen.kind !== 'chosen') return formFor(chosen, current);
      const day = dayOf(now());
      const key = [current.contentVersion, day.getTime(), ...chosen.entries.map(({ id }) => id)].join(' ');
      const bytes = await kept(key, () => pdfOf(sheetFor(chosen, current), measure, day));
      return bytes === undefined ? tooLong(chosen, current) : { kind: 'pdf', bytes };
    },
  };
}

/** Undefined when it does not fit on one page in the smallest print that we allow. */
async function pdfOf(sheet: Sheet, measure: Measure, day: Date): Promise<Buffer | undefined> {
  const paper = sheet.region === 'UK' ? papers.A4 : papers.Letter;
  const setting = fittingSetting(sheet, { measure, papers: [paper], spare: 0 });
  return setting === undefined ? undefined : writePdf(sheet, layOut(sheet, { measure, paper, setting }), day);
}

function formFor(chosen: Exclude<Chosen, { kind: 'chosen' }>, knowledge: KnowledgeBase): LeafletPage {
  return formPage(chosen.kind === 'nothing' ? { knowledge, chosen: [] } : { knowledge, chosen: chosen.entries, problem: chosen.problem });
}

function tooLong({ entries }: Extract<Chosen, { kind: 'chosen' }>, knowledge: KnowledgeBase): LeafletPage {
  return formPage({ knowledge, chosen: entries, problem: 'sheetTooLong' });
}

/** The day and not the moment, so that one day's sheet is one file. */
function dayOf(moment: Date): Date {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate());
}
