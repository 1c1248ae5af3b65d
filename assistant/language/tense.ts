/** What is over: long ago ("as a teenager", "two years ago", "with my first") or put right since ("fine now", "all clear", "treated"). */
import { numberOf } from './numbers';
import type { Token } from './tokens';

export interface Past {
  /** It happened in another life than that of this baby's last days. */
  readonly isLongAgo: boolean;
  /** The message says that it is over. */
  readonly isOver: boolean;
}

const months = '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|spring|autumn|winter|summer)';
const longAgo = [
  /\b(?:year|month)s? (?:ago|back|earlier)\b/, /\blast (?:year|month|summer|winter|spring|autumn)\b/, /\bas a (?:teenager|teen|child|kid|baby|student)\b/, /\bin my (?:teens|twenties|childhood|20s)\b/,
  /\bwith my (?:first|second|third|last|eldest|oldest|older|previous|other)\b/, /\bafter my (?:first|second|last|eldest|previous)\b/, /\bmy first baby\b/, /\b(?:in|during|before) (?:the |my |this |last )?(?:pregnancy|labou?r|school)\b/,
  /\bwhen i was (?:\d+|pregnant|a |young|little|in)\b/, /\bused to\b/, /\b(?:in|since) (?:19|20)\d\d\b/, /\b(?:last|previous) (?:time|pregnancy|birth)\b/, /\bbefore (?:kids|children|pregnancy|birth|having)\b/, new RegExp(`\\bin (?:the )?${months}\\b`),
];
const over = [
  /\b(?:completely |totally |fully |long |been )?(?:gone|cleared|resolved|recovered|healed|cured|sorted|finished|treated|settled)(?: up| down)?(?: now| since| then)\b(?! (?:i|it|he|she|we))/, /\b(?:fine|ok|okay|well|better|normal|good|happy|pink|clear|lively|safe|stable|settled|perfect) (?:now|since|again|and|ever since|for (?:weeks|months|days|years|\d+))\b/,
  /\b(?:now|since|is|am|been) (?:completely |totally |perfectly |all |long |absolutely |much |very )?(?:fine|ok|okay|well|better|normal|good|happy|pink|clear|gone|recovered|stable|safe|healed|settled)\b/, /\ball clear\b/, /\b(?:treated|healed|cured|resolved|recovered|cleared)\b(?! again)/, /\bback to normal\b/, /\bnothing since\b/, /\bnever (?:since|again)\b/,
  /\bruled out\b/, /\bgot treatment\b/, /\bno (?:longer|more)\b/, /\bgone (?:after|by|in|within|once|away)\b/, /\bstopped it\b/, /\bnone (?:now|since|this time)\b/, /\bit (?:cleared|stopped|passed|went away|goes away)\b/,
];
/** "not gone", "won't clear", "isn't better": not over at all; and of what should go on, "a wet nappy at 5, nothing since". */
const notOver = /\b(?:not|never|nothing|no) (?:been |completely |really |yet |even |any |getting |got |quite )?(?:gone|clear|cleared|better|resolved|fine|ok|okay|well|normal|settled|right|good|stopped|over|healed|improving|going)\b|\b(?:back|again|worse|returned|come back|coming back|started again)\b|\bstopped\b.*\bnow\b|\b(?:wet|wees?|peed?|napp(?:y|ies)|diapers?|fed|feeds?|ate|eaten|drank|milk)\b.*\bno(?:ne|thing) since\b/;

/** "Had it last time and it's starting again": the past has come back. */
const returned = /\b(?:now|but|and) (?:i|he|she|it|my|his|her) (?:have|has) (?:got )?(?:a|an|the|really|this|been)\b|\b(?:again|starting|came back|come back|coming back|back(?! to| in| then| home))\b/;

/** The sentence as text, for the patterns above. */
function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ word }) => word).join(' ');
}

/** "3 years", as in "epilepsy, no fits for 6 years": a span no newborn has lived. */
function namesYears(tokens: readonly Token[]): boolean {
  return tokens.some(({ word }, at) => word === 'year' && tokens[at + 1]?.word !== 'old' && (numberOf(tokens[at - 1]?.word) !== undefined || tokens[at - 1]?.word === 'for'));
}

/** What the tokens say about the past; give one sentence, or a whole short message. */
export function pastOf(tokens: readonly Token[]): Past {
  const text = textOf(tokens);
  return { isLongAgo: (longAgo.some((pattern) => pattern.test(text)) || namesYears(tokens)) && !returned.test(text), isOver: over.some((pattern) => pattern.test(text)) && !notOver.test(text) };
}
