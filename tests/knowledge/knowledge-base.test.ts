import { readKnowledge } from '../../assistant/knowledge/knowledge-base';
import { sentenceOf } from '../../assistant/knowledge/problem';
import { fileAt, filesWith, shippedFiles } from './sample-content';

const fewDrops = 'en/answers/hand-expression/hand-expression-few-drops.md';
const text = fileAt(fewDrops).text;

/** Sentences of every problem when few-drops is replaced by this text. */
function problemsWith(path: string, changed: string | undefined): string[] {
  return readKnowledge(filesWith(path, changed)).problems.map(sentenceOf);
}

test('the shipped content is in order', () => {
  expect(readKnowledge(shippedFiles()).problems).toEqual([]);
});

describe('a broken answer is reported with file, problem and remedy', () => {
  test.each([
    ['front matter that is code', text.replace(/^---/, '---js'), /code is not allowed/],
    ['JSON front matter', text.replace(/^---/, '---json'), /code is not allowed/],
    ['no front matter', text.replace(/^---[\s\S]*?---\n/, ''), /the first line must be "---"/],
    ['a blank line before the front matter', `\n${text}`, /the first line must be "---"/],
    ['an unquoted colon', text.replace('title: I\'m only getting a few drops', 'title: Few drops: is it normal?'), /few-drops\.md:\d+: the YAML cannot be read/],
    ['an unknown key', text.replace('level: normal', 'level: normal\ncolour: red'), /unknown key "colour"/],
    ['a level that does not exist', text.replace('level: normal', 'level: fine'), /"level"/],
    ['no title', text.replace(/^title: .*$/m, ''), /"title"/],
    ['no question to tell it back', text.replace(/^teachBack: .*\n/m, ''), /few-drops\.md.*"teachBack"/],
    ['a question that is a word', text.replace(/^teachBack: .*$/m, 'teachBack: Clear?'), /"teachBack": needs a whole question/],
    ['a question without an end', text.replace(/^teachBack: .*$/m, `teachBack: ${'what then '.repeat(21)}?`), /"teachBack": has more than 200 characters/],
    ['an unknown placeholder in that question', text.replace(/^teachBack: .*$/m, 'teachBack: When will you call {{lactationLime}}?'), /few-drops\.md:\d+: unknown placeholder \{\{lactationLime\}\}/],
    ['no sources', text.replace(/^sources:\n(?: {2}.*\n)+/m, 'sources: []\n'), /"sources": needs at least one source/],
    ['a source without an address', text.replace(/^ {4}address: .*$/m, '    address: somewhere'), /must be a web address/],
    ['a related id that leads nowhere', text.replace('related: [hand-expression-how', 'related: [no-such-answer'), /"related" names "no-such-answer"/],
    ['an unknown placeholder', text.replace('{{lactationLine}}', '{{lactationLime}}'), /few-drops\.md:\d+: unknown placeholder \{\{lactationLime\}\}/],
    ['raw HTML', text.replace('A few drops', '<b>A few</b> drops'), /raw HTML <b>/],
    ['an unknown heading', text.replace('## What you can do', '## What to do'), /"## What to do" is not one of the known ones/],
    ['overlapping ages', text.replace('## Day 3 to 4: watch', '## Day 2 to 4: watch'), /from day 2 overlaps/],
    ['a review without a reviewer', text.replace('status: draft', 'status: approved'), /"review/],
    ['YAML anchors', text.replace('level: normal', 'level: &a normal'), /anchors and aliases/],
  ])('%s', (_name, changed, expected) => {
    expect(changed).not.toBe(text);
    const problems = problemsWith(fewDrops, changed);
    expect(problems.join('\n')).toMatch(expected);
    expect(problems.every((sentence) => sentence.startsWith('en/'))).toBe(true);
  });

  test('the same broken file is reported again the second time it is read', () => {
    const broken = text.replace("title: I'm", 'title: "I\'m');
    expect(problemsWith(fewDrops, broken)).toEqual(problemsWith(fewDrops, broken));
    expect(problemsWith(fewDrops, broken).length).toBeGreaterThan(0);
  });
});

test.each([['US', 'diapers'], ['UK', 'nappies']])('the question to tell it back is in the words of the %s', (region, word) => {
  const site = fileAt('site.yaml').text.replace(/^region: .*$/m, `region: ${region}`);
  const read = readKnowledge(filesWith('site.yaml', site));
  expect('value' in read && read.value.entries.get('diaper-counts')?.teachBack).toMatch(new RegExp(`^[^?]* ${word} [^?]*\\?$`));
});

test('all mistakes are reported at once', () => {
  const other = 'en/answers/latch/latch-how.md';
  const files = filesWith(fewDrops, text.replace('level: normal', 'level: fine')).map((file) => (file.path === other ? { path: other, text: 'nothing' } : file));
  expect(new Set(readKnowledge(files).problems.map(({ file }) => file))).toEqual(new Set([fewDrops, other]));
});

describe('a missing file stops the start', () => {
  test.each([['site.yaml'], ['en/words.yaml'], ['en/groups.yaml'], ['en/messages.yaml'], ['en/phrasings/out-of-scope.txt'], ['en/red-flags/baby-breathing.md']])('%s', (path) => {
    expect(problemsWith(path, undefined).join('\n')).toContain(path);
  });
});

describe('the site', () => {
  const site = fileAt('site.yaml').text;

  test('a missing fact is named', () => {
    expect(problemsWith('site.yaml', site.replace(/^ {2}crisisLine:.*$/m, '')).join('\n')).toContain('"crisisLine" is missing');
  });

  test('the region chooses numbers, guidance and words', () => {
    const read = readKnowledge(filesWith('site.yaml', site.replace('region: US', 'region: UK')));
    if (!('value' in read)) throw new Error('the UK content is not in order');
    const everything = [...read.value.entries.values()].map(({ short, body }) => `${short}\n${body}`).join('\n');
    expect(everything).toContain('[999](tel:999)');
    expect(everything).toContain('nappies');
    expect(everything).not.toMatch(/tel:911|\bdiapers?\b|\{\{/);
  });

  test('in the US no British number is left', () => {
    const read = readKnowledge(shippedFiles());
    if (!('value' in read)) throw new Error('the content is not in order');
    const everything = [...read.value.entries.values()].map(({ short, body }) => `${short}\n${body}`).join('\n');
    expect(everything).toContain('[911](tel:911)');
    expect(everything).not.toMatch(/tel:999|\{\{/);
  });
});

describe('the colours of the hospital', () => {
  const siteWith = (colours: string): string => `${fileAt('site.yaml').text}\ncolours: ${colours}\n`;

  test('are read, and nobody has to choose any', () => {
    const read = readKnowledge(filesWith('site.yaml', siteWith('{ accent: "#7A1FA2", accentDark: "#ddaaff" }')));
    expect('value' in read && read.value.site.colours).toEqual({ accent: '#7a1fa2', accentDark: '#ddaaff' });
    const without = readKnowledge(shippedFiles());
    expect('value' in without && without.value.site.colours).toEqual({});
  });

  test('that are too faint are told with their contrast and the nearest shade that can be read', () => {
    expect(problemsWith('site.yaml', siteWith('{ accent: "#ff8800", accentDark: "#303060" }'))).toEqual([
      'site.yaml: "colours.accent" #ff8800 cannot be read on the light page: its contrast is 2.2 : 1, and 4.5 : 1 is needed. Use "#ac5c00", the nearest shade of it that can be read.',
      'site.yaml: "colours.accentDark" #303060 cannot be read on the dark page: its contrast is 1.3 : 1, and 4.5 : 1 is needed. Use "#8484a0", the nearest shade of it that can be read.',
    ]);
  });

  test.each([
    ['a colour without quotes', '{ accent: #0b6466\n}', /"colours\.accent": must be six hex digits in quotes/],
    ['a colour by name', '{ accent: teal }', /"colours\.accent": must be six hex digits in quotes/],
    ['three digits', '{ accent: "#0b6" }', /"colours\.accent": must be six hex digits in quotes/],
    ['a colour for something else', '{ danger: "#0b6466" }', /unknown key "danger"/],
    ['no colour at all', '', /"colours": must hold accent, accentDark or both/],
  ])('%s is a mistake', (_name, colours, expected) => {
    expect(problemsWith('site.yaml', siteWith(colours)).join('\n')).toMatch(expected);
  });
});

test('the content version changes with any byte', () => {
  const one = readKnowledge(shippedFiles());
  const other = readKnowledge(filesWith(fewDrops, text.replace('A few drops is normal', 'A few drops are normal')));
  expect('value' in one && 'value' in other && one.value.contentVersion !== other.value.contentVersion).toBe(true);
});
