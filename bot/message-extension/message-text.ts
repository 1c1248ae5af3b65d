/** The words of a Teams message as an action command brings it: HTML or plain text, mentions inside. */

export interface MessageContent {
  /** Posts in channels may have one; often it is the question. */
  readonly subject?: string;
  /** "html" or "text". */
  readonly contentType?: string;
  readonly content?: string;
}

export function textOfMessage({ subject = '', contentType, content = '' }: MessageContent): string {
  const text = contentType === 'text' ? content : textOfHtml(content);
  return [subject, text].map((part) => part.trim()).filter((part) => part !== '').join('\n');
}

/** Each pattern stops at the next "<", so that no input makes it slow. */
function textOfHtml(html: string): string {
  const text = html
    .replace(/<at\b[^<>]*>[^<]*<\/at>/gi, ' ')
    .replace(/<(?:br|\/p|\/div|\/li|\/h[1-6]|\/tr|\/blockquote)\b[^<>]*>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, ' ');
  return withCharacters(text).replace(/[^\S\n]+/g, ' ').replace(/ ?\n[ \n]*/g, '\n');
}

const named: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** "&nbsp;", "&#39;", "&#x27;" as the characters they stand for. */
function withCharacters(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
  });
}
