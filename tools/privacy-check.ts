/**
 * `npm run privacy-check [-- --messages 200] [-- --seed N]`: invented people tell the built bot their names, record numbers, phone
 * numbers, birth dates and addresses, in every way there is; then each is looked for in the log, what is open to anybody, error bodies,
 * headers, files and the process list. Exit code 1 when one is found.
 */
import { parseArgs } from 'node:util';
import { orExplain } from './explain';
import { checkPrivacy } from './privacy-check/check';
import { isPrivate, wordingOf } from './privacy-check/table';

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { messages: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } } });
  const [messages, seed] = [Number(values.messages), Number(values.seed)];
  if (!Number.isInteger(messages) || messages < 1 || !Number.isInteger(seed)) throw new Error('Give --messages and --seed as whole numbers.');
  const report = await checkPrivacy({ messages, seed });
  console.log(wordingOf(report));
  if (!isPrivate(report)) process.exitCode = 1;
}

main().catch(orExplain);
