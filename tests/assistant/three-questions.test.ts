import { newConversation } from '../../assistant/conversation';
import { wordsFor } from '../../bot/words';
import { readyAssistant } from '../../tools/ready-assistant';

const { assistant, knowledge } = readyAssistant();

describe('three questions in one message: one is answered, the others are offered by name', () => {
  test.each([
    'how long can milk stay in the fridge 2 can i drink beer 3 how do i wash my pump parts',
    '1) how long can milk stay in the fridge 2) can i drink beer 3) how do i wash my pump parts',
    'how long can milk stay in the fridge? can i drink beer? how do i wash my pump parts?',
  ])('"%s"', (utterance) => {
    const answer = assistant.answerTurn({ utterance, conversation: newConversation });
    expect(answer.kind === 'answered' && [answer.entry.id, ...(answer.others ?? []).map(({ id }) => id)]).toEqual(['alcohol', 'milk-storage', 'pump-cleaning']);
    expect(wordsFor(answer, knowledge).buttons).toEqual(expect.arrayContaining(['How long does breast milk keep?', 'Cleaning pump parts and bottles']));
  });
});
