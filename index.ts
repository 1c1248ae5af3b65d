/** Puts First Drops together: settings → content → dialogs → bot → server. No logic of its own. */
import { join } from 'node:path';
import type { KnowledgeBase } from './assistant/knowledge/types';
import { withholdNothing, withholdUnreviewed } from './assistant/withheld';
import { assembleBot } from './bot/assemble';
import { createDangerReply } from './bot/danger-reply';
import { readinessOf } from './bot/readiness';
import { readConfig } from './channels/config';
import { createServer } from './channels/server';
import { createEnd } from './channels/shutdown';
import { openTelemetry } from './channels/telemetry';
import { createInsights } from './insights/insights';
import { createLeaflets } from './leaflet/leaflets';
import { liveContent } from './live/live-content';
import { openStoreOrWait } from './storage/open-store';

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
  const opened = await openStoreOrWait({ ...config.storage, stateHours: config.conversationHours, say: (sentence) => telemetry.log.warn(sentence) });
  const { store, ...insights } = createInsights({ ...telemetry, store: opened });
  const assistant = insights.hearing({ answerTurn: (turn) => live.current().assistant.answerTurn(turn), lookUp: (utterance) => live.current().assistant.lookUp(utterance) });
  const shown = (): KnowledgeBase => live.current().shown;
  const server = createServer({
    config, ...telemetry, store,
    runBot: insights.watching(assembleBot({ ...config, dialogStates: store.dialogStates, assistant, knowledge: shown })),
    dangerReply: createDangerReply({ ...config, assistant, knowledge: shown }),
    apology: () => live.current().knowledge.messages.apology,
    readiness: () => Promise.resolve(readinessOf({ ...live.current(), contentVersion: live.current().knowledge.contentVersion, contentProblems: live.problems() })),
    pageFolder: join(__dirname, 'page'),
    pictureFolder: join(config.contentFolder, 'en', 'pictures'),
    dangerScript: () => live.current().dangerScript,
    leaflets: createLeaflets({ ...config, knowledge: shown }),
    colours: () => live.current().knowledge.site.colours,
  });
  const port = await server.listen();
  process.stdout.write(`First Drops is ready: http://localhost:${port}\n`);
  const stop = createEnd({ log: telemetry.log, steps: [live.stop, server.close, insights.close, store.close, telemetry.traces.close], exit: (code) => process.exit(code) });
  process.once('SIGINT', stop).once('SIGTERM', stop);
}

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
