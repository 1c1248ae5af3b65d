/** The shipped content, in either region, and what a page of it says. */
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { readKnowledge } from '../../assistant/knowledge/knowledge-base';
import type { KnowledgeBase, KnowledgeEntry, Region } from '../../assistant/knowledge/types';
import { fileAt, filesWith } from '../knowledge/sample-content';

export const publicAddress = 'https://feeding.example.org';

/** @throws Error when the shipped content is broken, which other tests tell better */
export function knowledgeIn(region: Region): KnowledgeBase {
  const read = readKnowledge(filesWith('site.yaml', fileAt('site.yaml').text.replace('region: US', `region: ${region}`)));
  if (!('value' in read)) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

export function withEntry(knowledge: KnowledgeBase, entry: KnowledgeEntry): KnowledgeBase {
  return { ...knowledge, entries: new Map([...knowledge.entries, [entry.id, entry]]) };
}

export function entryOf({ entries }: KnowledgeBase, id: string): KnowledgeEntry {
  const entry = entries.get(id);
  if (entry === undefined) throw new Error(`The shipped content has no ${id}`);
  return entry;
}

/** Those that need the most room on a sheet. */
export function longest({ entries }: KnowledgeBase, count: number): readonly KnowledgeEntry[] {
  const lengthOf = ({ title, short }: KnowledgeEntry): number => title.length + withoutMarks(short).length;
  return [...entries.values()].sort((one, other) => lengthOf(other) - lengthOf(one)).slice(0, count);
}

/** Markdown as it reads: without the marks of links, bold words and lists. */
export function withoutMarks(markdown: string): string {
  return markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\*\*/g, '').replace(/^(#+|-|\d+\.) /gm, '');
}

type Node = DefaultTreeAdapterTypes.Node;

function textOf(node: Node): string {
  if (node.nodeName === 'style' || node.nodeName === 'script') return '';
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** What a person reads on it, line breaks as in the source. */
export function textOfPage(html: string): string {
  return textOf(parse(html));
}
