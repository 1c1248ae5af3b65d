/** What a message that leans on the last answer is answered with. The new words win where they name another topic; the last answer is never told whole again. */
import { settled } from './conversation';
import { fittingPart, sectionUnseen, type FittingPart } from './fitting-part';
import { answerForAge } from './leaning-age';
import { answered, unsure } from './question';
import { asTyped, queryReader } from './search/query';
import { thresholds } from './thresholds';
import type { Answer, Conversation, EntryAnswer, Turn, UnsureAnswer } from './answer';
import type { StepParts } from './assistant';
import type { KnowledgeEntry } from './knowledge/types';
import type { Leaning, LeaningKind } from './leaning';
import type { Match } from './search/match';

/** 0…1. From here on the words alone name their topic, whatever was spoken of before. "and …" and "I meant …" bring new words on purpose; "it" and half sentences lean. From the calibration (docs/matching.md): from 0.85 on 99 of 100 are right. */
const certain: Readonly<Record<LeaningKind, number>> = { opened: thresholds.answer, corrected: thresholds.answer, bare: 0.7, name: thresholds.answer, pointing: 0.85, fragment: 0.85 };
/** The same for a question that names nothing but milk or the baby. */
const certainOfVague = 0.85;
/** The same for a topic that goes with the last one: then the last one itself, which knows less of it, need not be asked. */
const certainOfRelated = 0.7;
const vague = new Set(['milk', 'baby', 'feed', 'feeds', 'breast', 'breasts', 'breastfeed', 'bit', 'little', 'more']);
/** 0…1. From here on what the words alone suggest is offered. Above the usual threshold: the offer stands beside the last topic. */
const leastOffered = 0.05;
/** 0…1. What something said, not asked, must suggest to be offered. Below, it is nothing that is known here. */
const leastOfStatement = 0.2;

interface Matches {
  readonly alone: readonly Match[];
  readonly together: readonly Match[];
}

export type LeaningAnswer = (leaning: Leaning, last: KnowledgeEntry, turn: Turn) => Answer | undefined;

export function leaningAnswer({ knowledge, retrieve }: Pick<StepParts, 'knowledge' | 'retrieve'>): LeaningAnswer {
  const read = queryReader(knowledge.words, asTyped);
  const stemsOf = (text: string): readonly string[] => read(text).content;
  return (leaning, last, turn) => {
    const { conversation, utterance } = turn;
    const forAge = answerForAge(leaning, last, turn);
    if (forAge) return forAge;
    const matches = { alone: surer(retrieve(leaning.rest), retrieve(utterance)), together: retrieve(`${last.title} ${leaning.rest}`) };
    const sure = sureAlone(leaning, matches, last);
    if (sure) return answered(sure.entry, sure.confidence, conversation, runnersUp(matches.alone));
    if (leaning.isStatement) return afterStatement(leaning, matches, conversation);
    const asked = { utterance: leaning.rest, entry: last, babyAgeDays: conversation.babyAgeDays, shown: conversation.shownParts ?? [], stemsOf };
    const part = fittingPart(asked);
    // A bare name asks for nothing, least of all for a sign of danger.
    if (leaning.kind === 'name' && (!part || part.section === 'Call for help if')) return undefined;
    if (part) return answeredPart(part, last, conversation);
    const unseen = isAboutLast(matches, last) ? sectionUnseen(asked) : undefined;
    if (unseen) return answeredPart(unseen, last, conversation);
    const other = togetherOther(matches, last);
    if (other && leaning.kind !== 'corrected') return answered(other.entry, other.confidence, conversation, runnersUp(matches.together));
    return notSure(leaning, { last, matches, conversation, knowledge });
  };
}

/** With or without its opening, as it says more. */
function surer(one: readonly Match[], other: readonly Match[]): readonly Match[] {
  return (other.at(0)?.confidence ?? 0) > (one.at(0)?.confidence ?? 0) ? other : one;
}

/** Another topic that the words name for certain, or that is likely and stays so beside the last topic's title or goes with it. */
function sureAlone({ kind, telling }: Leaning, { alone, together }: Matches, last: KnowledgeEntry): Match | undefined {
  const best = alone.at(0);
  if (!best || best.entry.id === last.id || best.confidence < thresholds.answer) return undefined;
  const least = kind !== 'opened' && kind !== 'corrected' && telling.every((word) => vague.has(word)) ? certainOfVague : certain[kind];
  const goesWithLast = best.confidence >= certainOfRelated && telling.some((word) => !vague.has(word)) && last.related.includes(best.entry.id);
  return best.confidence >= least || goesWithLast || together.at(0)?.entry.id === best.entry.id ? best : undefined;
}

/** The words alone already name the last topic: what it says beyond the short answer is meant. */
function isAboutLast({ alone }: Matches, last: KnowledgeEntry): boolean {
  const best = alone.at(0);
  return best !== undefined && best.entry.id === last.id && best.confidence >= leastOfStatement;
}

/** Another topic that comes to mind only through the last one, and is not far from the words either. */
function togetherOther({ alone, together }: Matches, last: KnowledgeEntry): Match | undefined {
  const best = together.at(0);
  return best && best.entry.id !== last.id && best.confidence >= thresholds.answer && alone.some(({ entry }) => entry.id === best.entry.id) ? best : undefined;
}

/** Said, not asked: perhaps about something else altogether. Only the words themselves count. */
function afterStatement({ kind }: Leaning, { alone }: Matches, conversation: Conversation): Answer | undefined {
  const best = alone.at(0);
  const confidence = best?.confidence ?? 0;
  if (kind !== 'opened' && kind !== 'corrected') return confidence >= thresholds.answer ? unsure(alone, confidence, conversation) : undefined;
  return confidence >= leastOfStatement ? undefined : { kind: 'unknown', confidence, conversation: { ...settled(conversation), failedTries: conversation.failedTries + 1 } };
}

function answeredPart({ section, text, places }: FittingPart, last: KnowledgeEntry, conversation: Conversation): EntryAnswer {
  const answer = answered(last, 1, conversation, conversation.runnersUp);
  return { ...answer, section, part: text, conversation: { ...answer.conversation, shownParts: [...(conversation.shownParts ?? []), ...places] } };
}

interface Doubt {
  readonly last: KnowledgeEntry;
  readonly matches: Matches;
  readonly conversation: Conversation;
  readonly knowledge: StepParts['knowledge'];
}

function notSure({ kind }: Leaning, { last, matches, conversation, knowledge }: Doubt): UnsureAnswer | undefined {
  const related = last.related.flatMap((id) => knowledge.entries.get(id) ?? []);
  const others = offers(matches, last);
  const entries = [...new Set([...others.map(({ entry }) => entry), ...related])];
  if (entries.length === 0) return undefined;
  const answer = unsure(entries.map((entry) => ({ entry })), others.at(0)?.confidence ?? 0, conversation);
  return kind === 'corrected' ? answer : { ...answer, about: last };
}

/** What the words suggest, likeliest first; what the last topic suggests as well comes before. */
function offers({ alone, together }: Matches, last: KnowledgeEntry): readonly Match[] {
  const beside = new Map(together.map(({ entry, confidence }) => [entry.id, confidence]));
  const weight = ({ entry, confidence }: Match): number => confidence + (beside.get(entry.id) ?? 0) / 2;
  return alone.filter(({ entry, confidence }) => entry.id !== last.id && confidence >= leastOffered).sort((one, other) => weight(other) - weight(one));
}

function runnersUp(matches: readonly Match[]): readonly string[] {
  return matches.slice(1, 4).map(({ entry }) => entry.id);
}
