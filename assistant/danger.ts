import { settled } from './conversation';
import { wordsOf } from './language/words';
import { phraseReader } from './small-talk';
import { secondWorry } from './second-worry';
import { triage } from './safety/triage';
import type { Answer, Conversation, RedFlagAnswer } from './answer';
import type { AssistantParts, Step } from './assistant';
import type { KnowledgeBase, RedFlag } from './knowledge/types';

/** Danger before everything, in every state. An ordinary question in the same message is answered below it. */
export function redFlagStep({ knowledge, triageModel, retrieve }: AssistantParts): Step {
  return ({ utterance, conversation }) => {
    const known = { babyAgeDays: conversation.babyAgeDays };
    const found = triage(triageModel, utterance, known);
    const redFlag = found && knowledge.redFlags.get(found.redFlagId);
    if (!found || !redFlag) return undefined;
    const also = secondWorry({ utterance, retrieve, isDanger: (clause) => triage(triageModel, clause, known) !== undefined });
    return { ...redFlagAnswer(redFlag, found.certainty, conversation), ...(also ? { also } : {}) };
  };
}

/** Danger ends a guided check. */
export function redFlagAnswer(redFlag: RedFlag, certainty: 'sure' | 'ask', conversation: Conversation): RedFlagAnswer {
  const pending = certainty === 'ask' ? { askedRedFlag: redFlag.id } : { afterRedFlag: redFlag.id };
  return { kind: 'red-flag', redFlag, certainty, conversation: { ...settled(conversation), guide: undefined, ...pending } };
}

/** The reply to "Is this happening now?" or to "Are you safe now?". Anything but a yes or no is an ordinary message. */
export function redFlagReplyStep({ knowledge }: AssistantParts): Step {
  const { happening, safe } = knowledge.words.replies;
  const readHappening = phraseReader(happening);
  const readSafe = phraseReader(safe);
  return ({ utterance, conversation, pressed, isAmongOthers }) => {
    if (pressed || (isAmongOthers && !namesWhatIsMeant.test(utterance))) return undefined;
    const asked = flagOf(conversation.askedRedFlag, knowledge);
    if (asked) return afterAsked(readHappening(utterance) ?? openly('yes', utterance), asked, conversation);
    const shown = flagOf(conversation.afterRedFlag, knowledge);
    return shown && afterShown(readSafe(utterance) ?? openly('no', utterance), shown, conversation);
  };
}

/** Among others nothing was asked, so a bare "yes" or "no" replies to somebody else. "I am safe now" is still meant for us. */
const namesWhatIsMeant = /\b(?:safe|now|happening|still|help)\b/i;

/** Longer ones are messages of their own. */
const mostReplyWords = 8;

/** "yes she still is", "no, still bleeding": read freely, but only towards the careful side. */
function openly<Careful extends 'yes' | 'no'>(careful: Careful, utterance: string): Careful | undefined {
  const words = wordsOf(utterance);
  const starts = careful === 'yes' ? ['yes', 'yeah', 'yep'] : ['no', 'not', 'nope', 'still'];
  return words.length <= mostReplyWords && starts.includes(words[0]) ? careful : undefined;
}

function afterAsked(reply: 'yes' | 'no' | undefined, redFlag: RedFlag, conversation: Conversation): Answer | undefined {
  if (reply === undefined) return undefined;
  return reply === 'yes' ? redFlagAnswer(redFlag, 'sure', conversation) : { kind: 'command', command: 'notNow', conversation: settled(conversation) };
}

/** "Are you safe now?" No: the card again, as often as it takes. */
function afterShown(reply: 'yes' | 'no' | undefined, redFlag: RedFlag, conversation: Conversation): Answer | undefined {
  if (reply === undefined) return undefined;
  return reply === 'no' ? redFlagAnswer(redFlag, 'sure', conversation) : { kind: 'command', command: 'safeNow', conversation: settled(conversation) };
}

export function flagOf(id: string | undefined, knowledge: Pick<KnowledgeBase, 'redFlags'>): RedFlag | undefined {
  return id === undefined ? undefined : knowledge.redFlags.get(id);
}
