/** A guided check in words: its questions with buttons, what to say when a reply was not understood, and how it ends. */
import type { GuideAnswer, GuideNote, GuideSaying } from '../assistant/answer';
import type { Guide, GuideStep } from '../assistant/knowledge/guides/types';
import type { MessageKey, Messages } from '../assistant/knowledge/messages';
import { filled } from './filled';
import { levelLabel } from './level-label';
import { provenance } from './provenance';
import type { Words } from './words';

const noteKeys: Readonly<Record<GuideNote, MessageKey>> = {
  notUnderstood: 'guideNotUnderstood', notUnderstoodAgain: 'guideNotUnderstoodAgain', callInstead: 'guideCallInstead', outOfRange: 'guideOutOfRange', twoNumbers: 'guideTwoNumbers',
  whichUnit: 'guideWhichUnit', guess: 'guideGuess', earlierButton: 'guideEarlierButton', firstQuestion: 'guideFirstQuestion', welcomeBack: 'guideWelcomeBack', ageNoted: 'guideAgeNoted',
};

export function guideWords({ saying, guide, conversation }: GuideAnswer, messages: Messages): Words {
  switch (saying.kind) {
    case 'step':
      return stepWords(saying, { guide, messages, isFirst: (conversation.guide?.path.length ?? 0) === 0 });
    case 'outcome':
      return outcomeWords(saying, guide, messages);
    case 'stopped':
      return { text: messages.guideStopped, buttons: [messages.topics] };
    case 'expired':
    case 'changed':
      return guide ? { text: messages[saying.kind === 'expired' ? 'guideExpired' : 'guideChanged'], buttons: [guide.title, messages.topics] } : { text: messages.guideGone, buttons: [messages.topics] };
  }
}

interface Around {
  readonly guide: Guide | undefined;
  readonly messages: Messages;
  readonly isFirst: boolean;
}

function stepWords({ step, isFirst: isBeginning, note }: GuideSaying & { kind: 'step' }, { guide, messages, isFirst }: Around): Words {
  const said = note === undefined ? [] : [filled(messages[noteKeys[note]], limitsOf(step))];
  const intro = isBeginning && guide?.intro !== undefined ? [guide.intro] : [];
  const hint = step.kind === 'input' && step.input !== 'number' ? ` ${messages[step.input === 'age' ? 'guideAgeHint' : 'guideHoursHint']}` : '';
  const text = [...said, ...intro, ...(step.text === undefined ? [] : [step.text]), `**${step.ask}**${hint}`].join('\n\n');
  const choices = step.kind === 'choices' ? step.choices.map(({ say }) => say) : [];
  return { text, buttons: [...choices, ...(isFirst ? [] : [messages.guideBack]), messages.guideStop], ...(step.picture ? { picture: step.picture } : {}) };
}

function limitsOf(step: GuideStep): Readonly<Record<string, string>> {
  return step.kind === 'input' ? { from: String(step.min), to: String(step.max) } : {};
}

function outcomeWords({ outcome, entry }: GuideSaying & { kind: 'outcome' }, guide: Guide | undefined, messages: Messages): Words {
  const text = [`**${guide?.title ?? ''}** · ${levelLabel(outcome.level, messages)}`, outcome.text, ...(guide ? [provenance(guide, messages)] : [])].join('\n\n');
  return { text, buttons: [...(entry ? [entry.title] : []), messages.topics] };
}
