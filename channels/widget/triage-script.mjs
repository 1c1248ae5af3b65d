/** Makes `assets/triage.js`: the engine of assistant/safety for the chat page. What it has learned comes from the running server as `assets/triage-data.js`. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

const entry = path.join(import.meta.dirname, '../../assistant/safety/page-triage.ts');

/** Names of the engine's own that no browser and no data knows: short ones save 300 bytes. None of them may be a key of what `packTriage` writes. */
const ownNames = /^(?:isHypothetical|isLongAgo|isOver|contexts|ageDays|babyAgeDays|temperatures|clause|sentence|tokens|stems|denied|hours|numbers|weightLossPercent|person|condition|quantity|comparison|limit|groups|unless|phrases|chains|choicesOf|reader|groupsOf|conditions|spelling|known|shortened|signStems|needed|rowOf|exampleOf|heldBack|excused|hits|trust|probabilities|features|shift|isExact|strength|guess|past|remember|mark|plain|rest|language|ofStem|rgx|replacement|report|least|most)$/;

/** The engine for browsers, without data. */
export async function triageEngine() {
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, minify: true, target: 'es2021', format: 'iife', globalName: 'firstDropsTriage', charset: 'utf8', mangleProps: ownNames, write: false, logLevel: 'warning' });
  return outputFiles[0].text;
}

export async function bundleTriage(outputFolder) {
  await writeFile(path.join(outputFolder, 'assets', 'triage.js'), await triageEngine());
}
