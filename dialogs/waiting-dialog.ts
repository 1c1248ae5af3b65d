import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Answer } from '../assistant/answer';
import type { Say } from './say';

/**
 * Says an answer that asks something back ("Which of these is closest?", "Is this happening now?") and stays on the stack
 * until the next message. That message goes to the main dialog, which reads it as a reply, as danger or as a new question.
 */
export class WaitingDialog extends Dialog {
  constructor(id: string, private readonly say: Say) {
    super(id);
  }

  override async beginDialog(dialogContext: DialogContext, answer: Answer): Promise<DialogTurnResult> {
    await dialogContext.context.sendActivity(this.say(answer, dialogContext.context.activity));
    return isQuestion(answer) ? Dialog.EndOfTurn : dialogContext.endDialog();
  }
}

function isQuestion(answer: Answer): boolean {
  return answer.kind === 'unsure' || (answer.kind === 'red-flag' && answer.certainty === 'ask');
}
