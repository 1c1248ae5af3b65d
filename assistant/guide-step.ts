/** A guided check in the middle of a conversation: its questions and replies, and everything else a person may say meanwhile. */
import { settled } from './conversation';
import { isInPlace, misplaced } from './guide-press';
import { newReaders, type GuideReaders } from './guides/readers';
import { readReply, type Reply } from './guides/reply';
import { arrived, asked, type Standing } from './guides/say';
import { advance, begin, goBack } from './guides/walk';
import { wordsOf } from './language/words';
import type { Answer, Command, Conversation, GuideAnswer, GuideNote, GuidePlace, GuideSaying, Turn } from './answer';
import type { Step, StepParts } from './assistant';
import type { KnowledgeBase } from './knowledge/types';

/** Milliseconds. Later than this a check is not gone on with: the baby is another day older. */
const longestRest = 24 * 3600 * 1000;

interface Guiding {
  readonly knowledge: KnowledgeBase;
  readonly readers: GuideReaders;
  readonly readCommand: StepParts['readCommand'];
  /** What would be said without a guide. */
  readonly otherwise: (turn: Turn) => Answer;
}

/** Starts a guide, goes on with it, or answers what interrupts it. */
export function guideStep({ knowledge, readCommand }: StepParts, otherwise: (turn: Turn) => Answer): Step {
  const guiding: Guiding = { knowledge, readCommand, otherwise, readers: newReaders(knowledge) };
  return (turn) => {
    const place = turn.conversation.guide;
    return pressedElsewhere(guiding, turn) ?? started(guiding, turn) ?? (place ? underWay(guiding, turn, place) : told(guiding, turn));
  };
}

/** A button of another question than the one just asked. */
function pressedElsewhere(guiding: Guiding, turn: Turn): Answer | undefined {
  const { pressed, conversation: { guide: place } } = turn;
  const { knowledge, readCommand, readers } = guiding;
  const command = readers.isGoOnButton(turn.utterance) ? 'goOn' : readCommand(turn.utterance);
  if (pressed?.kind !== 'guide' || isInPlace(pressed, turn, command)) return undefined;
  return misplaced(pressed, turn, { knowledge, command, waiting: () => place && onPlace(guiding, turn, place, (standing) => asked(standing, turn.conversation, { note: 'earlierButton' })) });
}

function started({ knowledge, readers }: Guiding, { utterance, conversation, now = 0 }: Turn): Answer | undefined {
  const guide = readers.started(utterance);
  return guide && arrived(begin(guide, { babyAgeDays: conversation.babyAgeDays, now }), { guide, conversation, knowledge, isFirst: true });
}

/** "day 3, 2 wet, 1 poop": a report in one line, answered at once where it says enough; asked further where nothing else answers it. */
function told({ knowledge, readers, otherwise }: Guiding, turn: Turn): Answer | undefined {
  const { utterance, conversation, now = 0 } = turn;
  const guide = readers.told(utterance);
  if (!guide) return undefined;
  const arrival = begin(guide, { babyAgeDays: conversation.babyAgeDays, now }, readers.toldNumbers(guide, utterance));
  const answer = arrived(arrival, { guide, conversation, knowledge, isFirst: false });
  if (answer.kind !== 'guide') return answer;
  if (answer.saying.kind === 'outcome') return asEntry(answer.saying, answer);
  const usual = otherwise(turn);
  return isAsking(utterance) && usual.kind === 'answered' ? usual : answer;
}

/** A report tells numbers; with a question beside them the question is answered first. */
function isAsking(utterance: string): boolean {
  return utterance.includes('?') || wordsOf(utterance).length > mostReportWords;
}

const mostReportWords = 14;

/** An outcome reached without a question is an answer like any other. */
function asEntry({ outcome, entry }: GuideSaying & { kind: 'outcome' }, answer: GuideAnswer): Answer {
  if (!entry) return answer;
  return { kind: 'answered', entry, short: outcome.text, level: outcome.level, confidence: 1, conversation: answer.conversation };
}

function underWay(guiding: Guiding, turn: Turn, place: GuidePlace): Answer {
  return onPlace(guiding, turn, place, (standing) => replied(guiding, turn, standing) ?? interrupted(guiding, turn, standing));
}

/** What to say at the question just asked, while the check can go on. */
function onPlace(guiding: Guiding, turn: Turn, place: GuidePlace, say: (standing: Standing) => Answer): Answer {
  const guide = guiding.knowledge.guides.get(place.id);
  const step = guide?.steps.get(place.step);
  if (!guide || !step || guide.version !== place.version) return lost(guiding, turn, { place, saying: { kind: 'changed' } });
  if ((turn.now ?? 0) - place.at > longestRest) return lost(guiding, turn, { place, saying: { kind: 'expired' } });
  return say({ guide, step, place });
}

/** The guide cannot go on. A question is simply answered; anything else meets an apology and the offer to start again. */
function lost({ otherwise, knowledge }: Guiding, turn: Turn, { place, saying }: { readonly place: GuidePlace; readonly saying: GuideSaying }): Answer {
  const conversation = { ...turn.conversation, guide: undefined };
  const answer = otherwise({ ...turn, conversation });
  if (answer.kind === 'answered' || answer.kind === 'command') return answer;
  const guide = knowledge.guides.get(place.id);
  return { kind: 'guide', guideId: place.id, ...(guide ? { guide } : {}), saying, conversation: settled(conversation) };
}

/** The message read as a reply, or as a word to the guide itself. */
function replied({ knowledge, readers, readCommand }: Guiding, turn: Turn, standing: Standing): Answer | undefined {
  if (turn.pressed?.kind === 'didYouMean') return undefined;
  const { guide, step, place } = standing;
  const { utterance, conversation, now = 0 } = turn;
  if (readers.isGoOnButton(utterance)) return asked({ ...standing, place: { ...place, at: now } }, conversation);
  const reply = readReply(step, utterance);
  if (reply?.kind === 'choice' || reply?.kind === 'number') {
    const known = { babyAgeDays: conversation.babyAgeDays, now };
    const withTold = { ...place, told: { ...place.told, ...readers.toldNumbers(guide, utterance) } };
    return arrived(advance(guide, withTold, { step, reply }, known), { guide, conversation: withAge(turn, { step, reply }), knowledge, isFirst: false });
  }
  return navigated(readCommand(utterance), turn, standing) ?? noted({ reply, isEarlier: readers.isEarlierButton(utterance, guide, place) }, turn, standing);
}

/** An age told to a guide is remembered like any other. */
function withAge({ conversation, now }: Turn, { step, reply }: { readonly step: Standing['step']; readonly reply: Reply }): Conversation {
  const isAge = step.kind === 'input' && step.input === 'age' && reply.kind === 'number';
  return isAge ? { ...conversation, babyAgeDays: reply.value - 1, ageToldAt: now } : conversation;
}

/** "back", "again", "stop", "go on". Other commands interrupt. */
function navigated(command: Command | undefined, { conversation, now = 0 }: Turn, standing: Standing): Answer | undefined {
  const { guide, place } = standing;
  if (command === 'back') {
    const before = goBack(guide, place, now);
    return before ? asked({ guide, ...before }, conversation) : asked(standing, conversation, { note: 'firstQuestion' });
  }
  if (command === 'again' || command === 'goOn') return asked({ ...standing, place: { ...place, at: now } }, conversation);
  if (command === 'stop') return { kind: 'guide', guideId: guide.id, guide, saying: { kind: 'stopped' }, conversation: settled({ ...conversation, guide: undefined }) };
  return undefined;
}

const notes: Readonly<Record<Exclude<Reply['kind'], 'choice' | 'number'>, GuideNote>> = { unsure: 'guess', 'out of range': 'outOfRange', 'two numbers': 'twoNumbers', 'no unit': 'whichUnit' };

/** A reply that does not answer yet. */
function noted({ reply, isEarlier }: { readonly reply: Reply | undefined; readonly isEarlier: boolean }, { conversation }: Turn, standing: Standing): Answer | undefined {
  if (reply && reply.kind !== 'choice' && reply.kind !== 'number') return asked(standing, conversation, { note: notes[reply.kind] });
  return isEarlier ? asked(standing, conversation, { note: 'earlierButton' }) : undefined;
}

/** Something else was said: a question is answered and the check offered again; what nobody understands is asked again. */
function interrupted({ otherwise }: Guiding, turn: Turn, standing: Standing): Answer {
  const { guide, place } = standing;
  const { conversation } = turn;
  const answer = otherwise({ ...turn, conversation: { ...conversation, guide: undefined } });
  if (answer.kind === 'small-talk' && answer.smallTalk === 'greeting') return asked(standing, conversation, { note: 'welcomeBack' });
  if (answer.kind === 'small-talk' && answer.smallTalk === 'ageTold') return asked({ ...standing, place: withDay(place, conversation) }, conversation, { note: 'ageNoted' });
  if (answer.kind === 'command' && (answer.command === 'startOver' || answer.command === 'forgetMe')) return answer;
  if (isReadable(answer, turn)) return { ...answer, pauses: guide, conversation: { ...answer.conversation, guide: place } };
  const tries = place.tries + 1;
  return asked({ ...standing, place: { ...place, tries } }, conversation, { note: noteAfter(tries) });
}

/** Never the same sentence twice, and a person is named before the third try. */
function noteAfter(tries: number): GuideNote {
  return tries === 1 ? 'notUnderstood' : tries % 2 === 0 ? 'notUnderstoodAgain' : 'callInstead';
}

function withDay(place: GuidePlace, { babyAgeDays }: Conversation): GuidePlace {
  return 'day' in place.answers && babyAgeDays !== undefined ? { ...place, answers: { ...place.answers, day: babyAgeDays + 1 } } : place;
}

/** Fewer words that the matcher only half knows are a reply gone astray, not a question. */
const fewestQuestionWords = 5;

function isReadable(answer: Answer, { utterance }: Turn): boolean {
  if (answer.kind === 'unsure') return utterance.includes('?') || utterance.trim().split(/\s+/).length >= fewestQuestionWords;
  if (answer.kind === 'small-talk') return answer.smallTalk !== 'affirmation' && answer.smallTalk !== 'empty';
  return answer.kind === 'answered' || answer.kind === 'command';
}
