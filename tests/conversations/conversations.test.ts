import { writtenConversations } from './conversation';
import { play, type Played } from './play';

/** Share of turns that must be as written. */
const leastRight = 0.95;

const conversations = writtenConversations();
const played: Played[] = [];

beforeAll(async () => {
  for (const conversation of conversations) played.push(await play(conversation));
});

test('there are at least sixty conversations of at least three turns', () => {
  expect(conversations.filter(({ turns }) => turns.length >= 3).length).toBeGreaterThanOrEqual(60);
});

test('of all their turns at least 95 in 100 go as written', () => {
  const turns = played.reduce((sum, one) => sum + one.turns, 0);
  const faults = played.flatMap((one) => one.faults);
  process.stderr.write(`Conversations: ${turns - faults.length} of ${turns} turns as written (${(100 * (1 - faults.length / turns)).toFixed(1)} %)\n`);
  const lines = faults.map(({ conversation, turn, said, problems }) => `${conversation}, turn ${turn} "${said}": ${problems.join('; ')}`);
  process.stderr.write(lines.map((line) => `  ${line}\n`).join(''));
  expect(1 - faults.length / turns).toBeGreaterThanOrEqual(leastRight);
});

test('danger in a conversation is never missed', () => {
  const dangers = played.flatMap(({ faults }) => faults).filter(({ problems }) => problems.some((problem) => /red-flag|red flag|certainty/.test(problem)));
  expect(dangers).toEqual([]);
});
