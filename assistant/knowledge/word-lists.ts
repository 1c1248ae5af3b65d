import { z } from 'zod';
import { readYamlFile } from './yaml-file';
import type { ContentFile } from './content-files';
import type { Checked } from './problem';
import type { WordLists } from './types';

const words = z.array(z.string().min(1));

function phraseLists<const Name extends string>(names: readonly Name[]): z.ZodType<ReadonlyMap<Name, readonly string[]>> {
  return z.record(z.enum(names), words).transform((lists) => new Map(names.map((name) => [name, lists[name]])));
}
const schema = z.strictObject({
  same: z.record(z.string(), words),
  fillers: words,
  stopWords: words,
  smallTalk: phraseLists(['greeting', 'thanks', 'goodbye', 'whoAreYou', 'affirmation', 'frustration']),
  commands: phraseLists(['help', 'startOver', 'topics', 'more', 'person', 'stop', 'back', 'again', 'goOn', 'whatYouKnow', 'forgetMe', 'otherLanguage', 'helped', 'notWhatIMeant', 'why', 'isThatNormal', 'whatToDo', 'whenToCall', 'howToHelp']),
  replies: z.strictObject({ happening: phraseLists(['yes', 'no']), safe: phraseLists(['yes', 'no']) }),
  sheet: words,
  regional: z.record(z.string(), z.string()),
});

export const wordsPath = 'en/words.yaml';

/** Reads content/en/words.yaml. `same` maps the matcher's word to all the words that mean it. */
export function readWordLists(file: ContentFile | undefined): Checked<WordLists> {
  const read = readYamlFile(file, wordsPath, schema, 'See the comments in the file');
  if (!('value' in read)) return read;
  const { same, stopWords, fillers, smallTalk, commands, replies, sheet, regional } = read.value;
  const synonyms = new Map<string, string>();
  const problems = [];
  for (const [word, others] of Object.entries(same)) {
    for (const other of others.map((text) => text.toLowerCase())) {
      if (synonyms.has(other)) problems.push({ file: wordsPath, problem: `"${other}" stands under two words`, remedy: 'Keep it under one' });
      synonyms.set(other, word.toLowerCase());
    }
  }
  if (problems.length > 0) return { problems };
  const lowered = Object.entries(regional).map(([american, british]): [string, string] => [american.toLowerCase(), british]);
  return { value: { synonyms, stopWords: new Set(stopWords), fillers, smallTalk, commands, replies, sheet, regional: new Map(lowered) }, problems: [] };
}
