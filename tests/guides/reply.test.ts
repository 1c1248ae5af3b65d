import { readReply } from '../../assistant/guides/reply';
import type { GuideStep } from '../../assistant/knowledge/guides/types';

const choice = (id: string, say: string, also: string[] = [], isUnsure = false) => ({ id, say, also, isUnsure, branches: [{ conditions: [], to: 'end' }] });
const fed: GuideStep = { id: 'fed', kind: 'choices', ask: 'How is your baby fed?', choices: [choice('breast', 'At the breast', ['breast', 'nursing', 'yes']), choice('bottle', 'By bottle', ['bottle', 'formula', 'no']), choice('unsure', "I'm not sure", [], true)] };
const count: GuideStep = { id: 'wet', kind: 'input', input: 'number', ask: 'How many?', min: 0, max: 20, told: [], branches: [{ conditions: [], to: 'end' }] };
const age: GuideStep = { ...count, id: 'age', input: 'age', max: 60 };
const hours: GuideStep = { ...count, id: 'long', input: 'hours', max: 9000 };

/** A choice by id, a number, or why it is neither. */
function gist(step: GuideStep, utterance: string): string | number {
  const reply = readReply(step, utterance);
  if (reply === undefined) return 'not read';
  return reply.kind === 'choice' ? reply.choice.id : reply.kind === 'number' ? reply.value : reply.kind;
}

describe('a choice', () => {
  test.each([
    ['At the breast', 'breast'], ['at the BREAST!', 'breast'], ['breast', 'breast'], ['she is nursing', 'breast'], ['yes', 'breast'], ['1', 'breast'], ['the second one', 'bottle'], ['b', 'bottle'], ['number 2 please', 'bottle'],
    ['formula mostly', 'bottle'], ['no', 'bottle'], ['idk', 'unsure'], ["I don't know", 'unsure'], ['not sure', 'unsure'], ['3', 'unsure'],
    ['not by bottle', 'not read'], ['breast and bottle', 'not read'], ['is formula bad?', 'not read'], ['🤷', 'not read'], ['', 'not read'], ['purple', 'not read'],
    ['well it all started last night when she would not sleep and then we tried a bottle but it did not help', 'not read'],
  ])('"%s" → %s', (utterance, expected) => expect(gist(fed, utterance)).toBe(expected));

  test('"I don\'t know" is met with a kind word where no choice means it', () => {
    const plain: GuideStep = fed.kind === 'choices' ? { ...fed, choices: fed.choices.slice(0, 2) } : fed;
    expect(gist(plain, 'no idea')).toBe('unsure');
  });
});

describe('a count', () => {
  test.each<[string, string | number]>([['3', 3], ['three', 3], ['about 3 I think', 3], ['none', 0], ['zero', 0], ['a couple', 2], ['12 wet ones', 12], ['2 or 3', 'two numbers'], ['2-3', 'two numbers'], ['40', 'out of range'], ['idk', 'unsure'], ['lots', 'not read'], ['💦', 'not read']])(
    '"%s" → %s', (utterance, expected) => expect(gist(count, utterance)).toBe(expected));
});

describe('an age, in days of life', () => {
  test.each<[string, string | number]>([['36 hours', 2], ['36 hrs old', 2], ['2 days', 3], ['day 3', 3], ['1 week', 8], ['born yesterday', 2], ['she is 5 days old', 6], ['newborn', 1], ['5', 'no unit'], ['3 years', 'out of range'], ['not sure', 'unsure']])(
    '"%s" → %s', (utterance, expected) => expect(gist(age, utterance)).toBe(expected));
});

describe('a duration, in hours', () => {
  test.each<[string, string | number]>([['5 hours', 5], ['2 days', 48], ['half an hour', 0.5], ['a week', 168], ['4 to 6 hours', 6], ['2 or 3 days', 72], ['overnight', 'no unit'], ['since this morning', 'no unit'], ['all morning', 'no unit'], ['5', 'no unit']])('"%s" → %s', (utterance, expected) => expect(gist(hours, utterance)).toBe(expected));
});
