import { withoutMentions } from './mentions';

/** Turns whatever was typed into plain lower-case text of bounded length. Everything that reads an utterance starts here. */

/** Characters kept from the beginning and the end of a message: a story's question stands at one of them. */
const headLength = 3000;
const tailLength = 1000;

const controlsAndInvisibles = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu;
const combiningMarks = /\p{M}+/gu;
const apostrophes = /[\u2018\u2019\u02BC\u0060\u00B4\uFF07]/g;

function bounded(text: string): string {
  if (text.length <= headLength + tailLength) return text;
  return `${text.slice(0, headLength)} ${text.slice(-tailLength)}`;
}

/**
 * Lower case, no accents, no mentions, no control or invisible characters, straight apostrophes, single spaces.
 * At most about 4,000 characters go in, so that no later step can be made slow by a long message.
 */
export function clean(text: string): string {
  return withoutMentions(bounded(text))
    .replace(controlsAndInvisibles, ' ')
    .normalize('NFKD')
    .replace(combiningMarks, '')
    .replace(apostrophes, "'")
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}
