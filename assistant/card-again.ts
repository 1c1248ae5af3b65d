/** "ok", "what do i do", "more": right after a danger card these lean on the card, so it is said once more. */
import { pendingCard } from './danger-press';
import { phraseReader } from './small-talk';
import type { Command, SmallTalk } from './answer';
import type { Step, StepParts } from './assistant';

const leaning: ReadonlySet<Command | undefined> = new Set<Command>(['more', 'goOn', 'again', 'why', 'isThatNormal', 'whatToDo', 'whenToCall', 'howToHelp']);

export function cardAgainStep({ knowledge, readCommand }: StepParts): Step {
  const readSmallTalk = phraseReader<SmallTalk>(knowledge.words.smallTalk, 'affirmation');
  return ({ utterance, conversation, pressed, isAmongOthers }) => {
    const card = pressed || isAmongOthers ? undefined : pendingCard(conversation, knowledge);
    if (!card) return undefined;
    return leaning.has(readCommand(utterance)) || readSmallTalk(utterance) === 'affirmation' ? card : undefined;
  };
}
