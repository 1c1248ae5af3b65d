import { ComponentDialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { StatePropertyAccessor } from 'botbuilder';
import type { Answer } from '../assistant/answer';
import type { Assistant } from '../assistant/assistant';
import { AnswerDialog } from './answer-dialog';
import { readMemory } from './memory';
import { WaitingDialog } from './waiting-dialog';
import type { Say } from './say';

export interface MainDialogParts {
  readonly assistant: Assistant;
  readonly memory: StatePropertyAccessor<unknown>;
  readonly say: Say;
}

/** Where each kind of answer is spoken. A new kind of answer does not compile until it has its dialog. */
const dialogOf: Readonly<Record<Answer['kind'], string>> = {
  'red-flag': 'redFlag',
  answered: 'question',
  unsure: 'didYouMean',
  'small-talk': 'smallTalk',
  command: 'command',
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
    this.addDialog(new AnswerDialog('smallTalk', say)).addDialog(new AnswerDialog('command', say)).addDialog(new AnswerDialog('unknown', say));
  }

  protected override onBeginDialog(inner: DialogContext): Promise<DialogTurnResult> {
    return this.takeTurn(inner);
  }

  protected override onContinueDialog(inner: DialogContext): Promise<DialogTurnResult> {
    return this.takeTurn(inner);
  }

  private async takeTurn(inner: DialogContext): Promise<DialogTurnResult> {
    const { assistant, memory } = this.parts;
    const conversation = readMemory(await memory.get(inner.context));
    const answer = assistant.answerTurn({ utterance: inner.context.activity.text ?? '', conversation });
    await memory.set(inner.context, answer.conversation);
    await inner.cancelAllDialogs();
    return inner.beginDialog(dialogOf[answer.kind], answer);
  }
}
