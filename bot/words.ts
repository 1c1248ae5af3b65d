/** What is said, as Markdown and buttons, without any channel. Every sentence comes from `content/`. */
import type { Answer, CommandAnswer, EntryAnswer, RedFlagAnswer, SmallTalk, UnknownAnswer, UnsureAnswer } from '../assistant/answer';
import type { GuidePicture } from '../assistant/knowledge/guides/types';
import type { KnowledgeBase, KnowledgeEntry } from '../assistant/knowledge/types';
import type { Messages } from '../assistant/knowledge/messages';
import { filled } from './filled';
import { guideWords } from './guide-words';
import { knownWords } from './known-words';
import { nightWords } from './night-words';
import { levelLabel } from './level-label';
import { provenance } from './provenance';

export interface Words {
  readonly text: string;
  /** What the buttons say; pressing one is the same as typing it. */
  readonly buttons: readonly string[];
  readonly picture?: GuidePicture;
}

export function wordsFor(answer: Answer, knowledge: KnowledgeBase): Words {
  const { messages } = knowledge;
  const { text, buttons, picture } = wordsOfKind(answer, knowledge);
  const before = answer.remindsOf === undefined ? [] : [answer.remindsAfter === 'ask' ? messages.reminderAsked : messages.reminder];
  const sorrow = answer.condoles === true ? [messages.loss] : [];
  const after = answer.pauses ? [`_${messages.guidePaused}_`] : [];
  return { text: [...before, ...sorrow, text, ...after].join('\n\n'), buttons: answer.pauses ? [messages.guideGoOn, ...buttons] : buttons, ...(picture ? { picture } : {}) };
}

function wordsOfKind(answer: Answer, knowledge: KnowledgeBase): Words {
  const { messages } = knowledge;
  switch (answer.kind) {
    case 'red-flag':
      return redFlagWords(answer, messages);
    case 'answered':
      return entryWords(answer, knowledge);
    case 'unsure':
      return unsureWords(answer, messages);
    case 'small-talk':
      return { text: messages[answer.smallTalk], buttons: smallTalkButtons(answer.smallTalk, knowledge) };
    case 'command':
      return commandWords(answer, knowledge);
    case 'unknown':
      return unknownWords(answer, knowledge);
    case 'guide':
      return guideWords(answer, messages);
  }
}

export function welcomeWords(knowledge: KnowledgeBase): Words {
  return { text: knowledge.messages.welcome, buttons: welcomeButtons(knowledge) };
}

/** First a hint to rephrase, then topics, then a person; and so on in turn, so that no sentence comes twice in a row. */
function unknownWords({ conversation }: UnknownAnswer, { messages, groups }: KnowledgeBase): Words {
  const ways: readonly Words[] = [
    { text: messages.unknown, buttons: [messages.topics] },
    { text: messages.unknownTopics, buttons: groups.map(({ title }) => title) },
    { text: messages.unknownAgain, buttons: [messages.topics] },
  ];
  return ways[Math.max(0, conversation.failedTries - 1) % ways.length];
}

/** Answers for those who feel low; a hospital may have taken them out. */
const comforting: readonly string[] = ['baby-blues', 'exhausted'];

function smallTalkButtons(smallTalk: SmallTalk, knowledge: KnowledgeBase): string[] {
  if (smallTalk === 'greeting') return welcomeButtons(knowledge);
  return smallTalk === 'low' || smallTalk === 'scared' ? comforting.flatMap((id) => knowledge.entries.get(id)?.title ?? []) : [];
}

/** From here every answer is three taps away: topics, a topic, the answer. */
function welcomeButtons(knowledge: KnowledgeBase): string[] {
  return [...starterButtons(knowledge), knowledge.messages.topics];
}

function starterButtons({ site, entries }: KnowledgeBase): string[] {
  return site.starters.flatMap((id) => entries.get(id)?.title ?? []);
}

function unsureWords({ offered, about, isAgain }: UnsureAnswer, messages: Messages): Words {
  const question = about ? filled(messages.notSureAbout, { title: about.title }) : isAgain ? messages.didYouMeanAgain : messages.didYouMean;
  return { text: `${question}\n\n${numbered(offered)}`, buttons: [...offered.map(({ title }) => title), messages.noneOfThese] };
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

/** The other question of the same message, below the first. */
export function alsoAsked(entry: KnowledgeEntry | undefined, messages: Messages): string[] {
  if (!entry) return [];
  const note = entry.review.status === 'draft' ? ` _${messages.draftNote}_` : '';
  return [`**${messages.alsoAsked}: ${entry.title}** · ${levelLabel(entry.level, messages)}`, `${entry.short}${note}`];
}

/** The short answer first. When it is more than normal, the signs to call for stand right below it, not behind a button. */
function entryWords(answer: EntryAnswer, knowledge: KnowledgeBase): Words {
  const { messages } = knowledge;
  if (answer.isNight) return nightWords(answer, messages);
  const { entry, level, also } = answer;
  const part = answer.part ?? (answer.section === undefined ? undefined : sectionsOf(entry).find((section) => section.startsWith(`**${answer.section}**`)));
  const signs = level === 'normal' || part !== undefined ? [] : sectionsOf(entry).filter((section) => section.startsWith('**Call for help'));
  const head = `**${entry.title}** · ${levelLabel(level, messages)}`;
  const text = [...framing(answer, messages), head, part ?? answer.short, ...signs, ...alsoAsked(also, messages), ...othersAsked(answer, messages), ...ageQuestion(answer, messages), provenance(entry, messages)].join('\n\n');
  return { text, buttons: entryButtons(answer, knowledge) };
}

function othersAsked({ others = [] }: EntryAnswer, messages: Messages): string[] {
  return others.length === 0 ? [] : [`**${messages.alsoAskedTap}**\n\n${others.map(({ title }) => `- ${title}`).join('\n')}`];
}

function ageQuestion({ entry, conversation }: EntryAnswer, messages: Messages): string[] {
  return conversation.askedAge === 'just now' && entry.variants.length > 0 ? [messages.askAge] : [];
}

/** What comes before the answer: the question named back after a story, and a belief put right. */
function framing({ isStory, myths = [] }: EntryAnswer, messages: Messages): string[] {
  return [...(isStory ? [`${messages.understood}:`] : []), ...myths.map(({ correction }) => correction)];
}

/** How many buttons stay readable on a phone. */
const mostButtons = 6;

function entryButtons({ entry, also, others = [], conversation }: EntryAnswer, knowledge: KnowledgeBase): string[] {
  const { messages, guides } = knowledge;
  const guide = entry.guide === undefined ? undefined : guides.get(entry.guide);
  const rating = conversation.rated?.includes(entry.id) ? [] : [messages.helpfulYes, messages.helpfulNo];
  const first = [...others.map(({ title }) => title), messages.more, ...(guide ? [guide.title] : []), ...(also ? [also.title] : [])];
  return [...first, ...relatedTitles(entry, knowledge).slice(0, Math.max(0, mostButtons - first.length - rating.length)), ...rating];
}

/** How many other answers are offered to read on. */
const mostRelated = 2;

function relatedTitles(entry: KnowledgeEntry, { entries }: KnowledgeBase): string[] {
  return entry.related.slice(0, mostRelated).flatMap((id) => entries.get(id)?.title ?? []);
}

/** The body's sections with bold headings: chat windows show headings badly. */
function sectionsOf({ body }: KnowledgeEntry): string[] {
  return body.split(/^## /m).map((section) => section.trim()).filter((section) => section !== '').map((section) => section.replace(/^(.*)\n+/, '**$1**\n\n'));
}

function commandWords({ command, entry, group, known }: CommandAnswer, knowledge: KnowledgeBase): Words {
  const { messages } = knowledge;
  switch (command) {
    case 'more': case 'goOn': case 'again':
    case 'why': case 'isThatNormal': case 'whatToDo': case 'whenToCall': case 'howToHelp':
      return entry ? wholeEntry(entry, knowledge) : { text: messages.nothingMore, buttons: welcomeButtons(knowledge) };
    case 'topics':
      return group ? { text: `**${group.title}**\n\n${messages.groupReply}`, buttons: group.entries.flatMap((id) => knowledge.entries.get(id)?.title ?? []) } : { text: messages.topicsReply, buttons: knowledge.groups.map(({ title }) => title) };
    case 'whatYouKnow':
      return { text: knownWords(known, knowledge), buttons: [] };
    case 'back':
      return { text: messages.nothingBefore, buttons: [messages.topics] };
    case 'help': case 'notWhatIMeant':
      return { text: messages[command], buttons: [messages.topics] };
    case 'noneOfThese':
      return { text: messages.noneOfTheseReply, buttons: [messages.topics] };
    case 'startOver': case 'forgetMe':
      return { text: messages[command], buttons: welcomeButtons(knowledge) };
    case 'notNow':
      return { text: messages.askNoReply, buttons: [] };
    case 'overOrMistake':
      return { text: messages.overOrMistake, buttons: [messages.dangerOver, messages.dangerMistake, messages.safeNo] };
    case 'safeNow': case 'callNow': case 'withheld': case 'person': case 'stop': case 'otherLanguage': case 'helped':
      return { text: messages[command], buttons: [] };
  }
}

function wholeEntry(entry: KnowledgeEntry, knowledge: KnowledgeBase): Words {
  const { messages } = knowledge;
  const sources = entry.sources.map(({ title, publisher, address }) => `- [${title.replace(/[[\]]/g, '')}](${address.replace(/\)/g, '%29')}), ${publisher}`).join('\n');
  const note = entry.review.status === 'draft' ? [`_${messages.draftNote}_`] : [];
  return { text: [`**${entry.title}**`, ...sectionsOf(entry), `**${messages.sources}**\n\n${sources}`, ...note].join('\n\n'), buttons: relatedTitles(entry, knowledge) };
}
