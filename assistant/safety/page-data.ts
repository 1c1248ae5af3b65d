/** What the page needs besides the engine (page-triage.ts) to see danger without the network: the same model the server uses, and its cards. */
import type { RedFlag } from '../knowledge/types';
import { packTriage } from './pack';
import type { PageData } from './page-triage';
import { encodeText } from './text-code';
import type { TriageModel } from './model';

export interface PageDataParts {
  readonly model: TriageModel;
  readonly redFlags: ReadonlyMap<string, RedFlag>;
  /** What the bot itself would say, as Markdown. */
  readonly textOf: (redFlag: RedFlag) => string;
}

/**
 * The script `assets/triage-data.js`, to stand after the engine. In a file of its own: it changes with the content and the engine does not,
 * and gzip packs the two worse together than apart.
 */
export function pageDataScript({ model, redFlags, textOf }: PageDataParts): string {
  const texts = model.flags.map(({ id }) => redFlags.get(id)).map((redFlag) => (redFlag === undefined ? '' : textOf(redFlag)));
  const data: PageData = { model: packTriage(model), texts };
  return `firstDropsTriage.load("${encodeText(JSON.stringify(data))}");\n`;
}
