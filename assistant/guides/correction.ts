/** "no i meant both", "sorry 6": a reply put right, after the next question was asked. */
import { goBack } from './walk';
import { readReply, type Reply } from './reply';
import type { Guide, GuideStep } from '../knowledge/guides/types';
import type { GuidePlace } from '../answer';

/** "I mean" leaves no doubt; "sorry" may also stand before a reply to the question just asked. */
const sure = /^(?:(?:no|nope|nah|sorry|oh|oops|wait|hang on|actually)[ ,.!]+)*(?:i|we)(?: actually)? (?:meant|mean)(?: to say| to press| to tap| to put| to type)?\b[ ,:]*|^(?:no[ ,.!]+)?not (?:that|this)[ ,]+/i;
const likely = /^(?:(?:no|sorry|oh|oops|wait|actually|correction|ah|my mistake)[ ,.!:]+)*(?:(?:sorry|oops|actually|correction|my mistake)[ ,.!:]+|(?:it|that|there) (?:was|were|is|should be|should say)(?: actually| really)? )/i;

export interface Correction {
  readonly rest: string;
  readonly isSure: boolean;
}

/** What stands behind the words that correct; undefined where nothing is corrected. */
export function correctionIn(utterance: string): Correction | undefined {
  const text = utterance.trim();
  const [meant, maybe] = [sure.exec(text), likely.exec(text)];
  const found = meant ?? maybe;
  const rest = found ? text.slice(found[0].length).trim() : '';
  return rest === '' ? undefined : { rest, isSure: meant !== null };
}

export type Reading = Extract<Reply, { kind: 'choice' | 'number' }>;

export interface Corrected {
  readonly step: GuideStep;
  readonly place: GuidePlace;
  readonly reply: Reading;
}

/** The question before the one at `place`, with the reply that was meant; undefined where the words do not fit it. */
export function correctedBefore(rest: string, { guide, place, now }: { readonly guide: Guide; readonly place: GuidePlace; readonly now: number }): Corrected | undefined {
  const before = goBack(guide, place, now);
  const reply = before && readReply(before.step, rest);
  return before && (reply?.kind === 'choice' || reply?.kind === 'number') ? { ...before, reply } : undefined;
}
