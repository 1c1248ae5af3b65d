import { everyWay } from '../../assistant/knowledge/guides/every-way';
import { triage } from '../../assistant/safety/triage';
import { readyAssistant } from '../../tools/ready-assistant';
import { fileAt, shippedFiles } from '../knowledge/sample-content';
import { learnedTriage } from '../safety/content';

const { knowledge } = readyAssistant();
const guides = [...knowledge.guides.values()];

test('the twelve guides are there', () => {
  const wanted = ['few-drops-check', 'enough-milk-check', 'latch-pain-check', 'sore-nipple-check', 'hard-breast-check', 'sleepy-baby-check', 'refusing-breast-check', 'low-supply-check', 'pump-output-check', 'storage-check', 'hand-expression-walkthrough', 'when-to-call'];
  expect(wanted.filter((id) => !knowledge.guides.has(id))).toEqual([]);
});

test('each can be reached from an answer', () => {
  const offered = new Set([...knowledge.entries.values()].map(({ guide }) => guide));
  expect(guides.map(({ id }) => id).filter((id) => !offered.has(id))).toEqual([]);
});

describe('every way through', () => {
  test.each(guides.map((guide) => [guide.id, guide] as const))('%s ends within six questions, except in a walk-through', (id, guide) => {
    const longest = Math.max(...everyWay(guide).map(({ steps }) => steps.length));
    expect(longest).toBeLessThanOrEqual(id.endsWith('-walkthrough') ? 12 : 6);
  });
});

test('no button is taken for a sure danger that its guide does not know of', () => {
  const model = learnedTriage();
  const buttons = guides.flatMap((guide) => [...guide.steps.values()].flatMap((step) => (step.kind === 'choices' ? step.choices.map((choice) => ({ guide, choice })) : [])));
  const isDanger = ({ guide, choice }: (typeof buttons)[number]): boolean => choice.branches.some(({ to }) => guide.outcomes.get(to)?.kind === 'danger');
  const alarming = buttons.filter((button) => !isDanger(button) && triage(model, button.choice.say, {})?.certainty === 'sure');
  expect(alarming.map(({ guide, choice }) => `${guide.id}: ${choice.say}`)).toEqual([]);
});

describe('pictures', () => {
  const pictures = shippedFiles().filter(({ path }) => path.endsWith('.svg'));
  test('are small and hold nothing but shapes', () => {
    expect(pictures.length).toBeGreaterThanOrEqual(6);
    expect(pictures.filter(({ text }) => text.length > 6000 || /<script|<style|<foreignObject|<image|<text|href=|url\(|on\w+=|@import/i.test(text)).map(({ path }) => path)).toEqual([]);
  });
  test('are all used', () => {
    const used = new Set(guides.flatMap(({ steps }) => [...steps.values()].flatMap(({ picture }) => (picture ? [`en/pictures/${picture.name}.svg`] : []))));
    expect(pictures.map(({ path }) => path).filter((path) => !used.has(path))).toEqual([]);
  });
});

test('the day-by-day table agrees with the answer about diapers', () => {
  const { table } = knowledge.guides.get('enough-milk-check') ?? { table: [] };
  expect(fileAt('en/answers/supply/diaper-counts.md').text).toContain('6');
  expect(table.find(({ day }) => day === 2)?.wet).toBe(2);
  expect(table.at(-1)?.wet).toBe(6);
});
