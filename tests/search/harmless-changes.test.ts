import { loadKnowledge } from '../../assistant/knowledge/knowledge-base';
import { loadModel } from '../../assistant/search/model-file';
import { buildRetriever } from '../../assistant/search/retriever';
import { thresholds } from '../../assistant/thresholds';
import { questionsFile, readQuestions } from '../../tools/evaluation-files';
import { cacheFolder, contentFolder } from '../../tools/places';
import { harmlessChanges, type HarmlessChange } from './harmless';

const knowledge = loadKnowledge(contentFolder);
const retrieve = buildRetriever(knowledge, loadModel(knowledge, cacheFolder));
const questions = readQuestions(questionsFile).map(({ text }) => text);

/** What a parent would get: the entry answered, the entry offered first, or nothing. */
function outcomeOf(utterance: string): string {
  const best = retrieve(utterance).at(0);
  if (!best || best.confidence < thresholds.offer) return 'declined';
  return `${best.confidence >= thresholds.answer ? 'answered' : 'offered'} ${best.entry.id}`;
}

interface Count {
  readonly name: string;
  readonly changed: number;
  readonly same: number;
}

function countSame(name: string, change: HarmlessChange, before: readonly string[]): Count {
  const pairs = questions.map((text, place) => ({ text, changed: change(text, place), before: before[place] })).filter(({ text, changed }) => changed !== text);
  return { name, changed: pairs.length, same: pairs.filter((pair) => outcomeOf(pair.changed) === pair.before).length };
}

function table(counts: readonly Count[]): string {
  return counts.map(({ name, changed, same }) => `${name.padEnd(18)} ${((100 * same) / changed).toFixed(1).padStart(5)} % of ${changed}`).join('\n');
}

describe('a change that changes nothing of the question changes nothing of the answer', () => {
  const before = questions.map(outcomeOf);
  const counts = Object.entries(harmlessChanges).map(([name, change]) => countSame(name, change, before));

  test('in at least 97 of 100 cases', () => {
    const [same, changed] = [counts.reduce((sum, count) => sum + count.same, 0), counts.reduce((sum, count) => sum + count.changed, 0)];
    console.log(`Same outcome after a harmless change: ${((100 * same) / changed).toFixed(1)} % of ${changed}\n${table(counts)}`);
    expect(same / changed).toBeGreaterThanOrEqual(0.97);
  });

  test.each(counts.map(({ name, same, changed }) => ({ name, share: same / changed })))('$name: no kind of change stands out', ({ share }) => {
    // Where a confidence stands next to a threshold, a typo or a word of padding may tip it.
    expect(share).toBeGreaterThanOrEqual(0.93);
  });
});
