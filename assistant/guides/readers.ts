/** Reads what concerns guides beside the replies: the words that start one, and buttons of questions already answered. */
import { tellingStems } from '../language/telling-stems';
import { wordsOf } from '../language/words';
import type { GuidePlace } from '../answer';
import type { Guide, GuideAnswers, GuideStep } from '../knowledge/guides/types';
import type { KnowledgeBase } from '../knowledge/types';
import { toldReader, type ToldReader } from './told';

export interface GuideReaders {
  /** The guide whose title or start words the message is. */
  readonly started: (utterance: string) => Guide | undefined;
  /** The button under an interruption: before any reply, because "go on" may be one. */
  readonly isGoOnButton: (utterance: string) => boolean;
  /** A button of a question that was answered before, pressed once more. */
  readonly isEarlierButton: (utterance: string, guide: Guide, place: GuidePlace) => boolean;
  /** The guide that has this button, though it is not under way. */
  readonly withButton: (utterance: string) => Guide | undefined;
  /** The guide that one line of numbers answers: at least two of its questions are told. */
  readonly told: (utterance: string) => Guide | undefined;
  /** The numbers of one guide in a message. */
  readonly toldNumbers: (guide: Guide, utterance: string) => GuideAnswers;
}

const plain = (text: string): string => wordsOf(text).join(' ');

function buttonsOf(step: GuideStep | undefined): string[] {
  return step?.kind === 'choices' ? step.choices.map(({ say }) => plain(say)) : [];
}

/** Share of words in common from which a message names a check. */
const leastCommon = 0.6;

/** "check my hard breasts": says "check", and most words of one title. */
function namedCheck(utterance: string, guides: readonly Guide[]): Guide | undefined {
  if (!/check/i.test(utterance)) return undefined;
  const told = new Set(tellingStems(utterance));
  if (!told.has('check')) return undefined;
  const likeness = ({ title }: Guide): number => {
    const own = new Set(tellingStems(title));
    return [...told].filter((word) => own.has(word)).length / new Set([...told, ...own]).size;
  };
  const best = guides.map((guide) => ({ guide, share: likeness(guide) })).sort((one, other) => other.share - one.share);
  return best[0] && best[0].share >= leastCommon && best[0].share > (best[1]?.share ?? 0) ? best[0].guide : undefined;
}

/** Numbers of one guide in a message, from which on it is a report and no question. */
const fewestTold = 2;

export function newReaders({ guides, messages }: Pick<KnowledgeBase, 'guides' | 'messages'>): GuideReaders {
  const byWords = new Map([...guides.values()].flatMap((guide) => [guide.title, ...guide.starts].map((phrase) => [plain(phrase), guide] as const)));
  const readers = new Map<string, ToldReader>([...guides.values()].map((guide) => [guide.id, toldReader(guide)]));
  const toldNumbers = ({ id }: Guide, utterance: string): GuideAnswers => readers.get(id)?.(utterance) ?? {};
  const byButton = new Map([...guides.values()].flatMap((guide) => [...guide.steps.values()].flatMap(buttonsOf).map((button) => [button, guide] as const)));
  return {
    started: (utterance) => byWords.get(plain(utterance)) ?? namedCheck(utterance, [...guides.values()]),
    isGoOnButton: (utterance) => plain(utterance) === plain(messages.guideGoOn),
    isEarlierButton: (utterance, { steps }, { path }) => path.some((id) => buttonsOf(steps.get(id)).includes(plain(utterance))),
    withButton: (utterance) => byButton.get(plain(utterance)),
    told: (utterance) => [...guides.values()].find((guide) => Object.keys(toldNumbers(guide, utterance)).length >= fewestTold),
    toldNumbers,
  };
}
