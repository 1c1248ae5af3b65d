/** A message that leans on the last answer: "why", "and in the fridge?", "no I meant the bottle". */
import { rated } from './conversation';
import { thresholds } from './thresholds';
import { answered, unsure } from './question';
import { wordsOf } from './language/words';
import type { Answer, Command, Conversation, EntryAnswer, Turn } from './answer';
import type { Step, StepParts } from './assistant';
import type { KnowledgeBase, KnowledgeEntry } from './knowledge/types';
import type { Match, Retriever } from './search/match';

/** Where in an entry a set follow-up is answered, by heading; the short answer again where there is no such part. */
const sectionOf: Partial<Readonly<Record<Command, string>>> = { why: 'Good to know', isThatNormal: 'Good to know', whatToDo: 'What you can do', whenToCall: 'Call for help if', howToHelp: 'How someone else can help' };

/** "why", "when should I worry": a part of the last answer. */
export function partStep({ knowledge, readCommand }: StepParts): Step {
  return ({ utterance, conversation }) => {
    const command = readCommand(utterance);
    const section = command && sectionOf[command];
    const entry = lastEntry(conversation, knowledge);
    if (section === undefined || !entry) return undefined;
    if (!entry.body.includes(`## ${section}\n`)) return { kind: 'command', command: 'more', entry, conversation };
    return { ...answered(entry, 1, conversation, conversation.runnersUp), section };
  };
}

const opening = /^(?:(?:ok|okay|and|but|so|oh)[ ,]+)*(?:and|what about|how about|what if|same for|does that go for|is it the same for|also)\b[ ,]*/i;
const correction = /^(?:(?:no|nope|sorry|oh|oops|wait)[ ,.!]+)*(?:i|we)(?: actually)? (?:meant|mean)(?: to say| to ask)?\b[ ,:]*|^not (?:that|those|this)[ ,]+/i;

/** What stands behind "and …" or "I meant …". */
export function leaningPart(utterance: string): { readonly rest: string; readonly isCorrection: boolean } | undefined {
  const text = utterance.trim();
  const corrected = correction.exec(text);
  if (corrected) return { rest: text.slice(corrected[0].length), isCorrection: true };
  const opened = opening.exec(text);
  return opened ? { rest: text.slice(opened[0].length), isCorrection: false } : undefined;
}

/** Longer ones stand on their own feet. */
const mostWords = 9;

/** "and in the fridge?": the words alone when they are clear, else together with what was last spoken of. */
export function leaningStep({ knowledge, retrieve }: StepParts): Step {
  return ({ utterance, conversation }) => {
    const last = lastEntry(conversation, knowledge);
    const leaning = last && leaningPart(utterance);
    if (!last || !leaning || wordsOf(leaning.rest).length === 0 || wordsOf(leaning.rest).length > mostWords) return undefined;
    return answerLeaning(leaning, { last, conversation, retrieve });
  };
}

interface Leaning {
  readonly last: KnowledgeEntry;
  readonly conversation: Conversation;
  readonly retrieve: Retriever;
}

function answerLeaning({ rest, isCorrection }: { readonly rest: string; readonly isCorrection: boolean }, { last, conversation, retrieve }: Leaning): Answer {
  const alone = retrieve(rest);
  const sure = alone.find(({ confidence }) => confidence >= thresholds.answer);
  if (sure) return answered(sure.entry, sure.confidence, conversation, runnersUp(alone));
  const together = retrieve(`${last.title} ${rest}`);
  const [best] = together;
  if (best && best.confidence >= thresholds.answer && best.entry.id !== last.id) return answered(best.entry, best.confidence, conversation, runnersUp(together));
  if (isCorrection) return unsure(mixed(alone, together, last), best?.confidence ?? 0, conversation);
  return { kind: 'command', command: 'more', entry: last, conversation };
}

function runnersUp(matches: readonly Match[]): readonly string[] {
  return matches.slice(1, 4).map(({ entry }) => entry.id);
}

/** What the words alone suggest, then what they suggest together with the last topic. */
function mixed(alone: readonly Match[], together: readonly Match[], last: KnowledgeEntry): Match[] {
  const all = [...alone.slice(0, 2), ...together.filter(({ entry }) => entry.id !== last.id)];
  return all.filter(({ entry }, at) => all.findIndex((other) => other.entry.id === entry.id) === at);
}

function lastEntry({ lastAnswered }: Conversation, { entries }: Pick<KnowledgeBase, 'entries'>): KnowledgeEntry | undefined {
  return lastAnswered === undefined ? undefined : entries.get(lastAnswered);
}

/** "not what I meant": the next likely answer at once. */
export function runnerUpStep({ knowledge, readCommand }: StepParts): Step {
  return ({ utterance, conversation }: Turn) => {
    if (readCommand(utterance) !== 'notWhatIMeant' || conversation.lastAnswered === undefined) return undefined;
    const after = rated(conversation);
    const [next, ...others] = (conversation.runnersUp ?? []).flatMap((id) => knowledge.entries.get(id) ?? []);
    if (next) return answered(next, 1, after, others.map(({ id }) => id));
    return { kind: 'command', command: 'notWhatIMeant', conversation: { ...after, failedTries: after.failedTries + 1 } };
  };
}

/** "back": the answer before the last one. */
export function backStep({ knowledge, readCommand }: StepParts): Step {
  return ({ utterance, conversation }) => {
    if (readCommand(utterance) !== 'back') return undefined;
    const before = (conversation.earlier ?? []).slice(0, -1);
    const entry = knowledge.entries.get(conversation.earlier?.at(-1) ?? '');
    return entry && withEarlier(answered(entry, 1, conversation), before);
  };
}

function withEarlier(answer: EntryAnswer, earlier: readonly string[]): EntryAnswer {
  return { ...answer, conversation: { ...answer.conversation, earlier } };
}

/** "when can we start": short, nothing in it but one telling word, and sure only together with what was last spoken of. */
export function togetherStep({ knowledge, retrieve }: StepParts): Step {
  return ({ utterance, conversation }) => {
    const last = lastEntry(conversation, knowledge);
    const telling = wordsOf(utterance).filter((word) => !knowledge.words.stopWords.has(word));
    if (!last || telling.length !== 1 || wordsOf(utterance).length > mostWords || !asks.test(utterance)) return undefined;
    const [alone] = retrieve(utterance);
    if (alone && alone.confidence >= thresholds.answer) return undefined;
    const [together] = retrieve(`${last.title} ${utterance}`);
    if (!together || together.confidence < thresholds.answer) return undefined;
    return together.entry.id === last.id ? { kind: 'command', command: 'more', entry: last, conversation } : answered(together.entry, together.confidence, conversation);
  };
}

const asks = /^(?:(?:ok|and|so|but)[ ,]+)*(?:how|when|what|why|where|which|can|should|is|are|do|does)\b/i;
