import { readChoice } from '../../assistant/choice';

const titles = ['My nipples are sore', 'Do we have thrush?', 'My nipples turn white and burn'];

describe('a choice in any form', () => {
  test.each([
    ['2', 1], ['2.', 1], ['#2', 1], ['no. 2', 1], ['number two', 1], ['TWO', 1], ['the second one', 1], ['second one please', 1], ['option 2', 1], ['2nd', 1], ['the middle one', 1],
    ['1', 0], ['one', 0], ['first', 0], ['the first', 0], ['the top one', 0], ['3', 2], ['third!', 2], ['the last one', 2], ['the bottom one', 2], ['c', 2],
    ['Do we have thrush?', 1], ['do we have thrush', 1], ['DO WE HAVE THRUSH', 1], ['thrush', 1], ['the thrush one', 1], ['my nipples are sore', 0], ['turn white and burn', 2], ['i think it is the second one', 1],
  ])('%s', (typed, place) => {
    expect(readChoice(typed, titles)).toEqual({ kind: 'chosen', place });
  });
});

describe('a refusal', () => {
  test.each([['no'], ['None of these'], ['neither'], ['nope'], ['none'], ['something else']])('%s', (typed) => {
    expect(readChoice(typed, titles)).toEqual({ kind: 'none' });
  });
});

describe('anything else is a message of its own', () => {
  test.each([['4'], ['0'], ['99'], ['my nipples'], ['how long does milk keep in the fridge'], ['thanks'], [''], ['😀'], ['2 wet diapers today'], ['my baby is 3 weeks old and has thrush in the mouth, what now'], ['__proto__']])('%s', (typed) => {
    expect(readChoice(typed, titles)).toBeUndefined();
  });
});

test('with two offers there is no third', () => {
  expect(readChoice('3', titles.slice(0, 2))).toBeUndefined();
  expect(readChoice('the last one', titles.slice(0, 2))).toEqual({ kind: 'chosen', place: 1 });
});
