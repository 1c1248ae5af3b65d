/** Character references as Teams writes them into `text`, also where `textFormat` is plain. */
const named: ReadonlyMap<string, string> = new Map([['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"'], ['apos', "'"], ['nbsp', ' '], ['ensp', ' '], ['emsp', ' '], ['thinsp', ' ']]);

const reference = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi;

/** Unknown ones stay as they are. One pass: `&amp;lt;` is somebody's "&lt;". */
export function withoutReferences(text: string): string {
  return text.replace(reference, (whole, decimal: string | undefined, hexadecimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return named.get(name.toLowerCase()) ?? whole;
    return characterOf(decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)) ?? whole;
  });
}

const noBreakSpace = 0xa0;
const lastCharacter = 0x10_ffff;

function characterOf(code: number): string | undefined {
  if (code === noBreakSpace) return ' ';
  const isHalf = code >= 0xd800 && code <= 0xdfff;
  return code === 0 || isHalf || code > lastCharacter ? undefined : String.fromCodePoint(code);
}
