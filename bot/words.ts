/** What is said, as Markdown and buttons, without any channel. Every sentence comes from `content/`. */
import type { Answer, CommandAnswer, EntryAnswer, RedFlagAnswer } from '../assistant/answer';
import type { KnowledgeBase, KnowledgeEntry, Level } from '../assistant/knowledge/types';
import type { MessageKey, Messages } from '../assistant/knowledge/messages';

export interface Words {
  readonly text: string;
  /** What the buttons say; pressing one is the same as typing it. */
  readonly buttons: readonly string[];
}

const levelKeys: Readonly<Record<Level, MessageKey>> = { normal: 'levelNormal', watch: 'levelWatch', 'call-today': 'levelCallToday' };

export function wordsFor(answer: Answer, knowledge: KnowledgeBase): Words {
  const { text, buttons } = wordsOfKind(answer, knowledge);
  return { text: answer.remindsOf === undefined ? text : `${knowledge.messages.reminder}\n\n${text}`, buttons };
}

function wordsOfKind(answer: Answer, knowledge: KnowledgeBase): Words {
  const { messages } = knowledge;
  switch (answer.kind) {
    case 'red-flag':
      return redFlagWords(answer, messages);
    case 'answered':
      return entryWords(answer, knowledge);
    case 'unsure':
      return { text: `${messages.didYouMean}\n\n${numbered(answer.offered)}`, buttons: [...answer.offered.map(({ title }) => title), messages.noneOfThese] };
    case 'small-talk':
      return { text: messages[answer.smallTalk], buttons: answer.smallTalk === 'greeting' ? starterButtons(knowledge) : [] };
    case 'command':
      return commandWords(answer, knowledge);
    case 'unknown':
      return answer.conversation.failedTries > 1 ? { text: messages.unknownAgain, buttons: [messages.topics] } : { text: messages.unknown, buttons: [messages.topics] };
  }
}

export function welcomeWords(knowledge: KnowledgeBase): Words {
  return { text: knowledge.messages.welcome, buttons: starterButtons(knowledge) };
}

function starterButtons({ site, entries }: KnowledgeBase): string[] {
  return site.starters.flatMap((id) => entries.get(id)?.title ?? []);
}

function numbered(entries: readonly KnowledgeEntry[]): string {
  return entries.map(({ title }, at) => `${at + 1}. ${title}`).join('\n');
}

function redFlagWords({ redFlag, certainty, also }: RedFlagAnswer, messages: Messages): Words {
  const label = redFlag.level === 'emergency' ? messages.levelEmergency : messages.levelUrgent;
  const parts = [`**${label}: ${redFlag.title}**`, redFlag.message, `**${messages.whileYouWait}**\n\n${redFlag.waiting}`];
  if (certainty === 'sure') return { text: [...parts, ...alsoAsked(also, messages), `**${messages.safeQuestion}**`].join('\n\n'), buttons: [messages.safeYes, messages.safeNo] };
  return { text: [`**${messages.askIfNow}**`, redFlag.message, ...alsoAsked(also, messages)].join('\n\n'), buttons: [messages.askYes, messages.askNo] };
}

/** The ordinary question of the same message, below the danger. */
function alsoAsked(entry: KnowledgeEntry | undefined, messages: Messages): string[] {
  return entry ? [`**${messages.alsoAsked}: ${entry.title}**`, entry.short] : [];
}

/** The short answer first. When it is more than normal, the signs to call for stand right below it, not behind a button. */
function entryWords({ entry, short, level }: EntryAnswer, knowledge: KnowledgeBase): Words {
  const { messages } = knowledge;
  const signs = level === 'normal' ? [] : sectionsOf(entry).filter((section) => section.startsWith('**Call for help'));
  const text = [`**${entry.title}** · ${messages[levelKeys[level]]}`, short, ...signs, provenance(entry, messages)].join('\n\n');
  return { text, buttons: [messages.more, ...relatedTitles(entry, knowledge)] };
}

/** How many other answers are offered to read on. */
const mostRelated = 2;

function relatedTitles(entry: KnowledgeEntry, { entries }: KnowledgeBase): string[] {
  return entry.related.slice(0, mostRelated).flatMap((id) => entries.get(id)?.title ?? []);
}

/** Who says so, in one line under the answer. */
function provenance({ sources, review }: KnowledgeEntry, messages: Messages): string {
  const publishers = [...new Set(sources.map(({ publisher }) => publisher))].slice(0, 2).join(', ');
  const note = review.status === 'draft' ? ` ${messages.draftNote}` : '';
  return `_${messages.sources}: ${publishers}.${note}_`;
}

/** The body's sections with bold headings: chat windows show headings badly. */
function sectionsOf({ body }: KnowledgeEntry): string[] {
  return body.split(/^## /m).map((section) => section.trim()).filter((section) => section !== '').map((section) => section.replace(/^(.*)\n+/, '**$1**\n\n'));
}

function commandWords({ command, entry }: CommandAnswer, knowledge: KnowledgeBase): Words {
  const { messages } = knowledge;
  switch (command) {
    case 'more':
      return entry ? wholeEntry(entry, knowledge) : { text: messages.nothingMore, buttons: starterButtons(knowledge) };
    case 'topics':
      return { text: messages.topicsReply, buttons: starterButtons(knowledge) };
    case 'startOver':
      return { text: messages.startOver, buttons: starterButtons(knowledge) };
    case 'help':
      return { text: messages.help, buttons: [messages.topics] };
    case 'noneOfThese':
      return { text: messages.noneOfTheseReply, buttons: [messages.topics] };
    case 'notNow':
      return { text: messages.askNoReply, buttons: [] };
    case 'safeNow':
      return { text: messages.safeNow, buttons: [] };
    case 'withheld':
      return { text: messages.withheld, buttons: [] };
    case 'person':
      return { text: messages.person, buttons: [] };
  }
}

function wholeEntry(entry: KnowledgeEntry, knowledge: KnowledgeBase): Words {
  const { messages } = knowledge;
  const sources = entry.sources.map(({ title, publisher, address }) => `- [${title.replace(/[[\]]/g, '')}](${address.replace(/\)/g, '%29')}), ${publisher}`).join('\n');
  const note = entry.review.status === 'draft' ? [`_${messages.draftNote}_`] : [];
  return { text: [`**${entry.title}**`, ...sectionsOf(entry), `**${messages.sources}**\n\n${sources}`, ...note].join('\n\n'), buttons: relatedTitles(entry, knowledge) };
}
