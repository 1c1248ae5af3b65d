/** "i meant relaxed", "she is fine now", "ok thats over": what is said when a danger card came by mistake, or when it is over. */
import { negators } from './language/negation';
import { numberOf } from './language/numbers';
import { wordsOf } from './language/words';

/** "over" leaves no doubt; the others are asked about. */
export type Calming = 'over' | 'perhaps';

/** Longer ones are stories. */
const mostWords = 12;

const over = /^(?:(?:ok|okay|yes|yeah|no|right|well|thanks|phew) )*(?:it|that|this)(?: is| was)?(?: all)? over(?: now)?(?: (?:thanks|thank you|carry on|go on))*$/;
const opening = /^(?:(?:ok|okay|no|nope|nah|oh|sorry|oops|wait|thanks|thank you|anyway|well|ah|haha|lol) ?)+/;
const corrected = /\b(?:(?:i|we)(?: actually| just)? (?:meant|mean)|typo|mistake|mistyped|misread|false alarm|auto ?corrected?|wrong (?:word|number|button|chat|one)|(?:just|only) (?:kidding|joking|asking|checking|wondering))\b/;
const well = /\b(?:he|she|it|its|baby|they|we|i|all|everything|everyone|now) (?:\w+ )*?(?:fine|ok|okay|better|awake|safe|normal|calm|settled|happy|alright|all right|good|well|relaxed)\b/;
const dismissed = /^(?:(?:ok|okay|no|oh|sorry|thanks|thank you|actually) )*(?:never ?mind|nvm|forget it|forget that|forget about it|do not worry)(?: (?:it|that))?$/;
/** Not how it is now. */
const before = /\b(?:was|were|seemed|looked) (?:\w+ )?(?:fine|ok|okay|well|better|normal|good)\b|\b(?:hope|wish|until)\b/;
const alarming = new Set(['still', 'worse', 'but', 'again', 'help', 'stopped', 'barely', 'hardly', 'less']);
const asks = new Set(['how', 'what', 'when', 'why', 'where', 'which', 'who', 'can', 'could', 'should', 'is', 'are', 'do', 'does', 'will', 'if']);

export function calmingIn(utterance: string): Calming | undefined {
  const words = wordsOf(utterance);
  if (utterance.includes('?') || words.length > mostWords) return undefined;
  if (utterance.split(/[,.;!]+/).some((clause) => over.test(wordsOf(clause).join(' ')))) return 'over';
  const text = words.join(' ');
  const rest = text.replace(opening, '');
  if (dismissed.test(text)) return 'perhaps';
  const told = rest.split(' ');
  if (asks.has(told[0]) || told.some((word) => alarming.has(word) || negators.has(word))) return undefined;
  const isNumberAfterNo = rest !== text && words.some((word) => numberOf(word) !== undefined);
  return isNumberAfterNo || corrected.test(text) || (well.test(rest) && !before.test(rest)) ? 'perhaps' : undefined;
}
