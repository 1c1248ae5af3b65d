import { contentVersionOf, linesOf, readContentFiles, type ContentFile } from './content-files';
import { readEntry } from './entry';
import { groupsPath, readGroups } from './groups';
import { pictureNames, readGuides, surroundingProblems } from './guides/guide-files';
import { messagesPath, readMessages } from './messages';
import { fillerFor, type Filler } from './placeholders';
import { ContentError, type Checked, type Problem } from './problem';
import { readRedFlags } from './red-flag-files';
import { readSite, sitePath } from './site';
import { readWordLists, wordsPath } from './word-lists';
import type { KnowledgeBase, KnowledgeEntry } from './types';

const outOfScopePath = 'en/phrasings/out-of-scope.txt';

/**
 * Reads, checks and freezes the content folder.
 * @throws ContentError with every mistake in every file at once.
 */
export function loadKnowledge(folder: string): KnowledgeBase {
  const read = readKnowledge(readContentFiles(folder));
  if ('value' in read) return read.value;
  throw new ContentError(read.problems);
}

/** The same from files already in memory: what the tests and the checker use. */
export function readKnowledge(files: readonly ContentFile[]): Checked<KnowledgeBase> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const site = readSite(byPath.get(sitePath));
  const words = readWordLists(byPath.get(wordsPath));
  if (!('value' in site) || !('value' in words)) return { problems: [...site.problems, ...words.problems] };
  const fill = fillerFor(site.value, words.value.regional);
  const messages = readMessages(byPath.get(messagesPath), fill);
  const entries = readEntries(files, byPath, fill);
  const redFlags = readRedFlags(files, fill);
  const guides = readGuides(files, fill);
  const outOfScope = linesOf(byPath.get(outOfScopePath)?.text ?? '');
  const problems = [...messages.problems, ...entries.problems, ...redFlags.problems, ...guides.problems, ...missing(outOfScope, outOfScopePath)];
  if (problems.length > 0 || !('value' in messages) || !('value' in entries) || !('value' in redFlags) || !('value' in guides)) return { problems };
  const around = surroundingProblems(guides.value, { entries: entries.value, redFlags: redFlags.value, pictures: pictureNames(files) });
  const groups = readGroups(byPath.get(groupsPath), entries.value);
  if (around.length > 0 || !('value' in groups)) return { problems: [...around, ...groups.problems] };
  return {
    problems: [],
    value: Object.freeze({
      contentVersion: contentVersionOf(files), site: site.value, words: words.value, messages: messages.value, entries: entries.value, groups: groups.value, redFlags: redFlags.value, guides: guides.value, outOfScope,
    }),
  };
}

function missing(lines: readonly string[], path: string): Problem[] {
  return lines.length > 0 ? [] : [{ file: path, problem: 'the file is missing or empty', remedy: 'Restore it: the assistant learns from it what to turn away' }];
}

function readEntries(files: readonly ContentFile[], byPath: ReadonlyMap<string, ContentFile>, fill: Filler): Checked<ReadonlyMap<string, KnowledgeEntry>> {
  const entries = new Map<string, KnowledgeEntry>();
  const problems: Problem[] = [];
  for (const file of files.filter(({ path }) => path.startsWith('en/answers/'))) {
    const id = file.path.replace(/^.*\/|\.md$/g, '');
    const read = readEntry(file, linesOf(byPath.get(`en/phrasings/${id}.txt`)?.text ?? ''), fill);
    if (!('value' in read)) problems.push(...read.problems);
    else if (entries.has(id)) problems.push({ file: file.path, problem: `the id "${id}" is used in two groups`, remedy: 'Rename one of the two files' });
    else entries.set(id, read.value);
  }
  if (entries.size === 0 && problems.length === 0) problems.push({ file: 'en/answers', problem: 'there is no answer', remedy: 'Add at least one; content/README.md shows the form' });
  const found = problems.length > 0 ? problems : linkProblems(entries);
  return found.length > 0 ? { problems: found } : { value: entries, problems: [] };
}

/** Related ids that lead nowhere. Only looked at when every file could be read, so that one mistake is not told twice. */
function linkProblems(entries: ReadonlyMap<string, KnowledgeEntry>): Problem[] {
  return [...entries.values()].flatMap((entry) =>
    entry.related.filter((id) => !entries.has(id) || id === entry.id).map((id) => ({
      file: `en/answers/${entry.group}/${entry.id}.md`, problem: `"related" names "${id}", which is no other answer`, remedy: 'Use the file name of another answer, without .md',
    })));
}
