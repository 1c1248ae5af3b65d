import { correctionIn } from '../../assistant/guides/correction';
import { readReply } from '../../assistant/guides/reply';
import { newConversation } from '../../assistant/conversation';
import { readyAssistant } from '../../tools/ready-assistant';
import type { Answer, Conversation } from '../../assistant/answer';

const { assistant, knowledge } = readyAssistant();

/** The choice by its button, or why there is none. */
function chosen(guideId: string, stepId: string, utterance: string): string {
  const step = knowledge.guides.get(guideId)?.steps.get(stepId);
  if (!step) throw new Error(`There is no question "${stepId}" in ${guideId}.`);
  const reply = readReply(step, utterance);
  return reply?.kind === 'choice' ? reply.choice.say : reply?.kind ?? 'not read';
}

/** The last answer of a conversation. */
function after(...utterances: readonly string[]): Answer {
  let conversation: Conversation = newConversation;
  let answer: Answer | undefined;
  for (const utterance of utterances) {
    answer = assistant.answerTurn({ utterance, conversation });
    conversation = answer.conversation;
  }
  if (!answer) throw new Error('Nothing was said.');
  return answer;
}

describe('a "no" to a question about danger signs', () => {
  test.each(['no', 'nope', 'none', 'no none', 'nope nothing like that', 'no i have none of those', 'no fever', 'no chills', 'no fever or chills'])('"%s" denies them', (utterance) => {
    expect(chosen('hard-breast-check', 'ill', utterance)).toBe('None of these');
  });
  test.each(['no i mean both', 'no sorry wrong side', 'no wait', 'no thermometer', 'no idea', 'no but i am pale', 'no one is here with me'])('"%s" is no denial', (utterance) => {
    expect(chosen('hard-breast-check', 'ill', utterance)).not.toBe('None of these');
  });
  test.each([['no, shaking', 'Shaking and redness spreads'], ['no just fever', 'Fever, chills or like flu'], ['no fever but confused', 'Faint, confused, fast breath']])('"%s" still tells of one', (utterance, expected) => {
    expect(chosen('hard-breast-check', 'ill', utterance)).toBe(expected);
  });
  test.each(['no temp', 'no rash anywhere', 'no i mean the left'])('"%s" says nothing about antibiotics', (utterance) => {
    expect(chosen('hard-breast-check', 'antibiotics', utterance)).toBe('not read');
  });
  test.each(['no antibiotics', 'no they did not', 'no not yet'])('"%s" does', (utterance) => {
    expect(chosen('hard-breast-check', 'antibiotics', utterance)).toBe('No');
  });
});

test.each([['no i mean both', 'both', true], ['i meant 6', '6', true], ['sorry 6', '6', false], ['it was 7', '7', false], ['oops sorry, 4 days', '4 days', false], ['no', undefined, undefined], ['it hurts', undefined, undefined]])('"%s" puts right: %s', (utterance, rest, isSure) => {
  expect(correctionIn(utterance)).toEqual(rest === undefined ? undefined : { rest, isSure });
});

describe('a reply put right in the middle of a check', () => {
  test('leads on as if it had been said at first', () => {
    const answer = after('check my hard breasts', 'one spot', 'no i mean both');
    expect(answer.kind === 'guide' && answer.saying).toMatchObject({ kind: 'step', step: { id: 'ill' } });
    expect(answer.conversation.guide?.answers).toEqual({ where: 'both-breasts' });
  });
  test('counts with numbers', () => {
    expect(after('nappy check', 'day 6', '8', 'no i meant 6').conversation.guide).toMatchObject({ step: 'dirty', answers: { wet: 6 } });
  });
  test('leaves a "sorry" to the question just asked where it fits there', () => {
    expect(after('nappy check', 'day 6', '8', 'sorry 4').conversation.guide).toMatchObject({ answers: { wet: 8, dirty: 4 } });
  });
});
