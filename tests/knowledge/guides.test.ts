import { readKnowledge } from '../../assistant/knowledge/knowledge-base';
import { sentenceOf } from '../../assistant/knowledge/problem';
import { fileAt, filesWith } from './sample-content';

const path = 'en/guides/few-drops-check.md';
const { text } = fileAt(path);

function problemsWith(changed: string): string {
  return readKnowledge(filesWith(path, changed)).problems.map(sentenceOf).join('\n');
}

describe('a broken guide is reported with file, problem and remedy', () => {
  test.each([
    ['a way that leads nowhere', text.replace('to: not-tried }', 'to: elsewhere }'), /leads to "elsewhere", which is no step and no outcome/],
    ['a circle', text.replace('to: not-tried }', 'to: feeding }'), /"feeding" leads back to a question already asked|"who" leads back/],
    ['an outcome that nothing leads to', text.replace('to: not-tried }', 'to: came-out }'), /nothing leads to "not-tried"/],
    ['a last branch with a condition', text.replace('- { to: drops-early }', '- { if: "day >= 1", to: drops-early }'), /the last branch of the step "came-out" has a condition/],
    ['a condition nobody can read', text.replace('"day >= 5"', '"day at least 5"'), /the condition "day at least 5" cannot be read/],
    ['a condition on what was not asked', text.replace('"who = with-a-pump"', '"pump = electric"'), /asks about "pump", which is not told on every way there/],
    ['a table column that is not there', text.replace('"who = with-a-pump"', '"who = table.wet"'), /needs table\.wet/],
    ['a question that is too long', text.replace('ask: How do you express?', `ask: ${'very '.repeat(21)}long?`), /the question of the step "who" has more than 20 words/],
    ['two choices with the same words', text.replace('also: [pump, pumping', 'also: [by hand, pumping'), /two choices of the step "who" have the same words "by hand"/],
    ['an outcome without a text', text.replace(/## not-tried\n[\s\S]*$/, ''), /the outcome "not-tried" has no section/],
    ['a section of no outcome', `${text}\n## another\nText.\n`, /the section "## another" belongs to no outcome/],
    ['an outcome without a level', text.replace('late: { level: call-today, read: hand-expression-few-drops }', 'late: { read: hand-expression-few-drops }'), /"outcomes.late"/],
    ['an answer that is not there', text.replace('entry: hand-expression-few-drops', 'entry: no-such-answer'), /"no-such-answer" is no answer/],
    ['a danger that is not there', text.replace('redFlag: baby-not-feeding', 'redFlag: baby-hungry'), /"baby-hungry" is no danger sign/],
    ['a picture that is not there', text.replace('ask: How do you express?', 'ask: How do you express?\n    picture: { name: no-such-picture, alt: "A picture of nothing" }'), /the picture "no-such-picture" is not in/],
    ['an outcome milder than the answer for that day', text.replace('late: { level: call-today, read: hand-expression-few-drops }', 'late: { level: normal, read: hand-expression-few-drops }'), /the outcome "late" is normal on day \d+, where the answer "hand-expression-few-drops" says more/],
    ['a title that an answer has already', text.replace(/^title: .*$/m, "title: I'm only getting a few drops"), /the title is also that of the answer/],
    ['an unknown placeholder', text.replace('{{lactationLine}}', '{{lactationLime}}'), /unknown placeholder \{\{lactationLime\}\}/],
    ['a button too long for a phone', text.replace('say: By hand', 'say: By hand and sometimes with something else'), /longer than 30 characters/],
  ])('%s', (_name, changed, expected) => {
    expect(changed).not.toBe(text);
    expect(problemsWith(changed)).toMatch(expected);
  });
});

test('an answer that names a guide which is not there is reported', () => {
  const answer = fileAt('en/answers/hand-expression/hand-expression-few-drops.md');
  const files = filesWith(answer.path, answer.text.replace('guide: few-drops-check', 'guide: no-such-check'));
  expect(readKnowledge(files).problems.map(sentenceOf).join('\n')).toMatch(/few-drops\.md: "guide" names "no-such-check", which is no guided check/);
});
