import { readKnowledge } from '../../assistant/knowledge/knowledge-base';
import type { Problem } from '../../assistant/knowledge/problem';
import { readMaterial, type Content, type Rule } from './material';
import { agreeingSentences } from './rules/agreeing-sentences';
import { answerLength } from './rules/answer-length';
import { bannedWords, preferredWords } from './rules/banned-words';
import { callForHelp } from './rules/call-for-help';
import { duplicateTitles } from './rules/duplicate-titles';
import { contradictedNumbers } from './rules/contradicted-numbers';
import { missingTopics } from './rules/missing-topics';
import { picturesWithoutWords } from './rules/pictures-without-words';
import { fewPhrasings } from './rules/few-phrasings';
import { hardInFewWords, hardToRead, nearlyHardToRead } from './rules/reading-grade';
import { repeatedPhrasings } from './rules/repeated-phrasings';
import { overdueReviews } from './rules/overdue-reviews';
import { closedTeachBacks, foreignNumbers, repeatedTeachBacks } from './rules/teach-back';
import { unstatedNumbers } from './rules/unstated-numbers';
import { weakSources } from './rules/weak-sources';

export interface Findings {
  /** What must be mended before the content can be served. */
  readonly errors: readonly Problem[];
  /** What an editor should look at. */
  readonly warnings: readonly Problem[];
}

const errorRules: readonly Rule[] = [
  repeatedPhrasings, duplicateTitles, missingTopics, answerLength, hardToRead, bannedWords, picturesWithoutWords, overdueReviews,
  contradictedNumbers, unstatedNumbers, agreeingSentences, closedTeachBacks, foreignNumbers, repeatedTeachBacks,
];
const warningRules: readonly Rule[] = [weakSources, fewPhrasings, callForHelp, preferredWords, nearlyHardToRead, hardInFewWords];

/** Every finding about the content, all at once: the loader's, those about the checker's own lists, and the rules'. No clock, no disk. */
export function checkContent(content: Content): Findings {
  const { material, problems } = readMaterial(content);
  const found = (rules: readonly Rule[]): Problem[] => rules.flatMap((rule) => rule(material));
  return {
    errors: inOrder([...readKnowledge(content.files).problems, ...problems, ...found(errorRules)]),
    warnings: inOrder(found(warningRules)),
  };
}

/** File by file, line by line: an editor mends one file at a time. */
function inOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((one, other) => one.file.localeCompare(other.file) || (one.line ?? 0) - (other.line ?? 0));
}
