/**
 * `npm run embed:check -- https://portal.example.org/feeding`: looks at a host page and says what will keep the chat from working or
 * being safe there, each finding with its fix. Exit code 1 when there is an error; warnings do not fail.
 *
 * Looked at: the script tag; Content-Security-Policy in headers and `<meta>`; other headers that reach into the chat's frame; whether
 * the bot lets this site show the chat; trackers and session recorders beside it; language and zoom of the page; and, with Chromium,
 * on a phone's and a desktop's window: whether the button is seen, covered, readable and reached by Tab, and what the browser blocks.
 *
 * `--bot https://bot.example.org` (otherwise where the script comes from), `--origin https://portal.example.org` (for a saved page),
 * `--chromium PATH`, `--json` (`{ page, bot, findings: [{ kind, severity, where, wrong, why, fix }], notLookedAt: [{ what, remedy }] }`).
 *
 * Only the given page and the bot are asked for; what the page itself loads is loaded by Chromium alone. The chat is not opened, so
 * no conversation begins.
 */
import { checkEmbedding } from './embed-check/check';
import { readHostPage } from './embed-check/host-page';
import { lookWith } from './embed-check/look';
import { readOptions } from './embed-check/options';
import { hasErrors, wordingOf } from './embed-check/wording';
import { orExplain } from './explain';

async function main(): Promise<void> {
  const { page: name, bot, origin, chromium, isJson } = readOptions(process.argv.slice(2));
  const page = await readHostPage(name, origin);
  const report = await checkEmbedding({ page, bot }, lookWith(chromium));
  console.log(isJson ? JSON.stringify(report, null, 2) : wordingOf(report));
  if (hasErrors(report)) process.exitCode = 1;
}

main().catch(orExplain);
