/** `npm run content:collisions`: pairs of entries that compete for the same messages, closest first. `--most N` pairs (20), `--entry ID` only its own. */
import { parseArgs } from 'node:util';
import { loadKnowledge } from '../assistant/knowledge/knowledge-base';
import { loadModel } from '../assistant/search/model-file';
import { competingPairs, type CompetingPair } from './collision-pairs';
import { orExplain } from './explain';
import { cacheFolder, contentFolder } from './places';

const mostTerms = 5;
const mostPhrasings = 3;

function main(): void {
  const { values } = parseArgs({ options: { most: { type: 'string', default: '20' }, entry: { type: 'string' } } });
  const most = Number(values.most);
  if (!Number.isInteger(most) || most < 1) throw new Error(`--most ${values.most} is no whole number above 0; give for example --most 20`);
  const knowledge = loadKnowledge(contentFolder);
  if (values.entry !== undefined && !knowledge.entries.has(values.entry)) throw new Error(`There is no entry "${values.entry}" in content/en/answers; its id is the file's name without .md`);
  const model = loadModel(knowledge, cacheFolder, (done, of) => process.stderr.write(`Learning: ${done} of ${of}\n`));
  const pairs = competingPairs(knowledge, model).filter(({ one, other }) => values.entry === undefined || [one, other].includes(values.entry));
  console.log(`Margin: how many times as probable its own entry is as the other for the phrasings nearest to going astray (below 1: they have gone).\n`);
  for (const pair of pairs.slice(0, most)) print(pair);
}

function print({ one, other, margin, terms, phrasings }: CompetingPair): void {
  console.log(`${oddsOf(margin)}  ${one} ↔ ${other}`);
  console.log(`    words       ${terms().slice(0, mostTerms).map(({ term }) => `"${term}"`).join(', ')}`);
  for (const near of phrasings.slice(0, mostPhrasings)) console.log(`    ${oddsOf(near.margin)} ${near.own}: ${near.text}`);
  console.log('');
}

function oddsOf(margin: number): string {
  return Math.exp(margin).toFixed(margin < 2 ? 2 : 0).padStart(8);
}

try {
  main();
} catch (error) {
  orExplain(error);
}
