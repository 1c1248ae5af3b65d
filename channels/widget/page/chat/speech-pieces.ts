/** A long text in pieces that a browser reads to the end. */

/** Characters. Chrome falls silent after some 15 seconds of one piece; this is about ten. */
const longestPiece = 180;

const sentence = /[^\n]+?(?:[.!?:](?=\s)|$)/gm;
const piece = new RegExp(`.{1,${longestPiece}}(?:\\s|$)|\\S+`, 'g');

/** Sentence by sentence, long ones cut between words. */
export function speechPieces(text: string): readonly string[] {
  const sentences = text.match(sentence) ?? [];
  return sentences.flatMap((words) => words.trim().match(piece) ?? []).map((words) => words.trim());
}
