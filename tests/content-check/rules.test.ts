import { sentenceOf } from '../../assistant/knowledge/problem';
import type { Rule } from '../../tools/content-check/material';
import { agreeingSentences } from '../../tools/content-check/rules/agreeing-sentences';
import { answerLength } from '../../tools/content-check/rules/answer-length';
import { bannedWords, preferredWords } from '../../tools/content-check/rules/banned-words';
import { callForHelp } from '../../tools/content-check/rules/call-for-help';
import { contradictedNumbers } from '../../tools/content-check/rules/contradicted-numbers';
import { duplicateTitles } from '../../tools/content-check/rules/duplicate-titles';
import { fewPhrasings } from '../../tools/content-check/rules/few-phrasings';
import { missingTopics } from '../../tools/content-check/rules/missing-topics';
import { overdueReviews } from '../../tools/content-check/rules/overdue-reviews';
import { picturesWithoutWords } from '../../tools/content-check/rules/pictures-without-words';
import { hardInFewWords, hardToRead, nearlyHardToRead } from '../../tools/content-check/rules/reading-grade';
import { repeatedPhrasings } from '../../tools/content-check/rules/repeated-phrasings';
import { closedTeachBacks, foreignNumbers, repeatedTeachBacks } from '../../tools/content-check/rules/teach-back';
import { unstatedNumbers } from '../../tools/content-check/rules/unstated-numbers';
import { weakSources } from '../../tools/content-check/rules/weak-sources';
import { answerPath, broken, foundBy, guidePath, otherPath, phrasingsPath, redFlagPath, texts } from './sample';

type Row = readonly [what: string, rule: Rule, changed: Readonly<Record<string, string | undefined>>, sentence: string | RegExp];

const short = 'It helps to count them for a week.';
const question = 'What will you count for a week, and when would you call?';
const hard = 'Individual variability in physiological presentation necessitates comprehensive multidisciplinary evaluation by experienced professionals.';
/** By itself above grade 6, and not in the midst of a plain answer. */
const fairlyHard = 'A healthy baby often drinks about as much milk in every feed as on the day before, and that is also to be expected by everybody around.';
const filler = texts[answerPath].split('\n').filter((line) => line.startsWith('- Hold')).join('\n');

const rows: readonly Row[] = [
  ['a phrasing of another entry', repeatedPhrasings, broken(phrasingsPath, 'way 3 to ask about wet diapers', 'My breast hurts!'),
    `${phrasingsPath}:3: "My breast hurts!" also stands in ${otherPath}:5 (there as "my breast hurts"). Keep it where the answer fits best, and take it out of the other.`],
  ['a phrasing that differs in spelling only', repeatedPhrasings, broken(phrasingsPath, 'way 4 to ask', 'WAY 5, to ask'), /:5: "way 5 to ask about wet diapers" also stands in .*:4 \(there as "WAY 5, to ask about wet diapers"\)\. Take one of the two out\.$/],
  ['a phrasing that is also out of scope', repeatedPhrasings, { 'en/phrasings/out-of-scope.txt': 'one side is hot' }, /^en\/phrasings\/out-of-scope\.txt:1: "one side is hot" also stands in/],
  ['a danger message of two dangers', repeatedPhrasings, { 'en/phrasings/red-flags/a.txt': 'help', 'en/phrasings/red-flags/b.txt': 'Help!' }, /^en\/phrasings\/red-flags\/b\.txt:1: "Help!" also stands in en\/phrasings\/red-flags\/a\.txt:1/],
  ['a title used twice', duplicateTitles, broken(otherPath, 'title: My breast is sore', 'title: How many wet diapers'), `${answerPath}:2: the title "How many wet diapers?" is also that of ${otherPath}. Give each its own title.`],
  ['a topic without its answer', missingTopics, { [answerPath]: undefined }, 'en/topics.yaml: the topic "wet-diapers" has no answer (how many diapers). Write en/answers/supply/wet-diapers.md, or take the topic off the list.'],
  ['an answer in the wrong group', missingTopics, { [answerPath]: undefined, 'en/answers/latch/wet-diapers.md': texts[answerPath] }, /the topic "wet-diapers" stands in the group "latch", not in "supply"/],
  ['a short answer that is too long', answerLength, broken(answerPath, short, 'And so on. '.repeat(20)), `${answerPath}:19: the short answer has 72 words, at most 60. Shorten it, or move a sentence to "Good to know".`],
  ['a long section for an age', answerLength, broken(answerPath, 'One wet diaper on the first day is fine.', 'All is well. '.repeat(21)), `${answerPath}:22: "Day 1 to 2: normal" has 63 words, at most 60. Shorten it, or move a sentence to "Good to know".`],
  ['an answer with too little in it', answerLength, broken(answerPath, filler, '- Rest.'), /the whole answer has \d\d words, not 150 to 350\. Add steps/],
  ['an answer with too much in it', answerLength, broken(answerPath, filler, `${filler}\n${filler}\n${filler}`), /the whole answer has \d{3} words, not 150 to 350\. Shorten it/],
  ['a short answer that is hard to read', hardToRead, broken(answerPath, short, fairlyHard), /wet-diapers\.md:19: the short answer has reading grade \d+(\.\d)?, at most 6\. Make two sentences/],
  ['a hard section for an age', hardToRead, broken(answerPath, 'One wet diaper on the first day is fine.', hard), /wet-diapers\.md:22: "Day 1 to 2: normal" has reading grade/],
  ['a whole answer that is hard to read', hardToRead, broken(answerPath, filler, `- ${hard}\n`.repeat(12)), /the whole answer has reading grade/],
  ['a text that is hard in the UK alone', hardToRead, broken(answerPath, short, `{{us: Count them. | uk: ${fairlyHard}}}`), /the short answer has reading grade .* \(in the UK\)/],
  ['a text near the limit', nearlyHardToRead, broken(answerPath, `Look for 6 or more wet diapers a day from day 6. ${short}`, 'After one month, a healthy baby often drinks about as much in every feed as before. That is expected.'), /wet-diapers\.md:19: the short answer has reading grade 5\.\d, close to the limit of 6/],
  ['an outcome of a guided check that is hard to read', hardToRead, broken(guidePath, 'The count fits the age.', hard), `${guidePath}:66: the outcome "fine" has reading grade 39.8, at most 6. Make two sentences of a long one, and use shorter words.`],
  ['a hard beginning of a guided check', hardToRead, broken(guidePath, 'A few short questions, then I tell you what fits.', hard), /sample-check\.md:5: the introduction has reading grade/],
  ['questions that are hard all together', hardToRead, broken(guidePath, 'Think of the last day.', hard), /sample-check\.md: all questions together has reading grade/],
  ['one hard question', hardInFewWords, broken(guidePath, 'How many wet diapers?', 'How many antibiotics altogether?'), /sample-check\.md:33: the step "wet" has reading grade \d+(\.\d)?, where 6 is plain/],
  ['a danger sign that is hard to read', hardInFewWords, broken(redFlagPath, 'No wet diaper in 8 hours is too long.', hard), /^en\/red-flags\/too-dry\.md:15: the message has reading grade/],
  ['a hard step while help is on its way', hardInFewWords, broken(redFlagPath, 'Feed your baby.', hard), /^en\/red-flags\/too-dry\.md:18: "While you wait" has reading grade/],
  ['a word that blames', bannedWords, broken(answerPath, short, 'You should have called.'), `${answerPath}:19: "You should have called." blames or pushes ("should have"). Better: say what helps.`],
  ['blame in a danger sign', bannedWords, broken(redFlagPath, 'Feed your baby.', 'You failed to feed.'), /^en\/red-flags\/too-dry\.md:18: "You failed to feed\." blames/],
  ['blame in the question of a guided check', bannedWords, broken(guidePath, 'How many wet diapers?', 'What should have been wet?'), `${guidePath}:34: "What should have been wet?" blames or pushes ("should have"). Better: say what helps.`],
  ['blame in the tip before a question', bannedWords, broken(guidePath, 'Think of the last day.', 'You failed.'), /sample-check\.md:17: "You failed\." blames/],
  ['blame on a button', bannedWords, broken(guidePath, 'say: By bottle', 'say: It failed'), /sample-check\.md:22: "It failed" blames/],
  ['blame in the words of a picture', bannedWords, broken(guidePath, 'A baby drinks and looks up', 'A feed that failed'), /sample-check\.md:19: "A feed that failed" blames/],
  ['blame where a guided check ends', bannedWords, broken(guidePath, 'Use fresh milk this time.', 'You failed.'), /sample-check\.md:60: "You failed\." blames/],
  ['a medicine called safe', bannedWords, broken(answerPath, short, 'This pill is safe to take.'), /"This pill is safe to take\." judges a medicine or a dose \("is safe to take"\)\. Better: "ask a pharmacist"\.$/],
  ['a dose', bannedWords, broken(answerPath, short, 'Take up to 400 mg.'), /"Take up to 400 mg\." judges a medicine or a dose/],
  ['a question to tell it back that is hard to read', hardToRead, broken(answerPath, question, 'What indications necessitate an immediate professional evaluation?'), /wet-diapers\.md:8: the question to tell it back has reading grade \d+(\.\d)?, at most 6\. Make two/],
  ['such a question near the limit', nearlyHardToRead, broken(answerPath, question, 'Can you show me how you will soften the breast to feed, and how much milk you take off in between?'), /wet-diapers\.md:8: the question to tell it back has reading grade 5\.\d, close to the limit of 6/],
  ['blame in the question to tell it back', bannedWords, broken(answerPath, question, 'What should have been wet, and who will you call?'), `${answerPath}:8: "What should have been wet, and who will you call?" blames or pushes ("should have"). Better: say what helps.`],
  ['a question to tell it back that is none', closedTeachBacks, broken(answerPath, question, 'Tell me what you will count.'), `${answerPath}:8: the question "Tell me what you will count." is not one question. Write one question, with "?" at its end and nowhere else.`],
  ['two such questions at once', closedTeachBacks, broken(answerPath, question, 'What will you count? When would you call?'), /wet-diapers\.md:8: .* is not one question/],
  ['such a question to which yes is an answer', closedTeachBacks, broken(answerPath, question, 'Do you know what to count?'), `${answerPath}:8: the question "Do you know what to count?" can be answered with yes or no. Ask what, when, who or how, or begin with "Can you show me how".`],
  ['a number in it that the answer does not have', foreignNumbers, broken(answerPath, question, 'What will you do when 5 hours went by?'), `${answerPath}:8: the question "What will you do when 5 hours went by?" has 5, which the answer does not. Ask without a number, so that the parent can say it.`],
  ['a number in it that stands in the answer of one country only', foreignNumbers, broken(answerPath, question, 'What will you do when milk was out for four hours?'), /has 4, which the answer does not.* \(in the UK\)/],
  ['the same question after two answers', repeatedTeachBacks, broken(otherPath, 'Can you show me how you will use the cold pack?', 'What will you count for a week and when would you call?'), /^en\/answers\/supply\/wet-diapers\.md:8: .* is also that of en\/answers\/latch\/sore-breast\.md\. Ask about what matters/],
  ['a word for which the house has a better one', preferredWords, broken(answerPath, short, 'Some mothers count.'), /"Some mothers count\." leaves someone out or is not our word/],
  ['such a word in a guided check', preferredWords, broken(guidePath, 'A few short questions', 'A few questions for mothers'), /sample-check\.md:5: .* is not our word/],
  ['a picture without words', picturesWithoutWords, broken(answerPath, short, '![](diaper.png)'), `${answerPath}:19: the picture ![](diaper.png) has no alternative text. Say between the square brackets what it shows.`],
  ['a review that is overdue', overdueReviews, broken(answerPath, '  status: draft', '  status: approved\n  due: "2026-11-24"'), `${answerPath}:18: the review was due on 2026-11-24. Have it reviewed again and set a new date, or set "status: draft" and take "due" away.`],
  ['a number that is not the house\'s', contradictedNumbers, broken(answerPath, 'no wet diaper in 8 hours', 'no wet diaper for 6 hours'),
    `${answerPath}:29: "Your baby has no wet diaper for 6 hours." says 6 hours for hours without a wet diaper, where the house says 8 hours, as in ${otherPath}:25. Write the same number; or, if the advice has changed, change "dry-hours" in en/numbers.yaml and every sentence with it.`],
  ['a danger sign with another number', contradictedNumbers, broken(redFlagPath, 'No wet diaper in 8 hours', 'No wet diaper in 12 hours'), /^en\/red-flags\/too-dry\.md:15: "No wet diaper in 12 hours is too long\." says 12 hours/],
  ['a guided check with another number', contradictedNumbers, broken(guidePath, 'No wet diaper in 8 hours', 'No wet diaper in 12 hours'), /^en\/guides\/sample-check\.md:63: "No wet diaper in 12 hours: call now\." says 12 hours/],
  ['a question with a number that is wrong in one country', contradictedNumbers, broken(guidePath, 'uk: 6 hours', 'uk: 4 hours'), /sample-check\.md:33: .*says 4 hours for how long milk keeps, where the house says 6 hours.* \(in the UK\)/],
  ['a number that is wrong in one country', contradictedNumbers, broken(answerPath, 'uk: 6 hours', 'uk: 4 hours'), /says 4 hours for how long milk keeps, where the house says 6 hours, as in .* \(in the UK\)/],
  ['a number that only this answer has', contradictedNumbers, { ...broken(otherPath, 'Use a cold pack.', '6 or more wet diapers a day.'), ...broken(redFlagPath, 'Feed your baby.', '5 or more wet diapers a day.') }, /too-dry\.md:18: .* says 5 for wet diapers a day, where most other sentences say 6, as in/],
  ['a threshold that got lost', unstatedNumbers, broken(answerPath, '- Your baby has no wet diaper in 8 hours.', '- Your baby seems ill.'), `${answerPath}: no sentence states hours without a wet diaper (hours). Put it back, or mend "dry-hours" in en/numbers.yaml: its patterns, or its list "statedIn".`],
  ['a sign that listens for another number', unstatedNumbers, broken(redFlagPath, '[hours >= 8 hours]', '[hours >= 10 hours]'), /too-dry\.md:3: no sign has the condition \[hours >= 8 hours\], the house's number for hours without a wet diaper/],
  ['the same sentence with another number', agreeingSentences, { ...broken(answerPath, short, 'Wake your baby after 3 hours of sleep.'), ...broken(otherPath, 'Use a cold pack.', 'Wake your baby after 4 hours of sleep.') }, /^en\/answers\/supply\/wet-diapers\.md:19: "Wake your baby after 3 hours of sleep\." has other numbers than the same sentence in en\/answers\/latch\/sore-breast\.md:19: "Wake your baby after 4 hours of sleep\."/],
  ['one source only', weakSources, broken(answerPath, "  - title: Is my baby well?\n    publisher: Children's hospital\n    address: https://hospital.example/well\n", ''), `${answerPath}:9: it has only one source. Add another that says the same, so that a reviewer can compare.`],
  ['a source without a secure address', weakSources, broken(answerPath, 'https://hospital', 'http://hospital'), /wet-diapers\.md:15: the source http:\/\/hospital\.example\/well is not on a secure page/],
  ['a source that copies another', weakSources, broken(answerPath, 'Is my baby well?', 'Is my baby well? (copy of a leaflet)'), /:13: the source "Is my baby well\? \(copy of a leaflet\)" \(Children's hospital\) is second-hand/],
  ['no file of phrasings', fewPhrasings, { [phrasingsPath]: undefined }, `${answerPath}: there is no file of further phrasings. Write ${phrasingsPath}, one a line: how parents say it, in at least 50 ways.`],
  ['few phrasings', fewPhrasings, { [phrasingsPath]: 'one\ntwo\n' }, `${phrasingsPath}: it has 2 phrasings. Write at least 50, so that the answer is found in other words too.`],
  ['an answer that never says when to call', callForHelp, broken(answerPath, '- Your baby has no wet diaper in 8 hours.', 'See above.'), `${answerPath}:28: there is no sign under "## Call for help if". Write at least one line that begins with "- ".`],
];

describe('a rule names what is wrong, where, and what to do', () => {
  test.each(rows)('%s', (_what, rule, changed, sentence) => {
    const sentences = foundBy(rule, changed).map(sentenceOf);
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toMatch(typeof sentence === 'string' ? new RegExp(`^${sentence.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`) : sentence);
  });
});

describe('a rule is content with good content', () => {
  test.each([...new Map(rows.map(([, rule]) => [rule.name, rule]))])('%s', (_name, rule) => {
    expect(foundBy(rule).map(sentenceOf)).toEqual([]);
  });

  test.each<readonly [string, Rule, Readonly<Record<string, string | undefined>>]>([
    ['a title that is also the first question', repeatedPhrasings, broken(answerPath, 'how many wet diapers a day', 'How many wet diapers?')],
    ['a look-alike of a danger that is also a question', repeatedPhrasings, { 'en/phrasings/red-flags/not-a.txt': 'one side is hot' }],
    ['words that a guided check only listens for', preferredWords, broken(guidePath, 'she nurses', 'mom nurses, she failed')],
    ['a guided check that cannot be read, which the loader tells', bannedWords, broken(guidePath, 'steps:', 'steps: [')],
    ['a word of blame that is denied', bannedWords, broken(answerPath, short, 'You have not failed.')],
    ['a dose in a file that may name it', bannedWords, broken(otherPath, 'Use a cold pack.', 'Take 2 mg.')],
    ['a number to tell back that stands in the answer', foreignNumbers, broken(answerPath, question, 'What will you do when no diaper was wet for eight hours?')],
    ['an answer without a question to tell it back, which the loader tells', closedTeachBacks, broken(answerPath, `teachBack: ${question}\n`, '')],
    ['a picture with words', picturesWithoutWords, broken(answerPath, short, '![A heavy diaper](diaper.png)')],
    ['a review that is due today', overdueReviews, broken(answerPath, '  status: draft', '  status: approved\n  due: "2026-11-25"')],
    ['an answer beyond the list of topics', missingTopics, { 'en/answers/latch/extra.md': texts[otherPath] }],
    ['a hospital with a long name for its line', answerLength, broken('site.yaml', 'the nurse line,', `the line ${'of the house '.repeat(80)},`)],
    ['a short sentence with other numbers', agreeingSentences, { ...broken(answerPath, short, 'For 2 hours.'), ...broken(otherPath, 'Use a cold pack.', 'For 3 hours.') }],
  ])('%s', (_what, rule, changed) => {
    expect(foundBy(rule, changed).map(sentenceOf)).toEqual([]);
  });
});

describe('a question to tell it back', () => {
  const findings = (asked: string): number => foundBy(closedTeachBacks, broken(answerPath, question, JSON.stringify(asked))).length;

  test.each([
    'Will you call if it hurts?', 'Did that make sense to you?', "Don't you want to call, and when?", 'To be sure I was clear, do you know who to call?', 'Just so I know what was clear: is it all fine?',
    'So you count for a week and then call, right?', 'When it hurts, will you call?', 'Can you call, and who?', 'Now the names of your helpers?', 'I was clear on what to count. Have you got it?', 'Don’t you know when to call?',
  ])('may not be answered with yes: %s', (asked) => {
    expect(findings(asked)).toBe(1);
  });

  test.each([
    'Can you show me how you hold the spoon?', 'Just so I know I was clear: when would you call, and whom?', 'Could you please tell me what you will do?', 'I want to be sure I was clear. What will you do if you cannot?',
    'How will you do it, and can you show me?', 'Walk me through tonight: where will your baby sleep?', 'If you are too full, how much will you take?', 'In your own words, what counts most?',
  ])('is open: %s', (asked) => {
    expect(findings(asked)).toBe(0);
  });
});
