import { editDistance } from '../../assistant/language/edit-distance';

test.each([
  ['milk', 'milk', 0], ['milk', 'mlik', 1], ['milk', 'mlk', 1], ['milk', 'millk', 1], ['milk', 'mulk', 1],
  ['breast', 'braest', 1], ['plague', 'page', 2], ['', 'milk', 4], ['milk', '', 4], ['', '', 0],
])('from %j to %j there are %i slips', (one, other, slips) => {
  expect(editDistance(one, other)).toBe(slips);
  expect(editDistance(other, one)).toBe(slips);
});
