import { withAge } from '../../assistant/age';
import { newConversation } from '../../assistant/conversation';
import { leaningPart } from '../../assistant/leaning';
import { bornOnWeekday } from '../../assistant/language/weekdays';
import { mythsIn } from '../../assistant/myths';
import { withholdUnreviewed } from '../../assistant/withheld';
import type { Conversation } from '../../assistant/answer';

const hour = 3_600_000;
const day = 24 * hour;

describe('the age of the baby', () => {
  const told = (utterance: string, now: number, conversation: Conversation = newConversation): Conversation => withAge({ utterance, now, conversation }).conversation;
  test('grows with the calendar', () => {
    const first = told("she's 2 days old", 0);
    expect(first.babyAgeDays).toBe(2);
    expect(told('is that ok', 3 * day + hour, first).babyAgeDays).toBe(5);
  });
  test('loses no part of a day on the way', () => {
    const halfDays = [1, 2, 3, 4].reduce((conversation, at) => told('hello', at * 0.6 * day, conversation), told('2 days old', 0));
    expect(halfDays.babyAgeDays).toBe(4);
  });
  test('is corrected by a later message', () => {
    expect(told('sorry, she is 6 days old', hour, told('2 days old', 0)).babyAgeDays).toBe(6);
  });
  test('is the same day after day where time is not told', () => {
    expect(withAge({ utterance: 'hi', conversation: { ...newConversation, babyAgeDays: 3 } }).conversation.babyAgeDays).toBe(3);
  });
});

describe('the question about the age', () => {
  const asked: Conversation = { ...newConversation, askedAge: 'just now' };
  test.each([['3 days', 3], ['36 hours', 1], ['2 weeks', 14], ['no idea', undefined], ['how long for', undefined]])('is answered by "%s": %s', (utterance, days) => {
    const { babyAgeDays, askedAge } = withAge({ utterance, conversation: asked }).conversation;
    expect([babyAgeDays, askedAge]).toEqual([days, 'before']);
  });
  test('an amount that nobody asked for is no age', () => {
    expect(withAge({ utterance: '3 days', conversation: newConversation }).conversation.babyAgeDays).toBeUndefined();
  });
});

describe('a weekday of birth', () => {
  test.each([['born Tuesday', 3, 1], ['she was born on Sunday', 3, 3], ['had her last thu', 3, 6], ['baby born wednesday', 3, 0], ['see you Tuesday', 3, undefined], ['the midwife comes on Monday', 3, undefined]])('"%s" on a Wednesday → %s days', (utterance, today, expected) => {
    expect(bornOnWeekday(utterance, today)).toBe(expected);
  });
});

describe('what leans on the last answer', () => {
  test.each([['and in the fridge?', 'in the fridge?'], ['what about at night', 'at night'], ['ok and what about formula', 'formula'], ['how about the freezer', 'the freezer'], ['no I meant bottles', 'bottles'], ['sorry i meant the left one', 'the left one']])('"%s" → "%s"', (utterance, rest) => {
    expect(leaningPart(utterance)?.rest).toBe(rest);
  });
  test.each(['how long does milk keep', 'my baby and I are tired', 'i am in pain'])('"%s" stands alone', (utterance) => {
    expect(leaningPart(utterance)).toBeUndefined();
  });
});

describe('false beliefs', () => {
  const myths = [{ beliefs: ['colostrum is bad', 'throw away the first milk'], correction: 'Colostrum is good for your baby.' }];
  test.each([['my aunt says colostrum is really bad for him', 1], ['should I throw away my first milk', 1], ['is colostrum good', 0], ['bad night, colostrum later', 0], ['how do I throw away old milk', 0]])('"%s" → %s', (utterance, count) => {
    expect(mythsIn(utterance, myths)).toHaveLength(count);
  });
});

describe('an approval', () => {
  const isWithheld = withholdUnreviewed(() => '2027-03-01');
  test.each([['draft', undefined, true], ['approved', '2027-06-01', false], ['approved', '2027-02-28', true]] as const)('%s, due %s', (status, due, expected) => {
    expect(isWithheld({ review: { status, due } })).toBe(expected);
  });
});
