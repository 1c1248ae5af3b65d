import { z } from 'zod';
import { createLeaflets, type LeafletPage } from '../../leaflet/leaflets';
import type { KnowledgeBase, KnowledgeEntry } from '../../assistant/knowledge/types';
import { entryOf, knowledgeIn, publicAddress, textOfPage, withEntry, withoutMarks } from './content';

const american = knowledgeIn('US');
const british = knowledgeIn('UK');

function answered(knowledge: KnowledgeBase, name: string, address: string | undefined = publicAddress): LeafletPage {
  const page = createLeaflets({ knowledge: () => knowledge, publicAddress: address }).answer(name);
  if (page.kind !== 'page') throw new Error(`"${name}" leads to ${page.path}`);
  return page;
}

function htmlOf(knowledge: KnowledgeBase, name: string, address?: string): string {
  return answered(knowledge, name, address).withStyle('');
}

const approved: KnowledgeEntry = { ...entryOf(american, 'engorgement'), review: { status: 'approved', by: 'Ana Ruiz, IBCLC', on: '2026-11-02', due: '2027-11-02' } };

/** Lines of an answer that do not stand on its page exactly as they are. */
function missingLines(entry: KnowledgeEntry, page: string): string[] {
  const written = [entry.title, entry.short, entry.body, ...entry.variants.map(({ short }) => short)].flatMap((text) => withoutMarks(text).split('\n')).filter((line) => line !== '');
  return written.filter((line) => !page.split('\n').some((shown) => shown.includes(line)));
}

describe('every answer has a page', () => {
  test.each([['US', american], ['UK', british]])('with the parent\'s words unchanged, in the %s', (_region, knowledge) => {
    const wrong = [...knowledge.entries.values()].flatMap((entry) => missingLines(entry, textOfPage(htmlOf(knowledge, entry.id))).map((line) => `${entry.id}: ${line}`));
    expect(wrong).toEqual([]);
  });

  test.each([
    ['its level in words', '<p class="level normal">Normal</p>'],
    ['that nobody clinical has looked at it', 'Not yet reviewed by a clinician.'],
    ['numbers that a phone can dial', '<a href="tel:+15555550100">555-0100</a>'],
    ['the hospital\'s name', 'Larkmoor Hospital (example)'],
    ['where to read on', '<a href="/a/mastitis">Mastitis: what it is and what to do</a>'],
    ['its sources', '<a href="http://parenting.vch.ca/breastfeeding/common-challenges/engorgement/" rel="noopener noreferrer">Engorgement</a>, Vancouver Coastal Health'],
    ['the way to the chat', '<a class="button" href="/chat">Ask your own question</a>'],
    ['the version of the texts', `Version of the texts: ${american.contentVersion}.`],
    ['its language', '<html lang="en-US">'],
  ])('with %s', (_what, html) => {
    expect(htmlOf(american, 'engorgement')).toContain(html);
  });

  test('in the words and numbers of its region', () => {
    const page = htmlOf(british, 'engorgement');
    expect([page.includes('<html lang="en-GB">'), page.includes('tel:111'), page.includes('wet nappy'), /diaper/.test(page)]).toEqual([true, true, true, false]);
  });

  test('with the ages as headings, each with its level', () => {
    const days = [...htmlOf(american, 'newborn-weight').matchAll(/<h3>(.*?)<\/h3><p class="level ([a-z-]+)">/g)].map(([, heading, level]) => [heading, level]);
    const { variants } = entryOf(american, 'newborn-weight');
    expect(days).toEqual(variants.map(({ fromDay, toDay, level }) => [toDay === undefined ? `From day ${fromDay} on` : `Day ${fromDay} to ${toDay}`, level]));
  });

  test.each([
    ['behind what to do when it is normal', 'engorgement', ['What you can do', 'Call for help if']],
    ['first when it is more than that', 'mastitis', ['Call for help if', 'What you can do']],
  ])('with the signs to call for %s', (_where, id, order) => {
    expect([...htmlOf(american, id).matchAll(/<h2>(What you can do|Call for help if)<\/h2>/g)].map(([, heading]) => heading)).toEqual(order);
  });
});

describe('what search engines and chat windows read', () => {
  const Data = z.looseObject({ '@type': z.string(), name: z.string(), description: z.string(), citation: z.array(z.unknown()), url: z.string().optional() });
  const dataOf = (html: string): z.output<typeof Data> => Data.parse(JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? ''));

  test('is a medical page with its sources, and no reviewer while there is none', () => {
    const data = dataOf(htmlOf(american, 'engorgement'));
    expect(data).toMatchObject({ '@type': 'MedicalWebPage', name: entryOf(american, 'engorgement').title, url: `${publicAddress}/a/engorgement`, creativeWorkStatus: 'Draft' });
    expect([data.citation.length, 'reviewedBy' in data, 'lastReviewed' in data]).toEqual([4, false, false]);
  });

  test('names who approved it, and when', () => {
    const html = htmlOf(withEntry(american, approved), 'engorgement');
    expect(dataOf(html)).toMatchObject({ lastReviewed: '2026-11-02', reviewedBy: { name: 'Ana Ruiz, IBCLC' } });
    expect(html).toContain('Reviewed by Ana Ruiz, IBCLC on 2026-11-02.');
  });

  test.each([['a draft stays out of search engines', american, true], ['an approved answer may be found', withEntry(american, approved), false]])('%s', (_name, knowledge, isHidden) => {
    expect(htmlOf(knowledge, 'engorgement').includes('<meta name="robots" content="noindex">')).toBe(isHidden);
  });

  test('names the public address, or none', () => {
    expect(htmlOf(american, 'engorgement')).toContain(`<link rel="canonical" href="${publicAddress}/a/engorgement">`);
    const page = createLeaflets({ knowledge: () => american }).answer('engorgement');
    expect(page.kind === 'page' ? page.withStyle('') : 'canonical').not.toMatch(/canonical|og:url|"url":"undefined/);
  });

  test('no text of an answer becomes an element or ends one', () => {
    const hostile = '</script><script>alert(1)</script><img src=x onerror=alert(1)>"\'';
    const html = htmlOf(withEntry(american, { ...approved, title: hostile, short: hostile, body: `## Good to know\n${hostile}` }), 'engorgement');
    expect([html.match(/<script/g)?.length, /<img/.test(html), textOfPage(html).includes(hostile)]).toEqual([1, false, true]);
  });
});

describe('other addresses', () => {
  test.each([
    ['engorgement/', '/a/engorgement'],
    ['Engorgement', '/a/engorgement'],
    ['engorgement.md', '/a/engorgement'],
    ['ENGORGEMENT.html/', '/a/engorgement'],
    ['', '/a'],
    ['/', '/a'],
  ])('"%s" leads to %s', (name, path) => {
    expect(createLeaflets({ knowledge: () => american }).answer(name)).toEqual({ kind: 'elsewhere', path });
  });

  test.each(['nothing', '__proto__', '../site.yaml', '<b>', 'engorgement/more'])('"%s" is not there, and the page says where to go', (name) => {
    const page = answered(american, name);
    expect(page.status).toBe(404);
    expect(page.withStyle('')).toMatch(/href="\/a".*href="\/chat"/s);
    expect(page.withStyle('')).not.toContain(`${name}<`);
  });

  test('a withheld answer is not there, in no list and in no link', () => {
    const shown = { ...american, entries: new Map([...american.entries].filter(([id]) => id !== 'mastitis')) };
    const all = createLeaflets({ knowledge: () => shown }).all().withStyle('');
    expect([answered(shown, 'mastitis').status, /mastitis"/.test(all), /"\/a\/mastitis"/.test(htmlOf(shown, 'engorgement'))]).toEqual([404, false, false]);
  });
});

test('the list has every answer once, below its topic', () => {
  const html = createLeaflets({ knowledge: () => american }).all().withStyle('');
  const parts = html.split('<section class="topic"').slice(1);
  const listed = parts.map((part) => [/<h2>(.*?)<\/h2>/.exec(part)?.[1], [...part.matchAll(/href="\/a\/([\w-]+)"/g)].map(([, id]) => id)]);
  expect(listed).toEqual(american.groups.map(({ title, entries }) => [title.replace(/&/g, '&amp;'), entries]));
  expect([...html.matchAll(/href="#([\w-]+)"/g)].map(([, id]) => id)).toEqual(american.groups.map(({ id }) => id));
});
