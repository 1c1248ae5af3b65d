/** One file of content/en/guides → a Guide, or every mistake in it as a sentence for the editor. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { readFrontMatter, type FrontMatter } from '../front-matter';
import { check, type Checked, type Problem } from '../problem';
import { describeYamlMistake, yamlRemedy } from '../yaml-file';
import { readConditions } from './conditions';
import { proofProblems } from './proof';
import type { ContentFile } from '../content-files';
import type { Filler } from '../placeholders';
import type { Branch, Guide, GuideChoice, GuideOutcome, GuideStep } from './types';

const remedy = 'See "One guided check" in content/README.md';

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be an id: small letters, digits and hyphens');
const to = z.union([id, z.array(z.strictObject({ if: z.string().optional(), to: id })).min(1)]);
const wordList = z.array(z.coerce.string());
const choice = z.strictObject({ say: z.string().min(1).max(30, 'is longer than 30 characters; it must fit a button on a phone'), also: wordList.optional(), unsure: z.boolean().optional(), to });
const shared = { ask: z.string().min(3), text: z.string().optional(), picture: z.strictObject({ name: id, alt: z.string().min(10) }).optional() };
const choiceStep = z.strictObject({ ...shared, choices: z.array(choice).min(1).max(6, 'has more than 6 choices') });
const inputStep = z.strictObject({ ...shared, input: z.enum(['age', 'number', 'hours']), min: z.number(), max: z.number(), told: wordList.optional(), to });
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as "2027-01-31", in quotes');

const schema = z.strictObject({
  title: z.string().min(3).max(45),
  starts: wordList.min(1),
  entry: id,
  intro: z.string().optional(),
  table: z.array(z.record(z.string(), z.number())).optional(),
  steps: z.record(id, z.union([choiceStep, inputStep])),
  outcomes: z.record(id, z.union([z.strictObject({ level: z.enum(['normal', 'watch', 'call-today']), read: id.optional() }), z.strictObject({ redFlag: id })])),
  sources: z.array(z.strictObject({ title: z.string().min(1), publisher: z.string().min(1), address: z.string().regex(/^https?:\/\/\S+$/, 'must be a web address') })).min(1, 'needs at least one source'),
  review: z.discriminatedUnion('status', [
    z.strictObject({ status: z.literal('draft'), by: z.string().optional(), on: date.optional(), due: date.optional() }),
    z.strictObject({ status: z.literal('approved'), by: z.string().min(1), on: date, due: date }),
  ]),
});
type FrontMatterOfGuide = z.infer<typeof schema>;

/** Collects what is wrong while the parts are read. */
interface Reading {
  readonly fill: (text: string) => string;
  readonly problems: string[];
}

export function readGuide(file: ContentFile, fill: Filler): Checked<Guide> {
  const parts = split(file);
  if (!('value' in parts)) return parts;
  const checked = check(schema, parts.value.data, file.path, remedy);
  if (!('value' in checked)) return checked;
  const unknown: string[] = [];
  const reading: Reading = { problems: [], fill: (text) => {
    const filled = fill(text);
    unknown.push(...filled.unknown);
    return filled.text;
  } };
  const guide = guideOf(file, checked.value, parts.value.content, reading);
  const problems = [...reading.problems, ...unknown.map((name) => `unknown placeholder ${name}`), ...proofProblems(guide)];
  return problems.length > 0 ? { problems: problems.map((problem) => ({ file: file.path, problem, remedy })) } : { value: Object.freeze(guide), problems: [] };
}

function split(file: ContentFile): Checked<FrontMatter> {
  try {
    return { value: readFrontMatter(file.text), problems: [] };
  } catch (thrown) {
    const problem: Problem = { file: file.path, ...describeYamlMistake(thrown, 2), remedy: yamlRemedy };
    return { problems: [problem] };
  }
}

function guideOf(file: ContentFile, data: FrontMatterOfGuide, content: string, reading: Reading): Guide {
  const { title, starts, entry, intro, table = [], sources, review } = data;
  const steps = new Map(Object.entries(data.steps).map(([name, step]) => [name, stepOf(name, step, reading)]));
  const outcomes = outcomesOf(data, content, reading);
  return {
    id: file.path.replace(/^.*\/|\.md$/g, ''), title: reading.fill(title), starts, entry, table, steps, outcomes, sources, review, first: [...steps.keys()][0] ?? '',
    ...(intro === undefined ? {} : { intro: reading.fill(intro) }),
    version: createHash('sha256').update(file.text).digest('hex').slice(0, 8),
  };
}

function stepOf(name: string, step: FrontMatterOfGuide['steps'][string], reading: Reading): GuideStep {
  const any = { id: name, ask: reading.fill(step.ask), picture: step.picture, ...(step.text === undefined ? {} : { text: reading.fill(step.text) }) };
  if ('choices' in step) return { ...any, kind: 'choices', choices: step.choices.map((given) => choiceOf(given, reading)) };
  const { input, min, max, told = [] } = step;
  return { ...any, kind: 'input', input, min, max, told, branches: branchesOf(step.to, reading) };
}

function choiceOf({ say, also = [], unsure = false, to: target }: z.infer<typeof choice>, reading: Reading): GuideChoice {
  return { id: choiceId(say), say: reading.fill(say), also, isUnsure: unsure, branches: branchesOf(target, reading) };
}

/** "By spoon or bottle" → "by-spoon-or-bottle". */
export function choiceId(say: string): string {
  return say.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

function branchesOf(target: z.infer<typeof to>, { problems }: Reading): Branch[] {
  if (typeof target === 'string') return [{ conditions: [], to: target }];
  return target.map(({ if: text, to: next }) => {
    const conditions = text === undefined ? [] : readConditions(text);
    if (typeof conditions !== 'string') return { conditions, to: next };
    problems.push(conditions);
    return { conditions: [], to: next };
  });
}

function outcomesOf(data: FrontMatterOfGuide, content: string, { fill, problems }: Reading): Map<string, GuideOutcome> {
  const sections = new Map(content.split(/^## /m).slice(1).map((section) => [section.split('\n')[0].trim(), section.replace(/^.*\n?/, '').trim()]));
  const outcomes = new Map<string, GuideOutcome>();
  for (const [name, given] of Object.entries(data.outcomes)) {
    if ('redFlag' in given) outcomes.set(name, { kind: 'danger', id: name, redFlagId: given.redFlag });
    else outcomes.set(name, { kind: 'told', id: name, level: given.level, text: fill(sections.get(name) ?? ''), ...(given.read === undefined ? {} : { read: given.read }) });
    if (!('redFlag' in given) && (sections.get(name) ?? '') === '') problems.push(`the outcome "${name}" has no section "## ${name}"`);
  }
  for (const name of sections.keys()) if (!outcomes.has(name)) problems.push(`the section "## ${name}" belongs to no outcome`);
  return outcomes;
}
