/** What to say to one message. Read this first: the whole path of a message is here, from danger to "I don't know". */
import { readChoice } from './choice';
import { settled } from './conversation';
import { readBabyAgeDays } from './language/ages';
import { wordsOf } from './language/words';
import { variantForAge } from './knowledge/answer-body';
import { phraseReader } from './small-talk';
import { triage, type TriageModel } from './safety/triage';
import type { Answer, Command, Conversation, SmallTalk, Turn } from './answer';
import type { KnowledgeBase, KnowledgeEntry } from './knowledge/types';
import type { Match, Retriever } from './search/match';
import { thresholds } from './thresholds';

export interface Assistant {
  answerTurn(turn: Turn): Answer;
}

export interface AssistantParts {
  readonly knowledge: KnowledgeBase;
  readonly retrieve: Retriever;
  readonly triageModel: TriageModel;
}

/** A step either settles the turn or leaves it to the next one. */
type Step = (turn: Turn) => Answer | undefined;

export function createAssistant(parts: AssistantParts): Assistant {
  const steps: readonly Step[] = [redFlagStep(parts), askedRedFlagStep(parts), choiceStep(parts), commandStep(parts), smallTalkStep(parts)];
  const question = questionStep(parts);
  return {
    answerTurn(told) {
      const turn = rememberAge(told);
      for (const step of steps) {
        const answer = step(turn);
        if (answer) return answer;
      }
      return question(turn);
    },
  };
}

function rememberAge({ utterance, conversation }: Turn): Turn {
  const babyAgeDays = readBabyAgeDays(utterance) ?? conversation.babyAgeDays;
  return { utterance, conversation: babyAgeDays === undefined ? conversation : { ...conversation, babyAgeDays } };
}

/** Danger before everything, in every state. */
function redFlagStep({ knowledge, triageModel }: AssistantParts): Step {
  return ({ utterance, conversation }) => {
    const found = triage(triageModel, utterance, { babyAgeDays: conversation.babyAgeDays });
    const redFlag = found && knowledge.redFlags.get(found.redFlagId);
    if (!found || !redFlag) return undefined;
    const calm = settled(conversation);
    return { kind: 'red-flag', redFlag, certainty: found.certainty, conversation: found.certainty === 'ask' ? { ...calm, askedRedFlag: redFlag.id } : calm };
  };
}

/** The reply to "Is this happening now?". A "no" is answered gently; anything else is an ordinary message. */
function askedRedFlagStep({ knowledge }: AssistantParts): Step {
  const readReply = phraseReader(knowledge.words.replies);
  return ({ utterance, conversation }) => {
    const redFlag = conversation.askedRedFlag === undefined ? undefined : knowledge.redFlags.get(conversation.askedRedFlag);
    const reply = redFlag && readReply(utterance);
    if (!redFlag || reply === undefined) return undefined;
    if (reply === 'yes') return { kind: 'red-flag', redFlag, certainty: 'sure', conversation: settled(conversation) };
    return { kind: 'command', command: 'notNow', conversation: settled(conversation) };
  };
}

/** The reply to "which of these is closest?". */
function choiceStep({ knowledge }: AssistantParts): Step {
  return ({ utterance, conversation }) => {
    const offered = entriesOf(knowledge, conversation.offered);
    const choice = offered.length > 0 ? readChoice(utterance, offered.map(({ title }) => title)) : undefined;
    if (!choice) return undefined;
    if (choice.kind === 'none') return { kind: 'command', command: 'noneOfThese', conversation: { ...settled(conversation), failedTries: conversation.failedTries + 1 } };
    return answered(offered[choice.place], 1, conversation);
  };
}

function entriesOf(knowledge: KnowledgeBase, ids: readonly string[]): KnowledgeEntry[] {
  return ids.flatMap((id) => knowledge.entries.get(id) ?? []);
}

function commandStep({ knowledge }: AssistantParts): Step {
  const readCommand = phraseReader(knowledge.words.commands);
  return ({ utterance, conversation }) => {
    const command = readCommand(utterance);
    return command && runCommand(command, conversation, knowledge);
  };
}

function runCommand(command: Command, conversation: Conversation, knowledge: KnowledgeBase): Answer {
  if (command === 'startOver') return { kind: 'command', command, conversation: { ...settled(conversation), lastAnswered: undefined, babyAgeDays: undefined, failedTries: 0 } };
  const entry = command === 'more' && conversation.lastAnswered !== undefined ? knowledge.entries.get(conversation.lastAnswered) : undefined;
  return { kind: 'command', command, conversation: settled(conversation), ...(entry ? { entry } : {}) };
}

function smallTalkStep({ knowledge }: AssistantParts): Step {
  const readSmallTalk = phraseReader<SmallTalk>(knowledge.words.smallTalk, 'affirmation');
  return ({ utterance, conversation }) => {
    const smallTalk = wordsOf(utterance).length === 0 ? 'empty' : readSmallTalk(utterance);
    return smallTalk && { kind: 'small-talk', smallTalk, conversation };
  };
}

/** The question itself: answer when sure, offer when not, say so when there is nothing. */
function questionStep({ retrieve }: AssistantParts): (turn: Turn) => Answer {
  return ({ utterance, conversation }) => {
    const matches = retrieve(utterance);
    const best = matches.at(0);
    if (!best || best.confidence < thresholds.offer) return unknown(best, conversation);
    if (best.confidence >= thresholds.answer) return answered(best.entry, best.confidence, conversation);
    return unsure(matches, best.confidence, conversation);
  };
}

function answered(entry: KnowledgeEntry, confidence: number, conversation: Conversation): Answer {
  const variant = conversation.babyAgeDays === undefined ? undefined : variantForAge(entry.variants, conversation.babyAgeDays);
  const { short, level } = variant ?? entry;
  return { kind: 'answered', entry, short, level, confidence, conversation: { ...settled(conversation), lastAnswered: entry.id, failedTries: 0 } };
}

/** As many as a tired parent can compare. */
const mostOffered = 3;

function unsure(matches: readonly Match[], confidence: number, conversation: Conversation): Answer {
  const offered = matches.slice(0, mostOffered).map(({ entry }) => entry);
  return { kind: 'unsure', offered, confidence, conversation: { ...settled(conversation), offered: offered.map(({ id }) => id) } };
}

function unknown(best: Match | undefined, conversation: Conversation): Answer {
  return { kind: 'unknown', confidence: best?.confidence ?? 0, conversation: { ...settled(conversation), failedTries: conversation.failedTries + 1 } };
}
