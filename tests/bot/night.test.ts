import { newConversation } from '../../assistant/conversation';
import { wordsFor } from '../../bot/words';
import { assistant, knowledge } from './bot-under-test';
import type { Answer } from '../../assistant/answer';

const night = { hour: 3, weekday: 1 };
const say = (utterance: string): Answer => assistant.answerTurn({ utterance, conversation: newConversation, local: night });
const texts = [...knowledge.entries.values()].flatMap((entry) => [entry, ...entry.variants].map(({ short, level }) => ({ entry, short, level })));

test('what must be called about today has a number to tap, also in the short form of the night', () => {
  const calls = texts.filter(({ level }) => level === 'call-today');
  const words = calls.map((answer) => ({ id: answer.entry.id, text: wordsFor({ kind: 'answered', ...answer, confidence: 1, isNight: true, conversation: newConversation }, knowledge).text }));
  expect(words.length).toBeGreaterThan(0);
  expect(words.filter(({ text }) => !text.includes('](tel:')).map(({ id }) => id)).toEqual([]);
});

test('the age is not counted as asked when the night leaves the question out', () => {
  const answer = say("I'm only getting a few drops");
  expect([answer.kind, answer.conversation.askedAge]).toEqual(['answered', undefined]);
});
