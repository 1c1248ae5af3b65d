import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { TurnContext } from 'botbuilder';
import type { Answer } from '../assistant/answer';
import type { Say } from './say';

/** Where the main dialog leaves the answer that this dialog goes on with. */
const answerOfTurn = Symbol('answer of this turn');

/**
 * A guided check: stays on the stack from its first question to its outcome. What interrupts it is spoken by a dialog above
 * it, and it is still there when that one ends. The questions themselves are content; one dialog runs them all.
 */
export class GuideDialog extends Dialog {
  constructor(id: string, private readonly say: Say) {
    super(id);
  }

  /** Hands the answer to the waiting dialog. */
  static goOnWith(context: TurnContext, answer: Answer): void {
    context.turnState.set(answerOfTurn, answer);
  }

  override beginDialog(dialogContext: DialogContext, answer: Answer): Promise<DialogTurnResult> {
    return this.speak(dialogContext, answer);
  }

  override continueDialog(dialogContext: DialogContext): Promise<DialogTurnResult> {
    const answer: Answer | undefined = dialogContext.context.turnState.get(answerOfTurn);
    return answer === undefined ? dialogContext.endDialog() : this.speak(dialogContext, answer);
  }

  /** The interruption is over; the check waits as before. */
  override resumeDialog(): Promise<DialogTurnResult> {
    return Promise.resolve(Dialog.EndOfTurn);
  }

  private async speak(dialogContext: DialogContext, answer: Answer): Promise<DialogTurnResult> {
    await dialogContext.context.sendActivity(this.say(answer, dialogContext.context.activity));
    return answer.kind === 'guide' && answer.saying.kind === 'step' ? Dialog.EndOfTurn : dialogContext.endDialog();
  }
}
