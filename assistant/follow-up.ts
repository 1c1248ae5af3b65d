/** A message that leans on the last answer: "why", "and in the fridge?", "no I meant the bottle". */
import { rated } from './conversation';
import { readLeaning, withoutSoftOpening, type Leaning } from './leaning';
import { leaningAnswer } from './leaning-answer';
import { answered } from './question';
import type { Command, Conversation, EntryAnswer, Turn } from './answer';
import type { Step, StepParts } from './assistant';
import type { KnowledgeBase, KnowledgeEntry } from './knowledge/types';

/** Where in an entry a set follow-up is answered, by heading; the short answer again where there is no such part. */
const sectionOf: Partial<Readonly<Record<Command, string>>> = { why: 'Good to know', isThatNormal: 'Good to know', whatToDo: 'What you can do', whenToCall: 'Call for help if', howToHelp: 'How someone else can help' };

/** "why", "ok how", "when should I worry": a part of the last answer. */
export function partStep({ knowledge, readCommand }: StepParts): Step {
  return ({ utterance, conversation }) => {
    const command = readCommand(utterance) ?? readCommand(withoutSoftOpening(utterance));
    const section = command && sectionOf[command];
    const entry = lastEntry(conversation, knowledge);
    if (section === undefined || !entry) return undefined;
    if (!entry.body.includes(`## ${section}\n`)) return { kind: 'command', command: 'more', entry, conversation };
    return { ...answered(entry, 1, conversation, conversation.runnersUp), section };
  };
}

/** "and in the fridge?", "no I meant bottles": new words are brought on purpose. */
export function leaningStep(parts: StepParts): Step {
  return leaning(parts, ({ kind }) => kind === 'opened' || kind === 'corrected');
}

/** "does it hurt", "how often", "just a little at night": short, and sure only together with what was last spoken of. */
export function togetherStep(parts: StepParts): Step {
  return leaning(parts, ({ kind }) => kind !== 'opened' && kind !== 'corrected');
}

function leaning({ knowledge, retrieve }: StepParts, isMeant: (leaning: Leaning) => boolean): Step {
  const answer = leaningAnswer({ knowledge, retrieve });
  return (turn) => {
    const last = lastEntry(turn.conversation, knowledge);
    const read = last && readLeaning(turn.utterance, knowledge.words.stopWords);
    return last && read && isMeant(read) ? answer(read, last, turn) : undefined;
  };
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
