/** docs/safety.md names tests as proof. A hazard log that names what does not exist, or leaves something out, is worse than none. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { citationProblems, titlesIn } from './named-tests';

const project = join(__dirname, '../..');
const log = readFileSync(join(project, 'docs/safety.md'), 'utf8');

const parts = ['Hazard', 'Cause', 'Effect', 'Controls', 'Proof', 'Initial risk', 'Residual risk', 'Open'] as const;
const severities = ['Minor', 'Significant', 'Considerable', 'Major', 'Catastrophic'];
const likelihoods = ['Very low', 'Low', 'Medium', 'High', 'Very high'];
const fewestHazards = 15;
const noTest = 'No test yet';

interface Hazard {
  readonly id: string;
  readonly textOf: (part: (typeof parts)[number]) => string;
}

function hazardsIn(text: string): Hazard[] {
  return text.split(/^(?=#{2,3} )/m).flatMap((section) => {
    const id = /^### (H\d+) /.exec(section)?.[1];
    const [, ...pieces] = section.split(/^\*\*([^*]+)\.\*\*/m);
    const texts = new Map(pieces.flatMap((name, at) => (at % 2 === 0 ? [[name, pieces[at + 1].trim()] as const] : [])));
    return id === undefined ? [] : [{ id, textOf: (part) => texts.get(part) ?? '' }];
  });
}

/** The items of a list, each on one line. */
function itemsOf(text: string): string[] {
  return text.split(/^- /m).map((item) => item.replace(/\s+/g, ' ').trim()).filter((item) => item !== '');
}

function proofProblems(proof: string): string[] {
  return itemsOf(proof).filter((item) => item !== noTest).flatMap((item) => {
    const [, citation] = /^`(tests\/\S+\.test\.ts › .+)`$/.exec(item) ?? [];
    return citation === undefined ? [`"${item}" is neither a test nor "${noTest}"`] : citationProblems(citation);
  });
}

/** The rating at this place of the matrix in the log. */
function ratingIn(text: string, likelihood: string, severity: number): string | undefined {
  const row = text.split('\n').find((line) => new RegExp(`^\\| ${likelihood} (\\| \\d ){5}\\|$`).test(line));
  return row?.split('|').map((cell) => cell.trim()).at(severity + 1);
}

function riskProblems(text: string, risk: string): string[] {
  const [, severity, severityName, likelihood, likelihoodName, rating] = /^Severity ([1-5]) \(([\w ]+)\) × likelihood ([1-5]) \(([\w ]+)\): ([1-5])\./.exec(risk) ?? [];
  if (severity === undefined) return [`"${risk}" is no risk: write "Severity 4 (Major) × likelihood 2 (Low): 3."`];
  const isNamed = severities.indexOf(severityName) === Number(severity) - 1 && likelihoods.indexOf(likelihoodName) === Number(likelihood) - 1;
  return isNamed && ratingIn(text, likelihoodName, Number(severity)) === rating ? [] : [`"${risk}" does not follow from the matrix`];
}

function openProblems({ textOf }: Hazard): string[] {
  const actions = itemsOf(textOf('Open'));
  const ownerless = actions.filter((action) => !/ Owner: [a-z ]+\.$/.test(action)).map((action) => `nobody owns "${action}"`);
  const isUntested = itemsOf(textOf('Proof')).includes(noTest);
  return [...ownerless, ...(isUntested && !actions.some((action) => /\btest/.test(action)) ? ['it has no test, and no open action to write one'] : [])];
}

function hazardProblems(text: string, hazard: Hazard): string[] {
  const { textOf } = hazard;
  const missing = parts.filter((part) => textOf(part) === '');
  if (missing.length > 0) return missing.map((part) => `"${part}" is missing`);
  const controls = itemsOf(textOf('Controls'));
  return [
    ...['Design', 'Content', 'Hospital'].filter((kind) => !controls.some((control) => control.startsWith(`${kind}: `))).map((kind) => `no control is of the kind "${kind}"`),
    ...proofProblems(textOf('Proof')),
    ...riskProblems(text, textOf('Initial risk')),
    ...riskProblems(text, textOf('Residual risk')),
    ...openProblems(hazard),
  ];
}

/** A name has letters and stands in no brackets. */
const isSigned = (text: string): boolean => /^Signed by: *[^(\s].*\p{L}/mu.test(text);
const saysUnsigned = (text: string): boolean => /\*\*No clinician and no clinical safety officer has reviewed or signed this log\.\*\*/.test(text);

/** Every mistake in the log, as a sentence. */
function problemsIn(text: string): string[] {
  const hazards = hazardsIn(text);
  return [
    ...(isSigned(text) || saysUnsigned(text) ? [] : ['nobody has signed, and the log does not say so']),
    ...(hazards.length < fewestHazards ? [`only ${String(hazards.length)} hazards, at least ${String(fewestHazards)}`] : []),
    ...hazards.map(({ id }, at) => ({ id, expected: `H${String(at + 1).padStart(2, '0')}` })).filter(({ id, expected }) => id !== expected).map(({ id, expected }) => `${id} stands where ${expected} belongs`),
    ...hazards.flatMap((hazard) => hazardProblems(text, hazard).map((problem) => `${hazard.id}: ${problem}`)),
  ];
}

test('the hazard log is in order', () => {
  expect(problemsIn(log)).toEqual([]);
});

describe('a mistake in the log is found', () => {
  test.each<readonly [string, string, string]>([
    ['a test file that does not exist', log.replace('tests/safety/triage.test.ts', 'tests/safety/triag.test.ts'), 'H01: there is no file tests/safety/triag.test.ts'],
    ['a test of another name', log.replace('› misses none`', '› misses some`'), 'H03: tests/safety/triage.test.ts has no "misses some"'],
    ['a describe of another name', log.replace('› what is denied`', '› what is affirmed`'), 'H04: tests/language/context.test.ts has no "what is affirmed"'],
    ['a row that no table has', log.replace('› overlapping ages`', '› overlapping days`'), 'H15: tests/knowledge/knowledge-base.test.ts has no "overlapping days"'],
    ['a file without a test', log.replace(' › all 24 dangers have a file`', '`'), 'is neither a test nor "No test yet"'],
    ['a missing test in other words', log.replace('- No test yet', '- Will be tested'), 'H06: "Will be tested" is neither a test nor "No test yet"'],
    ['a missing test that nobody is to write', log.replace('is read, with a test.', 'is read.'), 'H06: it has no test, and no open action to write one'],
    ...parts.map((part) => [`no "${part}"`, log.replace(`**${part}.**`, ''), `H01: "${part}" is missing`] as const),
    ['no control by the hospital', log.replace('- Hospital: ', '- '), 'H01: no control is of the kind "Hospital"'],
    ['an action without an owner', log.replace(' Owner: maker.', ''), 'H01: nobody owns "'],
    ['a risk without a number', log.replace('(High): 4.', '(High).'), 'H01: "Severity 4 (Major) × likelihood 4 (High)." is no risk'],
    ['a risk better than the matrix says', log.replace('(High): 4.', '(High): 2.'), 'H01: "Severity 4 (Major) × likelihood 4 (High): 2." does not follow from the matrix'],
    ['a likelihood by the wrong name', log.replace('4 (High): 4.', '4 (Low): 4.'), 'does not follow from the matrix'],
    ['a number that stands twice', log.replace('### H02 ', '### H01 '), 'H01 stands where H02 belongs'],
    ['a number left out', log.replace('### H03 ', '### H33 '), 'H33 stands where H03 belongs'],
    ['too few hazards', log.slice(0, log.indexOf('### H10 ')), 'only 9 hazards, at least 15'],
    ['silence about the missing signature', log.replace('**No clinician and no clinical safety officer', '**Nobody'), 'nobody has signed, and the log does not say so'],
  ])('%s', (_what, broken, problem) => {
    expect(broken).not.toBe(log);
    expect(problemsIn(broken).join('\n')).toContain(problem);
  });
});

test('a log with a name under it need not say that nobody has signed', () => {
  const signed = log.replace(/^> \*\*No clinician.*$/m, '>').replace('Signed by: (nobody yet)', 'Signed by: A. Example, clinical safety officer, 2027-01-31');
  expect(problemsIn(signed)).toEqual([]);
});

describe('the title of a test is read as it stands in the source', () => {
  test.each([
    ['single quotes', "test('it works', () => {});", 'it works'],
    ['double quotes', 'test("it\'s fine", () => {});', "it's fine"],
    ['an escaped quote', "describe('the page\\'s own', () => {});", "the page's own"],
    ['a table over several lines', "test.each([\n  ['a', 1],\n])('\"%s\" → %i', () => {});", '"%s" → %i'],
    ['a describe for each', "describe.each(ids)('%s', (id) => {});", '%s'],
    ['a row that gives its name', "test.each([['the first row', 1]])('%s', () => {});", 'the first row'],
  ])('%s', (_how, source, title) => {
    expect([...titlesIn(source)]).toContain(title);
  });

  test.each([
    ['a skipped test', "test.skip('later', () => {});"],
    ['a test that is commented out', "// test('later', () => {});"],
    ['a row where the title is another', "test.each([['later', 1]])('number %s', () => {});"],
  ])('%s is none', (_how, source) => {
    expect([...titlesIn(source)]).not.toContain('later');
  });
});
