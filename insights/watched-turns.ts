/** Where a turn is seen: the assistant's answer is heard inside the bot's turn, and told on when that turn is over. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Assistant } from '../assistant/assistant';
import { channelOf, observeFailure, observeTurn, type HeardAnswer } from './observe-turn';
import type { SeenTurn } from './seen';
import type { Facts, Tracing } from './tracing';

/** As much of a TurnContext as is looked at. */
export interface Arrived {
  readonly activity: { readonly channelId: string; readonly conversation: { readonly id: string } };
}

export type RunBot<Context> = (context: Context) => Promise<void>;

export interface WatchedTurns {
  /** The same assistant, listened to. */
  readonly hearing: (assistant: Assistant) => Assistant;
  /** The same bot, each of its turns told. */
  readonly watching: <Context extends Arrived>(runBot: RunBot<Context>) => RunBot<Context>;
}

export interface WatchedTurnsParts {
  readonly traces: Tracing;
  /** Must not throw. */
  readonly onTurn: (turn: SeenTurn, conversationId: string) => void;
}

/** What the log and the traces say of a turn. */
export function factsOf({ kind, channel, entryId, redFlagId, certainty, guideId, guideEnd, milliseconds }: SeenTurn): Facts {
  const ids = Object.entries({ entryId, redFlagId, certainty, guideId, guideEnd }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return { kind, channel, ...Object.fromEntries(ids), milliseconds: Math.round(milliseconds) };
}

/** A store that met a conflict runs a turn again: then it is told again, too, for both have cost their time. */
export function createWatchedTurns({ traces, onTurn }: WatchedTurnsParts): WatchedTurns {
  const ear = new AsyncLocalStorage<HeardAnswer[]>();

  async function run<Context extends Arrived>(runBot: RunBot<Context>, context: Context): Promise<SeenTurn | undefined> {
    const { activity: { channelId, conversation } } = context;
    const startedAt = performance.now();
    const tell = (turn: SeenTurn): SeenTurn => (onTurn(turn, conversation.id), turn);
    const passage = () => ({ channelId, milliseconds: performance.now() - startedAt });
    const answers: HeardAnswer[] = [];
    try {
      await ear.run(answers, () => runBot(context));
    } catch (error) {
      tell(observeFailure(passage()));
      throw error;
    }
    const heard = answers.at(-1);
    // A greeting or a typing sign is no turn of the assistant.
    return heard && tell(observeTurn(heard, passage()));
  }

  return {
    hearing: (assistant) => ({
      lookUp: (utterance) => assistant.lookUp(utterance),
      answerTurn: (turn) => {
        const answer = assistant.answerTurn(turn);
        ear.getStore()?.push({ turn, answer });
        return answer;
      },
    }),
    watching: (runBot) => (context) => traces.span({ kind: 'turn', name: 'turn', facts: { channel: channelOf(context.activity.channelId) } }, async (note) => {
      const turn = await run(runBot, context);
      if (turn) note(factsOf(turn));
    }),
  };
}
