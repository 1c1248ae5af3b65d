/** Cuts a long text where a reader would pause: between paragraphs, else lines, sentences, words, and at last anywhere between characters. */

/** Each leaves the white space at the end of the piece before the cut. */
const borders: readonly RegExp[] = [/(?<=\n\s*\n)(?=\S)/, /(?<=\n)(?=\S)/, /(?<=[.!?…]["')\]*_]*\s+)(?=\S)/, /(?<=\s)(?=\S)/];

/** As long as it is within JSON, without the quotes: in UTF-16 units. */
function jsonLength(text: string): number {
  return JSON.stringify(text).length - 2;
}

function characters(text: string): readonly string[] {
  return [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
}

function piecesOf(text: string, depth: number): readonly string[] {
  const border = borders[depth];
  return border === undefined ? characters(text) : text.split(border);
}

/** As many pieces in a part as fit; one that is too long by itself is cut at the next finer border. */
function pack(text: string, most: number, depth: number): readonly string[] {
  if (jsonLength(text) <= most || depth > borders.length) return [text];
  const parts: string[] = [];
  let room = 0;
  for (const piece of piecesOf(text, depth)) {
    const length = jsonLength(piece);
    if (length <= room) {
      parts.push(`${parts.pop() ?? ''}${piece}`);
      room -= length;
      continue;
    }
    const cut = pack(piece, most, depth + 1);
    parts.push(...cut);
    room = most - jsonLength(cut.at(-1) ?? '');
  }
  return parts;
}

/** @param most UTF-16 units of a part within JSON */
export function splitText(text: string, most: number): readonly string[] {
  return pack(text, most, 0).map((part) => part.trim()).filter((part) => part !== '');
}
