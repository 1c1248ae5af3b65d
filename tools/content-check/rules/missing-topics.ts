import { answerPlace } from '../../../assistant/knowledge/content-files';
import type { Problem } from '../../../assistant/knowledge/problem';
import { lineWith } from '../page';
import { topicsList } from '../topics-list';
import type { Material } from '../material';

/** Topics of the list without their answer, or with the answer in another group. More answers than the list names are welcome. */
export function missingTopics({ files, topics }: Material): Problem[] {
  const list = files.find(({ path }) => path === topicsList.path)?.text ?? '';
  const groups = new Map(files.flatMap(({ path }) => answerPlace(path) ?? []).map(({ id, group }) => [id, group]));
  return Object.entries(topics).flatMap(([group, scopes]) => Object.entries(scopes).flatMap(([id, scope]): Problem[] => {
    const actual = groups.get(id);
    const at = { file: topicsList.path, ...lineWith(list, `  ${id}:`) };
    if (actual === undefined) return [{ ...at, problem: `the topic "${id}" has no answer (${scope})`, remedy: `Write en/answers/${group}/${id}.md, or take the topic off the list` }];
    return actual === group ? [] : [{ ...at, problem: `the topic "${id}" stands in the group "${actual}", not in "${group}"`, remedy: 'Move the file, or the line of the list' }];
  }));
}
