/** Command `search`: what a person types into the compose box, a letter at a time. */
import type { MessagingExtensionResponse } from 'botbuilder';
import type { LookUp } from '../../assistant/look-up';
import type { KnowledgeBase } from '../../assistant/knowledge/types';
import { entriesForAge, type Insertable } from './insertable';
import type { MessageExtensionParts } from './message-extension';
import { rows, sentence } from './results';
import type { SearchQuery } from './what-arrives';

/** Rows that are looked through; more are not read. */
const mostRows = 8;

export function searchResults({ words, skip, count }: SearchQuery, { assistant, knowledge, links }: MessageExtensionParts): MessagingExtensionResponse {
  const known = knowledge();
  const lookUp = words === '' ? undefined : assistant.lookUp(words);
  const found = lookUp ? insertablesOf(lookUp, known) : startersOf(known);
  if (lookUp && found.length === 0) return sentence(known.messages[whyNothing(lookUp)]);
  return rows(found.slice(0, mostRows).slice(skip, skip + count), { knowledge: known, links });
}

/** Danger first, whatever else was meant. To "hi" the first choices are a better reply than none. */
function insertablesOf({ answer, found }: LookUp, knowledge: KnowledgeBase): readonly Insertable[] {
  const danger: readonly Insertable[] = answer.kind === 'red-flag' ? [{ kind: 'red-flag', redFlag: answer.redFlag }] : [];
  if (danger.length + found.length === 0 && answer.kind === 'small-talk') return startersOf(knowledge);
  return [...danger, ...entriesForAge(found, answer.conversation.babyAgeDays)];
}

/** What somebody is shown who has not typed anything yet. */
function startersOf({ site, entries }: KnowledgeBase): readonly Insertable[] {
  return site.starters.flatMap((id): readonly Insertable[] => {
    const entry = entries.get(id);
    return entry ? [{ kind: 'entry', entry }] : [];
  });
}

/** Some things are better said than "nothing found". */
export function whyNothing({ answer }: LookUp): 'withheld' | 'otherLanguage' | 'person' | 'extensionNothingFound' {
  if (answer.kind !== 'command') return 'extensionNothingFound';
  return answer.command === 'withheld' || answer.command === 'otherLanguage' || answer.command === 'person' ? answer.command : 'extensionNothingFound';
}
