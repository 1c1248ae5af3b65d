/**
 * `npm run fuzz -- [--requests 100000] [--seed N] [--first N]`: the built bot on loopback is sent requests that it should refuse or
 * survive, over raw sockets, on every route. Claims (`fuzz/claims.ts`): no undocumented 5xx, no hang, nothing echoed, no stack, nothing
 * logged of what was sent, the process lives and its memory stays bounded. Exit code 1 when one is broken, with seed and request.
 */
import { parseArgs } from 'node:util';
import { orExplain } from './explain';
import { fuzz } from './fuzz/fuzz';
import { isSound, wordingOf } from './fuzz/table';

function wholeNumber(name: string, given: string): number {
  if (/^\d{1,9}$/.test(given)) return Number(given);
  throw new Error(`--${name} is "${given}": give a whole number.`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { requests: { type: 'string', default: '10000' }, seed: { type: 'string', default: String(Date.now() % 1_000_000) }, first: { type: 'string', default: '0' } } });
  const report = await fuzz({ requests: wholeNumber('requests', values.requests), seed: wholeNumber('seed', values.seed), first: wholeNumber('first', values.first), say: (sentence) => process.stderr.write(`${sentence}\n`) });
  console.log(wordingOf(report));
  if (!isSound(report)) process.exitCode = 1;
}

main().catch(orExplain);
