import { speechPieces } from '../../channels/widget/page/chat/speech-pieces';

test.each([
  ['One. Two? Three!', ['One.', 'Two?', 'Three!']],
  ['Give 1.5 ml\n\n- a spoon\n- a cup', ['Give 1.5 ml', '- a spoon', '- a cup']],
  [`${'word '.repeat(50)}end.`, [`${'word '.repeat(36)}`.trim(), `${'word '.repeat(14)}end.`]],
  ['x'.repeat(200), ['x'.repeat(200)]],
  ['', []],
])('%j is read in pieces', (text, pieces) => {
  expect(speechPieces(text)).toEqual(pieces);
});
