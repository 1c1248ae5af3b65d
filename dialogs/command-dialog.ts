import { ActivityTypes, Channels, EndOfConversationCodes } from 'botbuilder';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { Answer } from '../assistant/answer';
import { AnswerDialog } from './answer-dialog';

/** These keep a log of what was said, and erase it when a conversation ends. Teams keeps its own, which no bot can erase. */
const erasingChannels: ReadonlySet<string> = new Set<string>([Channels.Directline, Channels.Webchat]);

/** Says what a command brings. Who asks to be forgotten is forgotten by the channel, too. */
export class CommandDialog extends AnswerDialog {
  override async beginDialog(dialogContext: DialogContext, answer: Answer): Promise<DialogTurnResult> {
    const { context } = dialogContext;
    const result = await super.beginDialog(dialogContext, answer);
    if (asksToForget(answer) && erasingChannels.has(context.activity.channelId)) await context.sendActivity({ type: ActivityTypes.EndOfConversation, code: EndOfConversationCodes.CompletedSuccessfully });
    return result;
  }
}

function asksToForget(answer: Answer): boolean {
  return answer.kind === 'command' && answer.command === 'forgetMe';
}
