/** Whole numbers as letters of a short alphabet, so that a coder of text can learn their habits. */

/** First letter of digits that end a number, and of those after which more follow. */
const last = 48;
const more = 80;
const digits = 32;

/** Five bits a letter, the low ones first. */
export function writeNumber(value: number): string {
  let text = '';
  for (; value >= digits; value = Math.floor(value / digits)) text += String.fromCharCode(more + (value % digits));
  return text + String.fromCharCode(last + value);
}

/** Reads one number after the other. */
export function numberReader(text: string): () => number {
  let at = 0;
  return () => {
    let value = 0;
    for (let factor = 1; ; factor *= digits) {
      const code = text.charCodeAt(at++) || last;
      if (code < more) return value + (code - last) * factor;
      value += (code - more) * factor;
    }
  };
}

/** 0, −1, 1, −2, 2 … as 0, 1, 2, 3, 4 …, and back. */
export function unsigned(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

export function signed(value: number): number {
  return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
}
