/** The buttons of a danger card. A card may stand in a chat for days, so each button says which danger it is about. */
import { calmed } from './calmed';
import { flagOf, redFlagAnswer } from './danger';
import { wordsOf } from './language/words';
import type { Answer, Conversation, DangerReply, RedFlagAnswer, Turn } from './answer';
import type { AssistantParts, Step } from './assistant';
import type { KnowledgeBase } from './knowledge/types';
import type { MessageKey } from './knowledge/messages';

/** "Yes, right now" and "No, I need help" lead to help, however old the card. The other two settle only what their own card asked. */
export function dangerPressStep({ knowledge }: AssistantParts): Step {
  return ({ pressed, conversation }) => {
    if (pressed?.kind !== 'danger') return undefined;
    const { redFlagId, reply } = pressed;
    const isPending = (reply === 'notNow' ? conversation.askedRedFlag : conversation.afterRedFlag) === redFlagId;
    const isWaiting = isPending || conversation.waitingCard?.redFlagId === redFlagId;
    const pending = isPending ? undefined : pendingCard(conversation, knowledge);
    if (reply === 'notNow' || reply === 'safe') return pending ?? (isWaiting ? calmed(commandFor(reply), conversation, knowledge) : { kind: 'command', command: commandFor(reply), conversation });
    const redFlag = flagOf(redFlagId, knowledge);
    return redFlag ? redFlagAnswer(redFlag, 'sure', conversation) : pending ?? { kind: 'command', command: 'callNow', conversation };
  };
}

/** The danger card that waits for its reply, once more. */
export function pendingCard(conversation: Conversation, knowledge: Pick<KnowledgeBase, 'redFlags'>): RedFlagAnswer | undefined {
  const asked = flagOf(conversation.askedRedFlag, knowledge);
  const shown = flagOf(conversation.afterRedFlag, knowledge);
  if (asked) return redFlagAnswer(asked, 'ask', conversation);
  return shown && redFlagAnswer(shown, 'sure', conversation);
}

function commandFor(reply: 'notNow' | 'safe'): 'notNow' | 'safeNow' {
  return reply === 'safe' ? 'safeNow' : 'notNow';
}

/** What the buttons say, by what is meant. */
export const dangerReplyKeys: Readonly<Record<DangerReply, MessageKey>> = { now: 'askYes', notNow: 'askNo', safe: 'safeYes', notSafe: 'safeNo' };

const replies: readonly DangerReply[] = ['now', 'notNow', 'safe', 'notSafe'];

/** The same words where nothing says which danger they are about, and none is pending. */
export function looseDangerReply({ messages }: Pick<KnowledgeBase, 'messages'>): (turn: Turn) => Answer | undefined {
  const byWords = new Map(replies.map((reply) => [plain(messages[dangerReplyKeys[reply]]), reply]));
  return ({ utterance, conversation }) => {
    const reply = byWords.get(plain(utterance));
    if (reply === undefined) return undefined;
    return { kind: 'command', command: reply === 'notNow' || reply === 'safe' ? commandFor(reply) : 'callNow', conversation };
  };
}

function plain(text: string): string {
  return wordsOf(text).join(' ');
}
