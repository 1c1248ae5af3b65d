/** Puts First Drops together: settings → knowledge → assistant → dialogs → bot → server. No logic of its own. */
import { join } from 'node:path';
import { ConversationState } from 'botbuilder';
import pino from 'pino';
import { loadAssistant } from './assistant/learned';
import { loadKnowledge } from './assistant/knowledge/knowledge-base';
import { createBot } from './bot/first-drops-bot';
import { render, renderWelcome } from './bot/render';
import { createReadiness } from './bot/readiness';
import { readConfig } from './channels/config';
import { createServer } from './channels/server';
import { MainDialog } from './dialogs/main-dialog';
import { expiringMemory } from './storage/expiring-memory';

async function start(): Promise<void> {
  const config = readConfig();
  const log = pino({ level: config.logLevel });
  const knowledge = loadKnowledge(config.contentFolder);
  const assistant = loadAssistant(knowledge, config.cacheFolder, (what) => process.stderr.write(`${what}\n`));
  const state = new ConversationState(expiringMemory(config.conversationHours));
  const mainDialog = new MainDialog({ assistant, memory: state.createProperty('conversation'), say: (answer) => render(answer, knowledge) });
  const server = createServer({
    config, log,
    runBot: createBot({ state, mainDialog, welcome: () => renderWelcome(knowledge) }),
    apology: knowledge.messages.apology,
    readiness: createReadiness(knowledge, assistant),
    pageFolder: join(__dirname, 'page'),
  });
  const port = await server.listen();
  process.stdout.write(`First Drops is ready: http://localhost:${port}\n`);
  const stop = (): void => void server.close().then(() => process.exit(0));
  process.once('SIGINT', stop).once('SIGTERM', stop);
}

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
