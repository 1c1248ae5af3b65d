import { sentenceOf } from '../../assistant/knowledge/problem';
import { checkContent } from '../../tools/content-check/check-content';
import { gradeOf } from '../../tools/content-check/grade';
import { passagesOf } from '../../tools/content-check/passages';
import { sentencesOf } from '../../tools/content-check/sentences';
import { answerPath, broken, sampleWith, today } from './sample';

const errorsWith = (path: string, text: string | undefined): string[] => checkContent({ files: sampleWith({ [path]: text }), today }).errors.map(sentenceOf);

test('the loader\'s findings and the rules\' come together', () => {
  const files = sampleWith({ ...broken(answerPath, 'level: normal', 'level: fine'), ...broken('en/topics.yaml', 'latch:', 'latch: { gone: "a topic" }\nother:') });
  const sentences = checkContent({ files, today }).errors.map(sentenceOf).join('\n');
  expect(sentences).toMatch(/wet-diapers\.md: "level"/);
  expect(sentences).toMatch(/the topic "gone" has no answer/);
});

test('findings stand file by file, line by line', () => {
  const files = sampleWith(broken(answerPath, 'Look for 6', 'You should have known. You failed. ![](a.png) Look for 6'));
  const places = checkContent({ files, today }).errors.filter(({ file }) => file === answerPath).map(({ line }) => line ?? 0);
  expect(places).toEqual([...places].sort((one, other) => one - other));
});

describe('a list of the checker that cannot be read is an error of its own', () => {
  test.each([
    ['a missing list', 'en/numbers.yaml', undefined, /^en\/numbers\.yaml: the file is missing/],
    ['a pattern that cannot be read', 'en/numbers.yaml', 'a: { name: a, unit: h, source: s, values: ["8 hours"], sentences: ["[hours]"] }', /"\[hours\]" must be a number with its unit/],
    ['a value that is no number', 'en/numbers.yaml', 'a: { name: a, unit: h, source: s, values: ["some"], sentences: ["x"] }', /"a\.values"/],
    ['an exception without its reason', 'en/numbers.yaml', 'a: { name: a, unit: h, source: s, sentences: ["x"], exceptIn: { b: ok } }', /needs the reason as a sentence/],
    ['an unknown key', 'en/style.yaml', 'blame: []\nmedicines: []\nprefer: []\nweakSources: []\nbanned: []', /unknown key "banned"/],
    ['a topic without its scope', 'en/topics.yaml', 'supply: { low-supply: "" }', /"supply\.low-supply"/],
  ])('%s', (_what, path, text, sentence) => {
    expect(errorsWith(path, text).filter((error) => error.startsWith(path)).join('\n')).toMatch(sentence);
  });
});

test('broken site facts are told by the loader, and the texts wait', () => {
  const errors = errorsWith('site.yaml', 'region: FR');
  expect(errors.some((error) => error.startsWith('site.yaml'))).toBe(true);
  expect(errors.join('\n')).not.toContain('no sentence states');
});

describe('the reading grade', () => {
  const grade = (text: string): number => gradeOf(passagesOf(text));

  test('takes each list item as a sentence', () => {
    expect(grade('- feed your baby\n- rest when you can\n- drink when you like')).toBe(grade('Feed your baby. Rest when you can. Drink when you like.'));
  });

  test('is not raised by a heading, a phone number or a bare link', () => {
    const plain = 'Call us if your baby does not wake. We are here for you at night.';
    expect(grade(`## Extraordinarily complicated considerations\n${plain}\n\n[International breastfeeding association](https://a.example)`)).toBe(grade(plain));
    expect(grade('Call the nurse line, [1-800-555-0100](tel:18005550100) (example) now.')).toBe(grade('Call the nurse line now.'));
  });

  test('is 0 for nothing', () => {
    expect(grade('')).toBe(0);
  });
});

describe('a text is taken apart', () => {
  test('a paragraph wrapped by hand is one passage, on its first line', () => {
    expect(passagesOf('---\na: b\n---\nOne\ntwo.\n\n## Head\n1. Three\n   four\n- Five')).toEqual([
      { line: 4, section: '', kind: 'paragraph', text: 'One two.' },
      { line: 8, section: 'Head', kind: 'item', text: 'Three four' },
      { line: 10, section: 'Head', kind: 'item', text: 'Five' },
    ]);
  });

  test('a full stop in a number ends no sentence', () => {
    expect(sentencesOf('It is 1.5 to 2 oz. 6 feeds are **fine**. "Yes." [Call](tel:1) now')).toEqual(['It is 1.5 to 2 oz.', '6 feeds are fine.', '"Yes."', 'Call now']);
  });
});
