/** Puts First Drops together: settings → content → dialogs → bot → server. No logic of its own. */
import { join } from 'node:path';
import { ConversationState } from 'botbuilder';
import { withholdNothing, withholdUnreviewed } from './assistant/withheld';
import { createBot } from './bot/first-drops-bot';
import { readinessOf } from './bot/readiness';
import { render, renderWelcome } from './bot/render';
import { readConfig } from './channels/config';
import { createServer } from './channels/server';
import { openTelemetry } from './channels/telemetry';
import { MainDialog } from './dialogs/main-dialog';
import { createInsights } from './insights/insights';
import { liveContent } from './live/live-content';
import { openStore } from './storage/open-store';

async function start(): Promise<void> {
  const config = readConfig();
  const telemetry = await openTelemetry(config);
  const live = await liveContent({
    ...config,
    isWithheld: config.contentReviewedOnly ? withholdUnreviewed(() => new Date().toISOString().slice(0, 10)) : withholdNothing,
    everySeconds: config.isProduction ? 10 : 1,
    onProgress: (what) => process.stderr.write(`${what}\n`),
    onChange: (sentence, isTaken) => telemetry.log[isTaken ? 'info' : 'error'](sentence),
  });
  const opened = await openStore({ ...config.storage, stateHours: config.conversationHours, say: (sentence) => telemetry.log.warn(sentence) });
  const { store, ...insights } = createInsights({ ...telemetry, store: opened });
  const state = new ConversationState(store.dialogStates);
  const memory = state.createProperty('firstDrops');
  const mainDialog = new MainDialog({
    assistant: insights.hearing({ answerTurn: (turn) => live.current().assistant.answerTurn(turn) }),
    memory,
    clock: Date.now,
    say: (answer, received) => render(answer, { knowledge: live.current().shown, received, pictures: config.publicAddress ?? '' }),
  });
  const server = createServer({
    config, ...telemetry, store,
    runBot: insights.watching(createBot({ state, memory, mainDialog, welcome: () => renderWelcome(live.current().shown) })),
    apology: () => live.current().knowledge.messages.apology,
    readiness: () => Promise.resolve(readinessOf({ ...live.current(), contentVersion: live.current().knowledge.contentVersion, contentProblems: live.problems() })),
    pageFolder: join(__dirname, 'page'),
    pictureFolder: join(config.contentFolder, 'en', 'pictures'),
    dangerScript: () => live.current().dangerScript,
    colours: () => live.current().knowledge.site.colours,
  });
  const port = await server.listen();
  process.stdout.write(`First Drops is ready: http://localhost:${port}\n`);
  const stop = (): void => {
    live.stop();
    void server.close().then(insights.close).then(store.close).then(telemetry.traces.close).then(() => process.exit(0));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
}

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
