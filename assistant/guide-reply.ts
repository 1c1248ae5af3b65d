/** A message read as a reply to the question of a guided check, or as a word to the check itself. */
import { settled } from './conversation';
import { correctedBefore, correctionIn, type Corrected } from './guides/correction';
import { readReply, type Reply } from './guides/reply';
import { arrived, asked, type Standing } from './guides/say';
import { advance, goBack } from './guides/walk';
import type { Answer, Command, Conversation, GuideNote, Turn } from './answer';
import type { Guiding } from './guiding';

/** Undefined where it is neither. */
export function replied(guiding: Guiding, turn: Turn, standing: Standing): Answer | undefined {
  if (turn.pressed?.kind === 'didYouMean') return undefined;
  const { guide, step, place } = standing;
  const { utterance, conversation, now = 0 } = turn;
  if (guiding.readers.isGoOnButton(utterance)) return asked({ ...standing, place: { ...place, at: now } }, conversation);
  const reply = readReply(step, utterance);
  const read = reply?.kind === 'choice' || reply?.kind === 'number' ? { ...standing, reply } : undefined;
  const settles = corrected(turn, standing, read !== undefined) ?? read;
  if (settles) return answeredWith(guiding, turn, { guide, ...settles });
  return navigated(guiding.readCommand(utterance), turn, standing) ?? noted({ reply, isEarlier: guiding.readers.isEarlierButton(utterance, guide, place) }, turn, standing);
}

/** "no i meant both": the question before, where the words fit there. A mere "sorry" may as well belong to this one. */
function corrected({ utterance, now = 0 }: Turn, { guide, place }: Standing, fitsHere: boolean): Corrected | undefined {
  const correction = correctionIn(utterance);
  if (!correction || (fitsHere && !correction.isSure)) return undefined;
  return correctedBefore(correction.rest, { guide, place, now });
}

/** Goes on from the question with its reply, and with what the message tells beside it. */
export function answeredWith({ knowledge, readers }: Guiding, turn: Turn, { guide, step, place, reply }: Standing & Corrected): Answer {
  const { utterance, conversation, now = 0 } = turn;
  const known = { babyAgeDays: conversation.babyAgeDays, now };
  const withTold = { ...place, told: { ...place.told, ...readers.toldNumbers(guide, utterance) } };
  return arrived(advance(guide, withTold, { step, reply }, known), { guide, conversation: withAge(turn, { step, reply }), knowledge, isFirst: false });
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
