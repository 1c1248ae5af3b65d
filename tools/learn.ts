/** `npm run learn`: learns what the bot needs from the content and keeps it in .cache, so that the next start takes seconds. */
import { loadKnowledge } from '../assistant/knowledge/knowledge-base';
import { loadAssistant } from '../assistant/learned';
import { dangerScript } from '../live/danger-script';
import { cacheFolder, contentFolder } from './places';

const knowledge = loadKnowledge(contentFolder);
const learning = { cacheFolder, onProgress: (what: string) => process.stderr.write(`${what}\n`) };
loadAssistant(knowledge, learning);
dangerScript(knowledge, learning);
console.log(`Learned the content, version ${knowledge.contentVersion}.`);
