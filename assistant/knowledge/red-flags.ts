/** One file of content/en/red-flags → a RedFlag, or every mistake in it as a sentence for the editor. */
import { z } from 'zod';
import { parseSign } from '../language/sign-grammar';
import { readFrontMatter } from './front-matter';
import { numbersToCall } from './numbers-to-call';
import type { RedFlag } from './types';

export interface RedFlagFile {
  readonly id: string;
  readonly text: string;
  /** The lines of phrasings/red-flags/<id>.txt and not-<id>.txt. */
  readonly caught: readonly string[];
  readonly passed: readonly string[];
}

export interface RedFlagResult {
  /** Absent as soon as there is one problem. */
  readonly redFlag?: RedFlag;
  readonly problems: readonly string[];
}

/** A parent in fear reads no more than this before the number. */
const mostMessageWords = 40;
/** Fewer examples neither teach the classifier nor prove the signs. */
const fewestCaught = 20;
const fewestPassed = 10;

const signList = z.array(z.string('each line must be text; put it in quotes').min(1));
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write the date as "2027-01-31"');
const schema = z.strictObject({
  title: z.string('write what the parent sees').min(1).max(60, 'at most 60 characters'),
  level: z.enum(['emergency', 'urgent'], 'write emergency or urgent'),
  who: z.enum(['parent', 'baby', 'either'], 'write parent, baby or either'),
  signs: signList.min(1, 'write at least one sign'),
  passes: signList.optional(),
  words: z.record(z.string(), z.array(z.string('each word must be text; put it in quotes')).min(1)).optional(),
  afterwards: z.enum(['over', 'counts'], 'write over or counts').optional(),
  amongOthers: z.enum(['whole', 'numbers only'], 'write whole or numbers only').optional(),
  sources: z.array(z.strictObject({ title: z.string().min(1), publisher: z.string().min(1), address: z.url('write the whole address, with https://') })),
  review: z.strictObject({ status: z.enum(['draft', 'approved'], 'write draft or approved'), by: z.string().optional(), on: date.optional(), due: date.optional() }),
});
type FrontMatterOfRedFlag = z.infer<typeof schema>;

const waitingHeading = '## While you wait';

/** Checks one file. `fill` puts phone numbers and the region's words into Markdown. */
export function readRedFlag(file: RedFlagFile, fill: (markdown: string) => string): RedFlagResult {
  const parts = split(file.text);
  if (typeof parts === 'string') return { problems: [inFile(file.id, parts)] };
  const checked = schema.safeParse(parts.data);
  const filled = fillParts(parts.content, fill);
  const problems = [
    ...(checked.success ? signProblems(checked.data) : checked.error.issues.map(({ path, message }) => `"${path.join('.')}": ${message}`)),
    ...(checked.success ? reviewProblems(checked.data.review) : []),
    ...(typeof filled === 'string' ? [filled] : bodyProblems(filled)),
    ...(checked.success && typeof filled !== 'string' ? numberProblems(checked.data, filled) : []),
    ...exampleProblems(file),
  ];
  if (!checked.success || typeof filled === 'string' || problems.length > 0) return { problems: problems.map((problem) => inFile(file.id, problem)) };
  return { redFlag: Object.freeze(assemble(file, checked.data, filled)), problems: [] };
}

function inFile(id: string, problem: string): string {
  return `content/en/red-flags/${id}.md: ${problem}`;
}

function split(text: string): { data: unknown; content: string } | string {
  try {
    return readFrontMatter(text);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

interface Body {
  readonly message: string;
  readonly waiting: string;
}

function fillParts(content: string, fill: (markdown: string) => string): Body | string {
  const [message, waiting = ''] = content.split(waitingHeading);
  try {
    return { message: fill(message.trim()), waiting: fill(waiting.trim()) };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function assemble(file: RedFlagFile, matter: FrontMatterOfRedFlag, body: Body): RedFlag {
  const { title, level, who, signs, passes = [], words = {}, afterwards = 'over', amongOthers = 'whole', sources, review } = matter;
  return { id: file.id, title, level, who, signs, passes, words, afterwards, amongOthers, sources, review, ...body, caught: file.caught, passed: file.passed };
}

function signProblems({ signs, passes = [], words = {} }: FrontMatterOfRedFlag): string[] {
  return [...signs, ...passes].flatMap((sign) => parseSign(sign, words).problems);
}

function reviewProblems({ status, by, on, due }: FrontMatterOfRedFlag['review']): string[] {
  const isComplete = by !== undefined && on !== undefined && due !== undefined;
  return status === 'approved' && !isComplete ? ['"review": approved also needs "by", "on" and "due"'] : [];
}

/** Words as a person reads them: a link counts as its text. */
export function countWords(markdown: string): number {
  return markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function bodyProblems({ message, waiting }: Body): string[] {
  const words = countWords(message);
  return [
    ...(words === 0 ? ['there is no message; write what to do first, below the front matter'] : []),
    ...(words > mostMessageWords ? [`the message has ${String(words)} words, at most ${String(mostMessageWords)}; shorten it or move a sentence to "${waitingHeading}"`] : []),
    ...(/\[[^\]]*\]\(tel:|\[[^\]]*\]\(sms:/.test(message) ? [] : ['the message has no phone number; begin it with {{emergencyNumber}} or another number']),
    ...(/^- /m.test(waiting) ? [] : [`there is no list under "${waitingHeading}"; write at least one line that begins with "- "`]),
    ...(/\{\{/.test(message + waiting) ? ['a {{placeholder}} was not filled in; check its name against site.yaml'] : []),
  ];
}

function numberProblems({ amongOthers }: FrontMatterOfRedFlag, { message }: Body): string[] {
  return amongOthers === 'numbers only' && numbersToCall(message).length === 0 ? ['"amongOthers": the message has no number to call, so nothing would be left of it'] : [];
}

function exampleProblems({ id, caught, passed }: RedFlagFile): string[] {
  const twice = caught.find((line) => passed.includes(line));
  return [
    ...(caught.length < fewestCaught ? [`only ${String(caught.length)} messages in phrasings/red-flags/${id}.txt; write at least ${String(fewestCaught)} that must be caught`] : []),
    ...(passed.length < fewestPassed ? [`only ${String(passed.length)} messages in phrasings/red-flags/not-${id}.txt; write at least ${String(fewestPassed)} that must pass`] : []),
    ...(twice === undefined ? [] : [`"${twice}" stands in both lists; decide whether it must be caught or pass`]),
  ];
}
