import { inflateSync } from 'node:zlib';
import { createLeaflets, type LeafletPage, type Pdf } from '../../leaflet/leaflets';
import { createMeasure, writePdf } from '../../leaflet/pdf';
import { plainText } from '../../leaflet/runs';
import { sheetOf, type Sheet } from '../../leaflet/sheet';
import { fittingSetting, layOut, type LaidBlock, type SheetLayout } from '../../leaflet/sheet-layout';
import { papers, settings, type Paper } from '../../leaflet/sheet-settings';
import { gradeOf } from '../../tools/content-check/grade';
import { passagesOf } from '../../tools/content-check/passages';
import type { KnowledgeBase, KnowledgeEntry, Region } from '../../assistant/knowledge/types';
import { entryOf, knowledgeIn, longest, publicAddress, textOfPage, withEntry, withoutMarks } from './content';

const regions: Readonly<Record<Region, KnowledgeBase>> = { US: knowledgeIn('US'), UK: knowledgeIn('UK') };
const places: readonly { readonly region: Region; readonly paper: keyof typeof papers }[] = [{ region: 'US', paper: 'Letter' }, { region: 'UK', paper: 'A4' }];
const measure = createMeasure();
const now = new Date(2026, 10, 29, 15, 30);
/** A hospital's host names are long. */
const longAddress = 'https://feeding-help.larkmoor-university-hospital.example.org';

function sheetWith(entries: readonly KnowledgeEntry[], region: Region = 'US', address: string | undefined = longAddress): Sheet {
  return sheetOf({ knowledge: regions[region], entries, publicAddress: address, now });
}

function laidOut(sheet: Sheet, paper: Paper): SheetLayout {
  const setting = fittingSetting(sheet, { measure, papers: [paper], spare: 0 });
  if (setting === undefined) throw new Error(`Does not fit: ${sheet.answers.map(({ id }) => id).join()}`);
  return layOut(sheet, { measure, paper, setting });
}

function blocksOf({ answers, help, foot }: SheetLayout): readonly LaidBlock[] {
  return [...answers, ...help, ...foot];
}

/** The same picks in every run. */
function picks(entries: readonly KnowledgeEntry[], count: number): readonly (readonly KnowledgeEntry[])[] {
  let seed = 20261129;
  const below = (most: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * most);
  };
  return Array.from({ length: count }, () => {
    const left = [...entries];
    return Array.from({ length: 3 + below(4) }, () => left.splice(below(left.length), 1)).flat();
  });
}

describe('the sheet is one page', () => {
  test.each(places)('with the six longest answers, in 14 point or more, on $paper', ({ region, paper }) => {
    const layout = laidOut(sheetWith(longest(regions[region], 6), region), papers[paper]);
    expect(layout.bottom).toBeLessThanOrEqual(papers[paper].height - layout.setting.margin);
    expect(layout.setting.size).toBeGreaterThanOrEqual(14);
  });

  test.each(places)('with any three to six answers on $paper, and nothing stands outside the margins', ({ region, paper }) => {
    const { width, height } = papers[paper];
    const outside = picks([...regions[region].entries.values()], 100).filter((entries) => {
      const layout = laidOut(sheetWith(entries, region), papers[paper]);
      const { margin } = layout.setting;
      const right = Math.max(...blocksOf(layout).flatMap(({ x, lines }) => lines.flatMap(({ line }) => line.map((piece) => x + piece.x + piece.width))));
      return layout.bottom > height - margin || right > width - margin;
    });
    expect(outside.map((entries) => entries.map(({ id }) => id))).toEqual([]);
  });

  test('in large print when there is room', () => {
    const short = [...regions.US.entries.values()].sort((one, other) => one.short.length - other.short.length).slice(0, 3);
    expect(laidOut(sheetWith(short), papers.Letter).setting.size).toBeGreaterThanOrEqual(16);
  });

  test('and no print is smaller than 14 point', () => expect(Math.min(...settings.map(({ size }) => size))).toBe(14));

  test('or a kind sentence, when an editor has made answers too long for it', () => {
    const [one, two, three] = longest(regions.US, 3).map((entry) => ({ ...entry, short: entry.short.repeat(6) }));
    const knowledge = [one, two, three].reduce(withEntry, regions.US);
    const { status, withStyle } = createLeaflets({ knowledge: () => knowledge }).sheet([one, two, three].map(({ id }) => id));
    expect([status, withStyle('').includes('too long for one page')]).toEqual([400, true]);
  });
});

describe('what stands on it', () => {
  const six = longest(regions.US, 6);
  const leaflets = createLeaflets({ knowledge: () => regions.US, publicAddress, now: () => now });
  const pageOf = (asked: string): LeafletPage => leaflets.sheet([asked]);
  const html = pageOf(six.map(({ id }) => id).join()).withStyle('');

  test('the answers\' titles and short answers, unchanged, on the page', () => {
    const shown = textOfPage(html).split('\n');
    expect(six.flatMap(({ title, short }) => [title, withoutMarks(short)]).filter((text) => !shown.some((line) => line.includes(text)))).toEqual([]);
  });

  test.each(places)('the answers\' titles and short answers, unchanged, on $paper', ({ region, paper }) => {
    for (const entries of [longest(regions[region], 6), longest(regions[region], 3)]) {
      const blocks = laidOut(sheetWith(entries, region), papers[paper]).answers.slice(1);
      const drawn = blocks.map(({ lines }) => lines.map(({ line }) => line.map(({ text }) => text).join('')).join(' ')).join(' ').replace(/\u00a0+ ?/g, ' ');
      expect(drawn).toBe(entries.map(({ title, short }) => `${title} ${withoutMarks(short)}`).join(' '));
    }
  });

  test.each([
    ['the hospital', 'Larkmoor Hospital (example): your feeding sheet'],
    ['that nobody clinical has looked at it', 'Not yet reviewed by a clinician.'],
    ['whom to call in danger', 'Call 911 now if your baby has trouble breathing'],
    ['the nurse line', 'the nurse line, 555-0100'],
    ['the lactation line', 'the lactation line, 555-0142'],
    ['when it was printed', 'Printed on November 29, 2026.'],
    ['which texts these are', `Version of the texts: ${regions.US.contentVersion}.`],
    ['where the chat is', 'feeding.example.org/chat'],
  ])('%s', (_what, text) => expect(textOfPage(html)).toContain(text));

  test('a code for the phone, with words beside it', () => {
    expect(html).toContain('role="img" aria-label="QR code: opens the chat at feeding.example.org/chat"');
  });

  test('no code without a public address, and on the screen the reason', () => {
    const page = createLeaflets({ knowledge: () => regions.US }).sheet(six.map(({ id }) => id)).withStyle('');
    expect([page.includes('<svg'), /<aside class="tools">.*PUBLIC_ADDRESS.*<\/aside>/s.test(page)]).toEqual([false, true]);
  });

  test('no note about reviewing when a clinician has approved all of it', () => {
    const approved = six.map((entry): KnowledgeEntry => ({ ...entry, review: { status: 'approved', by: 'Ana Ruiz', on: '2026-11-02', due: '2027-11-02' } }));
    expect([sheetWith(approved).notes, sheetWith([...approved.slice(1), six[0]]).notes.length]).toEqual([[], 1]);
  });
});

describe('its own sentences', () => {
  const { messages } = regions.US;
  const keys = ['sheetHelpEmergency', 'sheetHelpFever', 'sheetHelpNow', 'sheetHelpFeeding', 'sheetAsk'] as const;

  test.each(places.flatMap(({ region }) => keys.map((key) => [key, region] as const)))('%s (%s) is as plain as the answers, in short sentences', (key, region) => {
    const text = regions[region].messages[key];
    expect(gradeOf(passagesOf(text))).toBeLessThanOrEqual(6);
    const long = text.split(/(?<=[.?!])\s+(?=[A-Z])/).map(plainText).filter((sentence) => sentence.split(' ').length > 20);
    expect(long).toEqual([]);
  });

  const flag = (id: string): string => {
    const { title = '', message = '' } = regions.US.redFlags.get(id) ?? {};
    return `${title}. ${message}`;
  };
  const answer = (id: string): string => entryOf(regions.US, id).body;

  test.each([
    ['sheetHelpEmergency', 'trouble breathing', flag('baby-breathing')],
    ['sheetHelpEmergency', 'blue', flag('baby-breathing')],
    ['sheetHelpEmergency', 'limp', flag('baby-unresponsive')],
    ['sheetHelpEmergency', 'cannot be woken', flag('baby-unresponsive')],
    ['sheetHelpEmergency', 'chest pain or trouble breathing', flag('chest-breathing')],
    ['sheetHelpEmergency', 'seizure', flag('baby-seizure')],
    ['sheetHelpEmergency', 'seizure', flag('seizure-parent')],
    ['sheetHelpEmergency', 'the worst headache ever', flag('severe-headache')],
    ['sheetHelpEmergency', '911', flag('seizure-parent')],
    ['sheetHelpEmergency', '911', flag('heavy-bleeding')],
    ['sheetHelpEmergency', '911', flag('self-harm')],
    ['sheetHelpFever', 'under 3 months', flag('baby-fever')],
    ['sheetHelpFever', '38 °C (100.4 °F) or more', flag('baby-fever')],
    ['sheetHelpFever', 'under 36 °C', flag('baby-fever')],
    ['sheetHelpFever', 'go to the emergency department', flag('baby-fever')],
    ['sheetHelpFever', 'on the way', flag('baby-fever')],
    ['sheetHelpNow', 'no wet diaper in 8 hours', answer('diaper-counts')],
    ['sheetHelpNow', 'refuses every feed', answer('engorgement')],
    ['sheetHelpNow', 'too sleepy to feed', answer('diaper-counts')],
    ['sheetHelpNow', 'now', flag('baby-not-feeding')],
    ['sheetHelpNow', 'bad headache', answer('going-home')],
    ['sheetHelpNow', 'fever of 38 °C (100.4 °F) or more', answer('engorgement')],
  ] as const)('%s says "%s" as a danger sign or an answer does', (key, words, source) => {
    for (const text of [messages[key], source]) expect(plainText(text).toLowerCase()).toContain(words.toLowerCase());
  });
});

describe('wet diapers on the sheet', () => {
  const { sheetHelpNow } = regions.US.messages;
  const said = entryOf(regions.US, 'diaper-counts').short;

  test('are those of the answer: one on day 1 and two on day 2 are as many as there need be', () => {
    expect(said).toContain('at least 1 on day 1, 2 on day 2');
    expect(sheetHelpNow).toContain('none on day 1, or only 1 on day 2');
  });

  test('eight dry hours count from the day on which there need be one in eight', () => {
    expect(24 / 8).toBe(Number(/From day (\d)[^.]*no wet diaper in 8 hours/.exec(sheetHelpNow)?.[1]));
  });
});

describe('choosing', () => {
  const leaflets = createLeaflets({ knowledge: () => regions.US, publicAddress });

  test.each([
    ['nothing yet', [], 200, 'Choose 3 to 6 answers.'],
    ['an empty choice', [''], 200, 'Choose 3 to 6 answers.'],
    ['two', ['engorgement,mastitis'], 400, 'Please choose at least 3 answers.'],
    ['one three times', ['engorgement', 'engorgement', 'engorgement'], 400, 'Please choose at least 3 answers.'],
    ['seven', ['engorgement,mastitis,latch-how,enough-milk,thrush,leaking,d-mer'], 400, 'no more than 6'],
    ['one that is not there', ['engorgement,mastitis,constructor'], 400, 'is not here'],
    ['markup', ['<b>,<i>,<u>'], 400, 'is not here'],
  ])('%s: a form that says what to do', async (_name, asked, status, sentence) => {
    const page = leaflets.sheet(asked);
    expect([page.status, textOfPage(page.withStyle('')).includes(sentence), page.withStyle('').includes('<b>')]).toEqual([status, true, false]);
    expect(await leaflets.sheetPdf(asked)).toMatchObject({ kind: 'page', status });
  });

  test('what was right stays chosen, and in sight', () => {
    const html = leaflets.sheet(['engorgement,constructor']).withStyle('');
    expect(html).toContain('value="engorgement" checked');
    expect(html.match(/<details open>/g)?.length).toBe(1);
  });

  test.each([['with commas', ['engorgement,mastitis,latch-how']], ['one by one, as the form sends it', ['engorgement', 'mastitis', 'latch-how']], ['with spaces and a comma too many', [' engorgement , mastitis,latch-how,']]])('three %s: the sheet in that order', (_name, asked) => {
    const titles = [...leaflets.sheet(asked).withStyle('').matchAll(/<section class="answer"><h2>(.*?)<\/h2>/g)].map(([, title]) => title);
    expect(titles).toEqual(['engorgement', 'mastitis', 'latch-how'].map((id) => entryOf(regions.US, id).title));
  });
});

describe('the PDF', () => {
  const leafletsIn = (region: Region) => createLeaflets({ knowledge: () => regions[region], publicAddress: longAddress, now: () => now });
  const bytesOf = (made: LeafletPage | Pdf): Buffer => {
    if (made.kind !== 'pdf') throw new Error('That is no PDF.');
    return made.bytes;
  };

  test.each(places)('is one page of $paper for the six longest answers, tagged, with a title and a language', async ({ region, paper }) => {
    const pdf = bytesOf(await leafletsIn(region).sheetPdf(longest(regions[region], 6).map(({ id }) => id))).toString('latin1');
    const { width, height } = papers[paper];
    expect(pdf.match(/\/Type \/Page\b/g)?.length).toBe(1);
    expect(pdf).toContain(`/MediaBox [0 0 ${width} ${height}]`);
    expect(pdf).toContain(`/Lang (${region === 'UK' ? 'en-GB' : 'en-US'})`);
    expect(pdf).toMatch(/^%PDF-1\.7\n[\s\S]*%%EOF\n?$/);
    for (const part of ['/Marked true', '/DisplayDocTitle true', '<pdfuaid:part>1</pdfuaid:part>', '/StructTreeRoot', '<rdf:li xml:lang="x-default">Larkmoor Hospital (example): your feeding sheet</rdf:li>']) expect(pdf).toContain(part);
  });

  test('has headings, paragraphs, a list, links that say what they are, and a code with words', async () => {
    const pdf = bytesOf(await leafletsIn('US').sheetPdf(['engorgement,mastitis,latch-how'])).toString('latin1');
    const count = (name: string): number => pdf.match(new RegExp(`/S /${name}\\b`, 'g'))?.length ?? 0;
    expect(['Document', 'H1', 'H2', 'L', 'LI', 'LBody', 'Figure'].map(count)).toEqual([1, 1, 4, 1, 4, 4, 1]);
    expect(count('P')).toBeGreaterThanOrEqual(6);
    // 911, the nurse line twice, the lactation line, the chat.
    expect([count('Link'), pdf.match(/\/Type \/OBJR/g)?.length]).toEqual([5, expect.any(Number)]);
    expect(pdf).toContain('/URI (tel:911)');
    expect(pdf).toContain('/Contents (911)');
    expect(pdf).toContain('/Alt (QR code: opens the chat at');
  });

  test('of the same choice is made once a day', async () => {
    let today = now;
    const leaflets = createLeaflets({ knowledge: () => regions.US, now: () => today });
    const ask = async (): Promise<Buffer> => bytesOf(await leaflets.sheetPdf(['engorgement,mastitis,latch-how']));
    const first = await ask();
    today = new Date(2026, 10, 29, 23, 59);
    expect(await ask()).toBe(first);
    today = new Date(2026, 10, 30, 0, 1);
    expect((await ask()).equals(first)).toBe(false);
  });

  /** Numbers of the letters that are drawn; 0 is the empty box for a letter that the font lacks. */
  function drawnLetters(pdf: Buffer): readonly string[] {
    const streams = [...pdf.toString('latin1').matchAll(/\/Filter \/FlateDecode\n>>\nstream\n([\s\S]*?)\nendstream/g)].map(([, packed]) => inflateSync(Buffer.from(packed, 'latin1')).toString('latin1'));
    return streams.filter((text) => / Tf\n/.test(text)).flatMap((text) => [...text.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex]) => hex.match(/.{4}/g) ?? []));
  }

  async function lettersOf(text: string): Promise<readonly string[]> {
    const sheet = { ...sheetWith(longest(regions.US, 3)), answers: [{ id: 'all', title: text, short: text }] };
    return drawnLetters(await writePdf(sheet, layOut(sheet, { measure, paper: papers.Letter, setting: settings[0] }), now));
  }

  test('has every letter that occurs in the content, and those of Europe\'s names', async () => {
    const texts = places.flatMap(({ region }) => [...regions[region].entries.values()].flatMap(({ title, short, body, sources }) => [title, short, body, ...sources.map(({ publisher }) => publisher)]).concat(Object.values(regions[region].messages)));
    const letters = [...new Set(texts.join(''))].filter((letter) => letter > ' ').join('');
    const drawn = await lettersOf(`${letters} Łódź Ångström Þór Çelik Őrség œuvre “–…” €`);
    expect([drawn.length > 100, drawn.filter((letter) => letter === '0000')]).toEqual([true, []]);
  });

  test('shows an empty box for a letter that the font lacks, and does not break', async () => {
    expect((await lettersOf('snow ☃ 🍼 你')).filter((letter) => letter === '0000').length).toBeGreaterThan(0);
  });
});
