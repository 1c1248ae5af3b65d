/** Questions about a danger that is not there: "what counts as a fever", "in case it happens", "for a class", "if I ever get". */
import type { Token } from './tokens';

const asking = [
  /\bwhat (?:counts|qualifies) as\b/, /\bwhat (?:is|are|s) (?:the )?(?:(?:warning|early|danger|main|red) )?(?:signs?|symptoms?|flags?|difference|chance|risks?|normal|list)\b/, /\b(?:warning )?signs? of\b.*\b(?:look|watch|leaflet|know|class|case|list|reading|learn)/,
  /\bwhat (?:does|do|would|did) .{1,40} (?:look|feel|sound|mean|count)/, /\bwhat (?:temp|temperature|percent|percentage|number|level|reading)\b.*\b(?:is|counts?|should|would|do|does|too|fever|concerning|warm)\b/, /\bwhat if\b/, /\bwhat happens (?:if|when)\b/,
  /^what is (?:a |an |the )?[a-z]+(?: [a-z]+){0,3}$/, /\bhow (?:do|can|would|could|will) (?:i|we|you|one) (?:know|tell|spot|recogni[sz]e|prevent|avoid|check|lower|reduce)\b/, /\bhow (?:common|likely|many|much|high|heavy|low|often|dangerous|serious)\b.*\b(?:before|too|normal|limit|can a|can|is)\b/,
  /\b(?:can|could|does|do|will|would|might|is it (?:true|possible)) (?:[a-z]+ ){1,6}(?:cause|lead to|lower the risk|prevent|increase the risk|mean)\b/, /\bat what (?:temp|temperature|point|age|weight|level)\b.*\b(?:should|do you|would|does)\b/, /\bare (?:[a-z]+ ){1,5}(?:a risk|hazards?|dangerous|risky)\b/, /\b(?:is|are) (?!it\b|this\b|that\b|he\b|she\b)[a-z]+(?: [a-z]+){0,3} (?:dangerous|serious|contagious|common|hereditary|bad|risky|an? [a-z]+ risk)$/,
];
const ahead = [
  /\bif (?:i|he|she|we|you|baby|the baby|my baby|my milk|it|someone|anyone) (?:ever|should|were|gets?|develops?|starts?|happens?|runs?|spikes?)\b/, /\bever (?:get|gets|have|has|happens?|need)\b/, /\bone day\b/, /\bjust in case\b/, /\bin case\b/, /\bin general\b/, /\bgeneral(?:ly)? (?:question|knowledge|speaking|asking)\b/, /\basking (?:ahead|generally|because|for (?:a|our|my) (?:class|leaflet|antenatal))/,
  /\bjust (?:asking|curious|wondering|learning|reading|want to know|so i know)\b/, /\bso i know\b/, /\bto know (?:what|when|the) .* (?:look|for)\b/, /\bfor (?:a|our|my|the) (?:class|leaflet|course|list|fridge|antenatal|homework|essay|poster)\b/, /\breading (?:up|before|ahead)\b/, /\bplan(?:ning)?\b.*\b(?:birth|ahead|before|pregnan|future)\b/, /\bplanning (?:ahead|for)\b/,
  /\bbefore (?:we go home|birth|solids|my due date|i give birth)\b/, /\bdue date\b/, /\bfirst aid (?:class|course)\b/, /\bour (?:antenatal )?class\b/, /\bto be prepared\b/, /\bfuture reference\b/, /\bhypothetical/, /\bweeks? pregnant\b/, /\bi am pregnant\b/, /\bworr(?:y|ied) (?:that |about |it )?(?:might|may|could|will)\b/, /\bi (?:read|heard|saw) (?:that|about|online)\b/, /\bmaking a list\b/, /\bscreen(?:ed|ing)?\b.*\broutine\b/,
];
/** Words that tie a sentence to someone here and now, whatever else it asks. */
const present = /\b(?:(?:he|she|baby|i|it|wife|partner|they|lo) (?:is|am|are|was|has|have|had|keeps?|will not|can not|went|looks?|feels?|just|got|took|wo|seems|says?)|(?:his|her) (?:lips|eyes|skin|temp|temperature|face|body|breathing|nappy|diaper|poo|poop|vomit|sick|head)|my (?:wife|baby|son|daughter|newborn|chest|leg|breast|boob|head|temp)|(?:has|have|is|are|can|will|does|did|do|was) not|(?:he|she|baby) [a-z]+ing|it been|been \d+|right now|just now|\d+\.\d|today|tonight|this morning|since|help|now)\b/;

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ word }) => word).join(' ');
}

/** True when the tokens (one sentence, or a short message) ask about what might be, and name nothing that is. */
export function isHypothetical(tokens: readonly Token[]): boolean {
  const text = textOf(tokens);
  if (ahead.some((pattern) => pattern.test(text))) return true;
  return asking.some((pattern) => pattern.test(text)) && !present.test(text);
}
