import { readKnowledge } from '../../assistant/knowledge/knowledge-base';
import { findabilityOf } from '../../tools/content-report/findability';
import { heldOutOutcomes, questionsOf } from '../../tools/content-report/held-out';
import { html, markdown } from '../../leaflet/markup';
import { percent } from '../../tools/content-report/entry-card';
import { diagramsOf } from '../../tools/content-report/guide-diagram';
import { reportPage } from '../../tools/content-report/page';
import { reportOf } from '../../tools/content-report/report';
import { readMaterial } from '../../tools/content-check/material';
import { shippedFiles } from '../knowledge/sample-content';
import { today } from './sample';

const files = shippedFiles();
const read = readKnowledge(files);
if (!('value' in read)) throw new Error('the shipped content is not in order');
const knowledge = read.value;

describe('how often an entry finds itself', () => {
  const outcomes = [
    { entryId: 'a', found: ['a', 'b', 'c'] },
    { entryId: 'a', found: ['a', 'b', 'c'] },
    { entryId: 'a', found: ['c', 'b', 'a'] },
    { entryId: 'a', found: ['c', 'b', 'd', 'a'] },
    { entryId: 'b', found: ['a', 'b'] },
  ];

  test('counts its own phrasings, in the first place and among the first three', () => {
    expect(findabilityOf('a', outcomes)).toMatchObject({ asked: 4, first: 2, offered: 3 });
  });

  test('of two others met as often, the one found in its place is the nearest', () => {
    expect(findabilityOf('a', outcomes).competitor).toEqual({ id: 'c', instead: 2, behind: 0 });
  });

  test('has no competitor without phrasings', () => {
    expect(findabilityOf('z', outcomes)).toEqual({ asked: 0, first: 0, offered: 0 });
  });

  test.each([[100, 100, '100 %'], [999, 1000, '99.9 %'], [9999, 10000, '99.9 %'], [1, 2, '50 %'], [0, 3, '0 %']])('%d of %d are %s', (part, whole, words) => {
    expect(percent(part, whole)).toBe(words.replace(' ', '\u00A0'));
  });
});

test('held out, every phrasing is asked once', () => {
  const entries = new Map([...knowledge.entries].slice(0, 3));
  const small = { ...knowledge, entries, outOfScope: knowledge.outOfScope.slice(0, 30) };
  const outcomes = heldOutOutcomes(small, () => undefined);
  const count = (ids: readonly string[]): Record<string, number> => Object.fromEntries([...entries.keys()].map((id) => [id, ids.filter((other) => other === id).length]));
  expect(count(outcomes.map(({ entryId }) => entryId))).toEqual(count(questionsOf(small).map(({ entryId }) => entryId)));
});

describe('what an editor writes never becomes code of the page', () => {
  test('a text put into markup is escaped', () => {
    expect(html`<p title="${'"><script>'}">${"<b>'&'"}</p>`.html).toBe('<p title="&quot;&gt;&lt;script&gt;">&lt;b&gt;&#39;&amp;&#39;</p>');
  });

  test('raw HTML in Markdown stays text, and a link that runs code is none', () => {
    const rendered = markdown('<img src=x> [tap](javascript:alert(1)) **bold**').html;
    expect(rendered).toContain('&lt;img');
    expect(rendered).not.toContain('href="javascript');
    expect(rendered).toContain('<strong>bold</strong>');
  });
});

describe('the page', () => {
  let page = '';
  beforeAll(async () => {
    const material = { knowledge, pages: readMaterial({ files, today }).material.pages, outcomes: [], diagrams: await diagramsOf(knowledge), findings: [] };
    page = reportPage(reportOf(material, { today, isHeldOut: false }), { style: '', script: '' });
  });

  test('shows every answer, every danger sign and every guided check once', () => {
    const ids = [...page.matchAll(/<article id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.sort()).toEqual([...knowledge.entries.keys(), ...[...knowledge.redFlags.keys()].map((id) => `danger-${id}`), ...[...knowledge.guides.keys()].map((id) => `check-${id}`)].sort());
  });

  test('has the question to tell it back with every answer', () => {
    const asked = [...page.matchAll(/<h4>The nurse asks<\/h4><p>([^<]*)<\/p>/g)].map(([, question]) => question);
    expect(asked.sort()).toEqual([...knowledge.entries.values()].map(({ teachBack }) => html`${teachBack}`.html).sort());
  });

  test('has a diagram in every guided check', () => {
    expect(page.match(/<svg /g)).toHaveLength(knowledge.guides.size);
  });

  test('has every placeholder filled, and asks nothing from anywhere', () => {
    expect(page).not.toMatch(/\{\{/);
    expect(page).not.toMatch(/<(?:img|link|iframe)\b|<script src|url\(|@import/);
  });

  test('links only to answers that are on it', () => {
    const ids = new Set([...page.matchAll(/<article id="([^"]+)"/g)].map(([, id]) => id));
    expect([...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id).filter((id) => !ids.has(id))).toEqual([]);
  });
});
