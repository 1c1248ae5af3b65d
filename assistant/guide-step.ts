/** A guided check in the middle of a conversation: its questions and replies, and everything else a person may say meanwhile. */
import { settled } from './conversation';
import { interrupted } from './guide-interrupted';
import { isInPlace, misplaced } from './guide-press';
import { replied } from './guide-reply';
import { newReaders } from './guides/readers';
import { arrived, asked, type Standing } from './guides/say';
import { begin } from './guides/walk';
import { wordsOf } from './language/words';
import type { Answer, GuideAnswer, GuidePlace, GuideSaying, Turn } from './answer';
import type { Step, StepParts } from './assistant';
import type { Guiding } from './guiding';

/** Milliseconds. Later than this a check is not gone on with: the baby is another day older. */
const longestRest = 24 * 3600 * 1000;

/** Starts a guide, goes on with it, or answers what interrupts it. */
export function guideStep({ knowledge, readCommand }: StepParts, otherwise: (turn: Turn) => Answer): Step {
  const guiding: Guiding = { knowledge, readCommand, otherwise, readers: newReaders(knowledge) };
  return (turn) => {
    const place = turn.conversation.guide;
    return pressedElsewhere(guiding, turn) ?? started(guiding, turn) ?? (place ? underWay(guiding, turn, place) : resumed(guiding, turn) ?? told(guiding, turn));
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

/** A check that a danger broke off goes on at its question. Typed words mean something else as soon as there is an answer to go on with. */
function resumed(guiding: Guiding, turn: Turn): Answer | undefined {
  const { utterance, conversation, now = 0 } = turn;
  const { interruptedGuide: place, lastAnswered } = conversation;
  const isMeant = guiding.readers.isGoOnButton(utterance) || (lastAnswered === undefined && guiding.readCommand(utterance) === 'goOn');
  if (!place || !isMeant) return undefined;
  return onPlace(guiding, { ...turn, conversation: { ...conversation, interruptedGuide: undefined } }, place, (standing) => asked({ ...standing, place: { ...place, at: now } }, conversation));
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
