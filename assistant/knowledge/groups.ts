import { z } from 'zod';
import { readYamlFile } from './yaml-file';
import type { ContentFile } from './content-files';
import type { Checked } from './problem';
import type { Group, KnowledgeEntry } from './types';

export const groupsPath = 'en/groups.yaml';

const schema = z.record(z.string(), z.string().min(2).max(30, 'is longer than 30 characters; it must fit a button on a phone'));

/** The topics to look around in. Every folder of answers needs a title here, or its answers could only be found by asking. */
export function readGroups(file: ContentFile | undefined, entries: ReadonlyMap<string, KnowledgeEntry>): Checked<readonly Group[]> {
  const read = readYamlFile(file, groupsPath, schema, 'Write each folder of en/answers with the words on its button');
  if (!('value' in read)) return read;
  const folders = [...new Set([...entries.values()].map(({ group }) => group))];
  const untitled = folders.filter((folder) => read.value[folder] === undefined);
  const problems = untitled.map((folder) => ({ file: groupsPath, problem: `the folder "${folder}" has no title`, remedy: `Add a line "${folder}: …"` }));
  if (problems.length > 0) return { problems };
  const idsOf = (folder: string): string[] => [...entries.values()].filter(({ group }) => group === folder).map(({ id }) => id);
  return { value: Object.entries(read.value).filter(([id]) => folders.includes(id)).map(([id, title]) => ({ id, title, entries: idsOf(id) })), problems: [] };
}
