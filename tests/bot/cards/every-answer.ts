/** One answer of every kind that the real knowledge base can give. */
import { newConversation } from '../../../assistant/conversation';
import { loadKnowledge } from '../../../assistant/knowledge/knowledge-base';
import { contentFolder } from '../../../tools/places';
import type { Answer, Command, EntryAnswer, GuideAnswer, GuideNote, SmallTalk } from '../../../assistant/answer';
import type { Guide } from '../../../assistant/knowledge/guides/types';
import type { KnowledgeEntry } from '../../../assistant/knowledge/types';

export const knowledge = loadKnowledge(contentFolder);
const entries = [...knowledge.entries.values()];
const conversation = newConversation;

export interface NamedAnswer {
  readonly name: string;
  readonly answer: Answer;
}

export function entryAnswer(entry: KnowledgeEntry, more: Partial<EntryAnswer> = {}): EntryAnswer {
  const { short, level } = entry;
  return { kind: 'answered', entry, short, level, confidence: 1, conversation: { ...conversation, lastAnswered: entry.id }, ...more };
}

export function someEntry(id: string): KnowledgeEntry {
  const entry = knowledge.entries.get(id);
  if (!entry) throw new Error(`There is no answer ${id} any more.`);
  return entry;
}

export const also = someEntry('milk-storage');

function ofEntry(entry: KnowledgeEntry): NamedAnswer[] {
  const named = (how: string, answer: Answer): NamedAnswer => ({ name: `${entry.id}, ${how}`, answer });
  const sections = [...entry.body.matchAll(/^## (.*)$/gm)].map(([, section]) => named(`only "${section}"`, entryAnswer(entry, { section })));
  const variants = entry.variants.map(({ fromDay, short, level }) => named(`from day ${fromDay}`, entryAnswer(entry, { short, level })));
  const asking = { ...conversation, askedAge: 'just now' as const };
  return [
    named('short', entryAnswer(entry)),
    named('as a story, with beliefs, a second question and the age asked', entryAnswer(entry, { isStory: true, myths: entry.myths, also, conversation: asking, remindsOf: 'x' })),
    named('at night', entryAnswer(entry, { isNight: true, myths: entry.myths, also })),
    named('whole', { kind: 'command', command: 'more', entry, conversation }),
    named('rated', entryAnswer(entry, { conversation: { ...conversation, rated: [entry.id] } })),
    ...variants, ...sections,
  ];
}

const redFlags = [...knowledge.redFlags.values()].flatMap((redFlag): NamedAnswer[] =>
  (['sure', 'ask'] as const).flatMap((certainty) => [
    { name: `${redFlag.id}, ${certainty}`, answer: { kind: 'red-flag', redFlag, certainty, conversation } },
    { name: `${redFlag.id}, ${certainty}, with a second question`, answer: { kind: 'red-flag', redFlag, certainty, also, conversation } },
  ]));

const notes: readonly (GuideNote | undefined)[] = [undefined, 'notUnderstood', 'notUnderstoodAgain', 'callInstead', 'guess', 'earlierButton', 'firstQuestion', 'welcomeBack', 'ageNoted'];
const notesOnNumbers: readonly GuideNote[] = ['outOfRange', 'twoNumbers', 'whichUnit'];

function ofGuide(guide: Guide): NamedAnswer[] {
  const place = { id: guide.id, version: guide.version, step: guide.first, answers: {}, told: {}, path: ['one before'], at: 0, tries: 0 };
  const named = (how: string, saying: GuideAnswer['saying']): NamedAnswer => ({ name: `${guide.id}, ${how}`, answer: { kind: 'guide', guideId: guide.id, guide, saying, conversation: { ...conversation, guide: place } } });
  const steps = [...guide.steps.values()].map((step, at) => named(step.id, { kind: 'step', step, isFirst: at === 0, note: step.kind === 'input' ? notesOnNumbers[at % notesOnNumbers.length] : notes[at % notes.length] }));
  const entry = knowledge.entries.get(guide.entry);
  const outcomes = [...guide.outcomes.values()].flatMap((outcome) => (outcome.kind === 'told' ? [named(outcome.id, { kind: 'outcome', outcome, ...(entry ? { entry } : {}) })] : []));
  return [...steps, ...outcomes, ...(['stopped', 'expired', 'changed'] as const).map((kind) => named(kind, { kind }))];
}

const commands: readonly Command[] = ['help', 'startOver', 'topics', 'noneOfThese', 'more', 'person', 'notNow', 'safeNow', 'callNow', 'overOrMistake', 'withheld', 'stop', 'back', 'whatYouKnow', 'forgetMe', 'otherLanguage', 'helped', 'notWhatIMeant'];
const smallTalk: readonly SmallTalk[] = ['greeting', 'thanks', 'goodbye', 'whoAreYou', 'affirmation', 'frustration', 'empty', 'ageTold'];
const guide = [...knowledge.guides.values()][0];

const others: readonly NamedAnswer[] = [
  ...commands.map((command): NamedAnswer => ({ name: command, answer: { kind: 'command', command, conversation } })),
  { name: 'what is known of somebody', answer: { kind: 'command', command: 'whatYouKnow', known: { ...conversation, babyAgeDays: 3, lastAnswered: 'latch-how' }, conversation } },
  ...smallTalk.map((talk): NamedAnswer => ({ name: talk, answer: { kind: 'small-talk', smallTalk: talk, conversation } })),
  ...knowledge.groups.map((group): NamedAnswer => ({ name: `the topic ${group.id}`, answer: { kind: 'command', command: 'topics', group, conversation } })),
  ...[1, 2, 3].map((failedTries): NamedAnswer => ({ name: `no answer, ${failedTries}`, answer: { kind: 'unknown', confidence: 0, conversation: { ...conversation, failedTries } } })),
  ...[false, true].map((isAgain): NamedAnswer => ({ name: `did you mean, again: ${isAgain}`, answer: { kind: 'unsure', offered: entries.slice(0, 3), isAgain, confidence: 0.4, conversation } })),
  { name: 'an answer that pauses a check', answer: entryAnswer(also, { pauses: guide }) },
  { name: 'a check that is gone', answer: { kind: 'guide', guideId: 'gone', saying: { kind: 'changed' }, conversation } },
];

export const everyAnswer: readonly NamedAnswer[] = [...entries.flatMap(ofEntry), ...redFlags, ...[...knowledge.guides.values()].flatMap(ofGuide), ...others];
