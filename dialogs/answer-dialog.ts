import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Answer } from '../assistant/answer';
import type { Say } from './say';

/** Says one answer and is done. */
export class AnswerDialog extends Dialog {
  constructor(id: string, private readonly say: Say) {
    super(id);
  }

  override async beginDialog(dialogContext: DialogContext, answer: Answer): Promise<DialogTurnResult> {
    await dialogContext.context.sendActivity(this.say(answer, dialogContext.context.activity));
    return dialogContext.endDialog();
  }
}
