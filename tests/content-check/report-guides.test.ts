import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConditions } from '../../assistant/knowledge/guides/conditions';
import { readGuide } from '../../assistant/knowledge/guides/read-guide';
import type { Guide, GuideStep } from '../../assistant/knowledge/guides/types';
import { readKnowledge } from '../../assistant/knowledge/knowledge-base';
import { withoutMarks } from '../../tools/content-check/sentences';
import { levelWords } from '../../tools/content-report/card-parts';
import { conditionWords, named } from '../../tools/content-report/condition-words';
import { wrapped } from '../../tools/content-report/graph-text';
import { guideCard } from '../../tools/content-report/guide-card';
import { diagramsOf, type Diagrams } from '../../tools/content-report/guide-diagram';
import { exitsOf } from '../../tools/content-report/guide-exits';
import { levelOf } from '../../tools/content-report/guide-graph';
import { guideTable } from '../../tools/content-report/guide-table';
import { reportOf } from '../../tools/content-report/report';
import { shippedFiles } from '../knowledge/sample-content';
import { guideText, today } from './sample';

const read = readKnowledge(shippedFiles());
if (!('value' in read)) throw new Error('the shipped content is not in order');
const shipped = read.value;

/** A small guide, whose words are all that a page could stumble over. */
const nasty = `5 < 6 & &lt; "so" 'on' > </text><script>alert(1)</script> \\N \\l`;
const sample = guideFrom(guideText);
const hostile = guideFrom(guideText.replace('How many wet diapers?', JSON.stringify(nasty)).replace('At the breast', "'<b>\"&\\N'").replace('The count fits the age.', nasty));
const knowledge = { ...shipped, guides: new Map([...shipped.guides, ['hostile-check', { ...hostile, id: 'hostile-check' }]]) };

function guideFrom(text: string): Guide {
  const guide = readGuide({ path: 'en/guides/sample-check.md', text }, (markdown) => ({ text: markdown, unknown: [] }));
  if (!('value' in guide)) throw new Error(guide.problems.map(({ problem }) => problem).join('\n'));
  return guide.value;
}

function stepOf({ steps }: Guide, id: string): GuideStep {
  const step = steps.get(id);
  if (!step) throw new Error(`the sample guide has no step "${id}"`);
  return step;
}

/** What is read of a piece of the page. */
function words(markup: string): string {
  const named: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&', '&nbsp;': ' ', '&#160;': ' ' };
  return markup.replace(/<[^>]*>/g, ' ').replace(/&#(\d+);/g, (_whole, code: string) => String.fromCharCode(Number(code))).replace(/&\w+;/g, (whole) => named[whole] ?? whole).replace(/\s+/g, ' ').trim();
}

describe('the diagram', () => {
  let diagrams: Diagrams = new Map();
  /** Graphviz writes a hyphen as a number. */
  const drawn = (id: string): string => (diagrams.get(id)?.html ?? '').replace(/&#45;/g, '-');
  /** One box or arrow: its mark-up up to where it closes. */
  const part = (guideId: string, id: string): string => new RegExp(`<g id="diagram-${guideId}-${id}"[^]*?</g>`).exec(drawn(guideId))?.[0] ?? '';
  beforeAll(async () => { diagrams = await diagramsOf(knowledge); });

  describe.each([...knowledge.guides.values()].map((guide) => [guide.id, guide] as const))('of %s', (id, guide) => {
    test('names each step and asks its question', () => {
      const steps = [...guide.steps.values()];
      expect(steps.filter((step) => !words(part(id, step.id)).startsWith(named(step.id)) || !words(part(id, step.id)).endsWith(withoutMarks(step.ask)))).toEqual([]);
    });

    test('names each outcome, with its level in words and as a class', () => {
      for (const outcome of guide.outcomes.values()) {
        const level = levelOf(outcome, knowledge);
        expect(words(part(id, outcome.id))).toContain(`${levelWords(level, knowledge)} ${named(outcome.id)}`);
        expect(part(id, outcome.id)).toContain(`class="node outcome ${level}"`);
      }
    });

    test('has an arrow for every exit, with its buttons and its condition', () => {
      for (const step of guide.steps.values()) for (const { buttons, condition, to } of exitsOf(step, guide)) {
        const arrow = words(part(id, `${step.id}-to-${to}`));
        for (const said of [...buttons, condition]) expect(arrow).toContain(withoutMarks(said));
      }
    });

    test('is one picture with a name, runs nothing and asks nothing from anywhere', () => {
      expect(drawn(id)).toMatch(/^<svg role="img" aria-label="Diagram of [^"]+"/);
      expect(drawn(id)).not.toMatch(/<script|<a\b|<image|<use|href|url\(|<!|<\?|<title| on\w+=/);
    });
  });

  test('leaves no id to two diagrams', () => {
    const ids = [...diagrams.values()].flatMap(({ html }) => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  test('shows what an editor wrote as text, whatever it is', () => {
    expect(words(part('hostile-check', 'wet'))).toContain(nasty);
    expect(words(part('hostile-check', 'feeding-to-wet'))).toContain('<b>"&\\N');
    expect(drawn('hostile-check')).not.toMatch(/<b>|<script/);
  });
});

describe('the card', () => {
  const report = reportOf({ knowledge, pages: [], outcomes: [], diagrams: new Map(), findings: [] }, { today, isHeldOut: false });

  test.each(report.guides.map((guide) => [guide.guide.id, guide] as const))('of %s says all that a parent is asked and told', (_id, shown) => {
    const text = words(guideCard(shown, report).html);
    const { steps, outcomes, sources, title, intro = '' } = shown.guide;
    const buttons = [...steps.values()].flatMap((step) => (step.kind === 'choices' ? step.choices.map(({ say }) => say) : []));
    const told = [...outcomes.values()].map((outcome) => (outcome.kind === 'told' ? outcome.text : knowledge.redFlags.get(outcome.redFlagId)?.title ?? ''));
    for (const said of [title, intro, ...buttons, ...[...steps.values()].flatMap((step) => [step.ask, step.text ?? '']), ...told, ...sources.map((source) => source.title)]) {
      expect(text.replace(/[^\p{L}\p{N}]/gu, '')).toContain(withoutMarks(said).replace(/[^\p{L}\p{N}]/gu, ''));
    }
    expect(text).toContain(shown.ways.toLocaleString('en'));
  });

  test('leaves what an editor wrote as text, whatever it is', () => {
    const hostileReport = report.guides.find(({ guide }) => guide.id === 'hostile-check');
    expect(hostileReport && guideCard(hostileReport, report).html).not.toMatch(/<b>|<script/);
  });

  test('says of each number how long it counts', () => {
    const table = guideTable([{ day: 1, wet: 1 }, { day: 2, wet: 2 }, { day: 6, wet: 6, dirty: 3 }]).html;
    expect([...table.matchAll(/<tr>([^]*?)<\/tr>/g)].map(([, row]) => words(row))).toEqual(['Day of life wet dirty', '1 1', '2 to 5 2', '6 on 6 3']);
    expect(guideTable([]).html).toBe('');
  });
});

describe('a condition in plain words', () => {
  test.each([
    ['day >= 5', 'day 5 or later'],
    ['day <= 28', 'day 28 or earlier'],
    ['day = 1', 'day 1'],
    ['day >= 3 and day <= 28 and wet < 2', 'day 3 to 28 and fewer than 2 wet'],
    ['wet < table.wet', 'fewer wet than the table says'],
    ['wet >= table.wet', 'as many wet as the table says, or more'],
    ['wet >= 8', '8 or more wet'],
    ['feeding = at-the-breast', 'feeding: “At the breast”'],
    ['feeding != at-the-breast', 'feeding: not “At the breast”'],
    ['out-hours <= 4', '4 hours or less'],
    ['out-hours < 1', 'less than 1 hour'],
    ['out-hours <= 72', '3 days or less'],
  ])('%s: %s', (written, expected) => {
    const conditions = readConditions(written);
    expect(typeof conditions === 'string' ? conditions : conditionWords(conditions, 'out-hours', sample)).toBe(expected);
  });

  test('names the hours that were told at another question', () => {
    const conditions = readConditions('out-hours > 4');
    expect(typeof conditions === 'string' ? conditions : conditionWords(conditions, 'wet', sample)).toBe('more than 4 hours (out hours)');
  });
});

test('buttons that lead to the same place under the same condition are one exit', () => {
  expect(exitsOf(stepOf(sample, 'feeding'), sample)).toEqual([{ buttons: ['At the breast', "I'm not sure"], condition: '', to: 'wet' }, { buttons: ['By bottle'], condition: '', to: 'out-hours' }]);
});

test('several conditions are numbered, since the first that holds counts', () => {
  expect(exitsOf(stepOf(sample, 'wet'), sample).map(({ condition, to }) => `${condition} → ${to}`)).toEqual(['(1) day 5 or later and fewer wet than the table says → fewer', '(2) fewer than 1 wet → dry', 'otherwise → fine']);
});

test('a text is wrapped at words, and a long word has its own line', () => {
  expect(wrapped('one two three incomprehensibilities four', 9)).toEqual(['one two', 'three', 'incomprehensibilities', 'four']);
});

describe('the colours of the levels', () => {
  const css = readFileSync(join(__dirname, '..', '..', 'tools', 'content-report', 'in-page.css'), 'utf8');
  const colours = new Map([...css.matchAll(/--([\w-]+): #([\da-f]{3}|[\da-f]{6});/g)].map(([, name, colour]) => [name, colour.length === 3 ? colour.replace(/./g, '$&$&') : colour]));

  /** Relative luminance as WCAG 2.2 defines it, 0…1. */
  function luminance(name: string): number {
    const [red = 0, green = 0, blue = 0] = (colours.get(name) ?? '').match(/../g)?.map((part) => {
      const share = parseInt(part, 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    }) ?? [];
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  test.each([['normal-ink', 'normal'], ['watch-ink', 'watch'], ['call-ink', 'call'], ['paper', 'danger'], ['ink', 'paper'], ['soft', 'paper']])('%s on %s can be read (4.5 : 1)', (ink, ground) => {
    expect([colours.has(ink), colours.has(ground)]).toEqual([true, true]);
    const [lighter = 0, darker = 0] = [luminance(ink), luminance(ground)].sort((one, other) => other - one);
    expect((lighter + 0.05) / (darker + 0.05)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['normal', 'watch', 'call-today', 'emergency', 'urgent'])('the style sheet fills the boxes of "%s"', (level) => {
    expect(css).toMatch(new RegExp(`^\\.diagram .*\\.${level}\\b.* path \\{ fill: var`, 'm'));
  });
});
