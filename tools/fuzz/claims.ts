/** What must be true of every answer, whatever was sent. */
import { projectFolder } from '../places';
import type { Answer } from './answer';
import { holdsMarker } from './marker';
import { patienceMilliseconds, type Outcome } from './raw-exchange';

/** Documented: not offered, the bot failed, closing or no room, the bot was late. */
const documentedServerErrors = new Set([501, 502, 503, 504]);

/** A stack, or a place in a program. */
const insides = /\n\s+at |node:internal|node_modules|[\w-]+\.[jt]s:\d+/;

/** A page may read the answers of the host it came from: there its origin must be repeated, and is, only if it is the host's own. */
function withoutOrigin(head: string): string {
  return head.replace(/^access-control-allow-origin: .*$/im, '');
}

function* faultsOfAnswer({ status, head, body }: Answer): Generator<string> {
  if (status === 0) yield 'the answer is not HTTP';
  if (status >= 500 && !documentedServerErrors.has(status)) yield `status ${status}`;
  if (status < 400) return;
  if (holdsMarker(body)) yield 'the error repeats what was sent';
  if (holdsMarker(withoutOrigin(head))) yield 'a header of the error repeats what was sent';
  if (insides.test(body) || body.includes(projectFolder)) yield 'the error shows the inside of the program';
  if (body !== '' && !/^x-content-type-options: nosniff/im.test(head)) yield 'the error lacks X-Content-Type-Options';
}

export function faultsOf(outcome: Outcome, isWhole: boolean): readonly string[] {
  switch (outcome.kind) {
    case 'answered':
      return [...faultsOfAnswer(outcome.answer)];
    case 'closed':
      return isWhole ? ['no answer'] : [];
    case 'hung':
      return [`no answer and no end within ${patienceMilliseconds / 1_000} s`];
  }
}
