import { newConversation } from '../assistant/conversation';
import type { Assistant } from '../assistant/assistant';

export interface BotReadiness {
  readonly ready: boolean;
  readonly contentVersion: string;
  readonly problems: readonly string[];
}

export interface ReadinessParts {
  readonly assistant: Assistant;
  readonly contentVersion: string;
  /** Sentences about an edit of the content that is not in use. They do not make the bot unready: the last good content is. */
  readonly contentProblems: readonly string[];
}

/** A message that must always be caught, sent through the live path. */
const probe = 'my baby is limp and will not wake up';

/** Ready means: the content is loaded and danger is still caught. */
export function readinessOf({ assistant, contentVersion, contentProblems }: ReadinessParts): BotReadiness {
  const isCaught = assistant.answerTurn({ utterance: probe, conversation: newConversation }).kind === 'red-flag';
  const missed = isCaught ? [] : ['The red-flag probe was not caught: do not use this instance; check content/en/red-flags with npm run check-content.'];
  return { ready: isCaught, contentVersion, problems: [...missed, ...contentProblems] };
}
