/** The words of a message without their looks: for the clipboard, for paper and for reading out. Taken from the page, so that they are what was read. */
import { linkKind } from './markdown/link';

/** What becomes of a link, by its label and address. */
export type LinkWords = (label: string, address: string) => string;

/** What is not part of the message itself. */
const besideWords = 'button, svg, .message-foot, .delivery, .by-page, .message > .spoken';

const sayNumber = (label: string): string => label.replace(/\d(?=\d)/g, '$& ');

/** Addresses written out, for where nobody can tap. */
export const writtenLink: LinkWords = (label, address) => {
  const target = address.replace(/^(tel|mailto):/i, '');
  const isWritten = label.includes(target) || (linkKind(address) === 'phone' && /\d\d/.test(label));
  return isWritten ? label : `${label} (${target})`;
};

/** Numbers to call digit by digit: "9 1 1", not "nine hundred and eleven". */
export const spokenLink: LinkWords = (label, address) => (linkKind(address) === 'phone' ? sayNumber(label) : label);

function marker(entry: Element): string {
  const list = entry.parentElement;
  if (!(list instanceof HTMLOListElement)) return '-';
  return `${[...list.children].indexOf(entry) + list.start}.`;
}

function wordsOf(node: Node, link: LinkWords): string {
  if (node instanceof Text) return node.data;
  if (!(node instanceof Element) || node.matches(besideWords)) return '';
  const inner = [...node.childNodes].map((child) => wordsOf(child, link)).join('');
  switch (node.localName) {
    case 'br':
      return '\n';
    case 'img':
      return `\n\n${node.getAttribute('alt') ?? ''}\n\n`;
    case 'a':
      return link(inner, node.getAttribute('href') ?? '');
    case 'li':
      return `\n${marker(node)} ${inner.trim()}`;
    case 'span': case 'strong': case 'em': case 'code':
      return inner;
    default:
      return `\n\n${inner.trim()}\n\n`;
  }
}

export function plainText(message: Element, link: LinkWords): string {
  return wordsOf(message, link).replace(/ *\n{2,}/g, '\n\n').trim();
}
