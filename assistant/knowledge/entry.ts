import { z } from 'zod';
import { tellingStems } from '../language/telling-stems';
import { readAnswerBody, type AnswerBody } from './answer-body';
import { answerPlace, type ContentFile } from './content-files';
import { readFrontMatter, type FrontMatter } from './front-matter';
import { check, type Checked, type Problem } from './problem';
import { describeYamlMistake, yamlRemedy } from './yaml-file';
import type { Filled, Filler } from './placeholders';
import type { KnowledgeEntry } from './types';

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as "2027-01-31", in quotes');
const id = z.string().regex(/^[a-z0-9-]+$/, 'must be an id: small letters, digits and hyphens');
const draft = z.strictObject({ status: z.literal('draft'), by: z.string().optional(), on: date.optional(), due: date.optional() });
const approved = z.strictObject({ status: z.literal('approved'), by: z.string().min(1), on: date, due: date });

const schema = z.strictObject({
  title: z.string().min(3).max(60),
  level: z.enum(['normal', 'watch', 'call-today']),
  questions: z.array(z.string().min(2)).min(8, 'needs at least 8 questions').max(15, 'has more than 15 questions; move some to the phrasings file'),
  related: z.array(id).min(2, 'needs 2 to 4 ids').max(4, 'needs 2 to 4 ids'),
  guide: id.optional(),
  myths: z.array(z.strictObject({ beliefs: z.array(z.string().refine((belief) => tellingStems(belief).length >= 2, 'needs two telling words or more: shorter ones match questions that believe nothing')).min(1), correction: z.string().min(5) })).optional(),
  teachBack: z.string().min(15, 'needs a whole question, of 15 characters or more').max(200, 'has more than 200 characters; ask about one or two things'),
  sources: z.array(z.strictObject({ title: z.string().min(1), publisher: z.string().min(1), address: z.string().regex(/^https?:\/\/\S+$/, 'must be a web address') })).min(1, 'needs at least one source'),
  review: z.discriminatedUnion('status', [draft, approved]),
});

const remedy = 'See the table of keys in content/README.md';

/** One answer file, read and checked. `phrasings` are the lines of its phrasings file. */
export function readEntry(file: ContentFile, phrasings: readonly string[], fill: Filler): Checked<KnowledgeEntry> {
  const place = answerPlace(file.path);
  if (!place) return { problems: [{ file: file.path, problem: 'the file is not in a group folder', remedy: 'Move it to en/answers/<group>/<id>.md' }] };
  const parts = split(file);
  if (!('value' in parts)) return parts;
  const checked = check(schema, parts.value.data, file.path, remedy);
  const body = readAnswerBody(parts.value.content);
  const texts = fillTexts(body, 'value' in checked ? checked.value.teachBack : '', fill);
  const problems = [...checked.problems, ...bodyProblems(file, body, texts)];
  if (!('value' in checked) || problems.length > 0) return { problems };
  return { value: Object.freeze({ ...place, ...checked.value, myths: checked.value.myths ?? [], phrasings, short: texts.short.text, body: texts.body.text, variants: texts.variants, teachBack: texts.teachBack.text }), problems: [] };
}

function split(file: ContentFile): Checked<FrontMatter> {
  try {
    return { value: readFrontMatter(file.text), problems: [] };
  } catch (thrown) {
    return { problems: [{ file: file.path, ...describeYamlMistake(thrown, 2), remedy: yamlRemedy }] };
  }
}

interface FilledTexts {
  readonly short: Filled;
  readonly body: Filled;
  readonly variants: KnowledgeEntry['variants'];
  readonly teachBack: Filled;
  readonly unknown: readonly string[];
}

function fillTexts(body: AnswerBody, question: string, fill: Filler): FilledTexts {
  const short = fill(body.short);
  const whole = fill(body.body);
  const teachBack = fill(question);
  const variants = body.variants.map((variant) => ({ variant, filled: fill(variant.short) }));
  return {
    short,
    body: whole,
    variants: variants.map(({ variant, filled }) => ({ ...variant, short: filled.text })),
    teachBack,
    unknown: [short, whole, teachBack, ...variants.map(({ filled }) => filled)].flatMap((filled) => filled.unknown),
  };
}

function bodyProblems(file: ContentFile, body: AnswerBody, texts: FilledTexts): Problem[] {
  const wrong = body.problems.map((problem) => ({ file: file.path, problem, remedy: 'See "One answer" in content/README.md' }));
  const unknown = texts.unknown.map((name) => ({ file: file.path, ...lineOf(file, name), problem: `unknown placeholder ${name}`, remedy: 'Use a name that stands under "facts" in site.yaml, or add it there' }));
  const html = /<[a-z!/][^>]*>/i.exec(file.text);
  const raw = html ? [{ file: file.path, ...lineOf(file, html[0]), problem: `raw HTML ${html[0]}`, remedy: 'Write Markdown instead' }] : [];
  return [...wrong, ...unknown, ...raw];
}

function lineOf(file: ContentFile, text: string): { line?: number } {
  const line = file.text.split('\n').findIndex((candidate) => candidate.includes(text)) + 1;
  return line > 0 ? { line } : {};
}
