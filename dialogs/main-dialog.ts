import { ComponentDialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { StatePropertyAccessor } from 'botbuilder';
import type { Answer } from '../assistant/answer';
import type { Assistant } from '../assistant/assistant';
import { AnswerDialog } from './answer-dialog';
import { CommandDialog } from './command-dialog';
import { GuideDialog } from './guide-dialog';
import { localTimeOf } from './local-time';
import { readMemory } from './memory';
import { partOf } from './one-property';
import { heardIn, keepAnswer } from './said-in-turn';
import { WaitingDialog } from './waiting-dialog';
import type { Say } from './say';

export interface MainDialogParts {
  readonly assistant: Assistant;
  /** The one property of the conversation's state. */
  readonly memory: StatePropertyAccessor<unknown>;
  readonly say: Say;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** Where each kind of answer is spoken. A new kind of answer does not compile until it has its dialog. */
const dialogOf: Readonly<Record<Answer['kind'], string>> = {
  'red-flag': 'redFlag',
  answered: 'question',
  unsure: 'didYouMean',
  'small-talk': 'smallTalk',
  command: 'command',
  guide: 'guide',
  unknown: 'unknown',
};

/**
 * The root of the dialog tree. Every message passes here first, whatever dialog is waiting below: the assistant decides,
 * the waiting dialog is left, and the dialog for this kind of answer speaks. So danger is never behind a prompt.
 */
export class MainDialog extends ComponentDialog {
  constructor(private readonly parts: MainDialogParts) {
    super('main');
    const { say } = parts;
    this.addDialog(new WaitingDialog('redFlag', say)).addDialog(new AnswerDialog('question', say)).addDialog(new WaitingDialog('didYouMean', say));
    this.addDialog(new AnswerDialog('smallTalk', say)).addDialog(new CommandDialog('command', say)).addDialog(new AnswerDialog('unknown', say));
    this.addDialog(new GuideDialog('guide', say));
  }

  protected override onBeginDialog(inner: DialogContext): Promise<DialogTurnResult> {
    return this.takeTurn(inner);
  }

  protected override onContinueDialog(inner: DialogContext): Promise<DialogTurnResult> {
    return this.takeTurn(inner);
  }

  private async takeTurn(inner: DialogContext): Promise<DialogTurnResult> {
    const { assistant, clock } = this.parts;
    const memory = partOf(this.parts.memory, 'conversation');
    const { activity } = inner.context;
    const now = clock();
    const conversation = readMemory(await memory.get(inner.context));
    const answer = assistant.answerTurn({ ...heardIn(inner.context), conversation, now, local: localTimeOf(activity, now) });
    await memory.set(inner.context, answer.conversation);
    keepAnswer(inner.context, answer);
    return this.speak(inner, answer);
  }

  /** A check that is under way goes on, or waits below what interrupts it; every other dialog is left. */
  private async speak(inner: DialogContext, answer: Answer): Promise<DialogTurnResult> {
    if (answer.conversation.guide === undefined || !(await backToGuide(inner))) await inner.cancelAllDialogs();
    if (answer.kind !== 'guide' || inner.activeDialog === undefined) return inner.beginDialog(dialogOf[answer.kind], answer);
    GuideDialog.goOnWith(inner.context, answer);
    return inner.continueDialog();
  }
}

/** Leaves what stands above the waiting check; false when there is none. */
async function backToGuide(inner: DialogContext): Promise<boolean> {
  if (!inner.stack.some(({ id }) => id === dialogOf.guide)) return false;
  while (inner.activeDialog?.id !== dialogOf.guide) await inner.endDialog();
  return true;
}
