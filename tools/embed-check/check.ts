/** Puts the checks together: what the page says, what the bot answers, what a browser sees. */
import { askBot, type BotAnswers } from './ask-bot';
import { botFindings } from './bot-findings';
import { browserFindings, notJudged } from './browser/findings';
import type { Observation, Visit } from './browser/observation';
import { policyFindings } from './csp/findings';
import { documentFindings } from './document-findings';
import { elementsOf } from './elements';
import { severities, type Finding, type Findings, type NotLookedAt } from './finding';
import { headerFindings } from './header-findings';
import type { HostPage } from './host-page';
import { integrityFindings, scriptFindings } from './script-findings';
import { trackerFindings } from './tracker-findings';
import { findInsertedWidget, findWidget, type Widget } from './widget-script';

/** Shows a page in a browser; a sentence instead where that was not possible. */
export type Look = (visit: Visit) => Promise<Observation | NotLookedAt>;

export interface Subject {
  readonly page: HostPage;
  /** The operator's word for it; otherwise the script tells. */
  readonly bot?: string;
}

export interface Report extends Findings {
  readonly page: string;
  readonly bot?: string;
}

export async function checkEmbedding({ page, bot: wished }: Subject, look: Look): Promise<Report> {
  const delivered = findWidget(page, wished);
  const seen = await look({ page, bot: delivered.bot });
  const observation = 'views' in seen ? seen : undefined;
  const widget = widgetOf(page, { delivered, rendered: observation?.rendered, wished });
  const answers = widget.bot === undefined ? undefined : await askBot(widget.bot, page.isOriginKnown ? page.address.origin : undefined);
  const known = [...pageFindings(page, widget, answers), ...trackerFindings(page, observation?.thirdParty)];
  const inBrowser = observation === undefined ? [] : browserFindings(withoutBot(observation, widget.bot), known);
  return {
    page: page.name,
    bot: widget.bot,
    findings: bySeverity([...known, ...inBrowser]),
    notLookedAt: [...unknownHere(page, widget), ...('views' in seen ? notJudged(seen) : [seen])],
  };
}

/** A tag manager's script is seen only where a browser ran the page. */
function widgetOf(page: HostPage, { delivered, rendered, wished }: { readonly delivered: Widget; readonly rendered?: string; readonly wished?: string }): Widget {
  if (rendered === undefined || delivered.scripts.length > 0) return delivered;
  const inserted = findInsertedWidget(page, elementsOf(rendered), wished);
  return inserted.scripts.length > 0 ? inserted : delivered;
}

/** While a tag manager puts the script in, the bot is known only after the visit. */
function withoutBot(observation: Observation, bot?: string): Observation {
  return { ...observation, thirdParty: observation.thirdParty.filter((address) => new URL(address).origin !== bot) };
}

/** Everything that needs no browser. */
export function pageFindings(page: HostPage, widget: Widget, answers?: BotAnswers): Finding[] {
  const { bot, scripts: [script] } = widget;
  const reached = answers?.kind === 'reached' ? answers : undefined;
  return [
    ...scriptFindings(page, widget),
    ...(script === undefined ? [] : integrityFindings(page, script, reached?.script.bytes)),
    ...(bot === undefined ? [] : [...policyFindings({ page, bot, script }), ...headerFindings(page, bot, reached?.chat.headers)]),
    ...(bot === undefined || answers === undefined ? [] : botFindings(page, bot, answers)),
    ...documentFindings(page),
  ];
}

function unknownHere({ headers, isOriginKnown }: HostPage, { bot }: Widget): NotLookedAt[] {
  return [
    ...(headers === undefined ? [{ what: "the page's headers (Content-Security-Policy, Cross-Origin-Embedder-Policy, Permissions-Policy), which a file does not have", remedy: 'give the address of the page instead of a file' }] : []),
    ...(isOriginKnown ? [] : [{ what: 'whether the bot has this site on its list, whether https and http are mixed, and whether data-token-url is the site’s own: the origin of a file is not known', remedy: 'add --origin https://portal.example.org, with the origin that serves the page' }]),
    ...(bot === undefined ? [{ what: 'everything that depends on the bot: no script names it', remedy: 'add --bot https://bot.example.org' }] : []),
  ];
}

function bySeverity(findings: readonly Finding[]): Finding[] {
  return severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}
