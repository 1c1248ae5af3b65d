/** What a visit with Chromium tells, over all windows. */
import type { Finding, NotLookedAt } from '../finding';
import { isTracker } from '../tracker-findings';
import type { Observation, View } from './observation';
import { viewFindings } from './view-findings';

/** @param known what was found without a browser: what follows from that is not told a second time. */
export function browserFindings({ views, tabbing, complaints, thirdParty }: Observation, known: readonly Finding[]): Finding[] {
  const errors = known.filter(({ severity }) => severity === 'error');
  const isAbsenceKnown = errors.some(({ kind }) => /^(script-|bot-|csp-script|csp-sandbox)/.test(kind));
  const seen = merged(views.flatMap(viewFindings).filter(({ kind }) => kind !== 'button-absent' || !isAbsenceKnown));
  const isOutOfReach = seen.some(({ kind }) => ['page-silenced', 'button-hidden'].includes(kind));
  return [
    ...seen,
    ...(tabbing === 'not-reached' && !isOutOfReach ? [trapped] : []),
    ...(errors.length > 0 ? [] : complained(complaints)),
    ...otherOrigins(thirdParty),
  ];
}

/** The same fault in both windows is one finding. */
function merged(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding, at) => findings.findIndex((other) => isSame(finding, other)) === at).map((finding) => {
    const places = findings.filter((other) => isSame(finding, other)).map(({ where }) => where);
    return { ...finding, where: [...new Set(places)].join(' and ') };
  });
}

function isSame(one: Finding, other: Finding): boolean {
  return one.kind === other.kind && one.wrong === other.wrong;
}

const trapped: Finding = {
  kind: 'focus-trap', severity: 'error', where: 'keyboard', wrong: "from the page's last control on, the Tab key does not reach the chat button",
  why: 'a parent who uses a keyboard or a switch cannot open the chat', fix: 'find the script that handles Tab or moves the focus (often a cookie banner or a menu) and let it hold the focus only while its dialog is open',
};

function complained(complaints: readonly string[]): Finding[] {
  return complaints.map((complaint) => ({ kind: 'browser-complaint', severity: 'error', where: 'console of the browser', wrong: `the browser says: ${complaint.replace(/\s+/g, ' ').trim().replace(/\.$/, '')}`, why: 'a part of the chat did not load, so it may not open or not answer', fix: "let the page and every proxy on the way load the bot's files unchanged; the message names what was stopped" }));
}

/** Those with a name are told one by one, as trackers. */
function otherOrigins(addresses: readonly string[]): Finding[] {
  const origins = [...new Set(addresses.map((address) => new URL(address)).filter((address) => !isTracker(address)).map(({ origin }) => origin))];
  if (origins.length === 0) return [];
  return [{ kind: 'third-party', severity: 'info', where: 'requests of the page', wrong: `it also asks ${origins.join(', ')}`, why: 'each of them learns that this person opened the page with the chat, and when', fix: 'keep only those that the page needs, and serve fonts and pictures from the portal itself' }];
}

/** Colours over a picture cannot be compared. */
export function notJudged({ views }: Observation): NotLookedAt[] {
  return views.some(isOverPicture) ? [{ what: 'whether the chat button stands out from the page: a picture or a see-through colour lies in it or behind it', remedy: 'look at it yourself in the corner of the window, on a phone too' }] : [];
}

function isOverPicture({ entry }: View): boolean {
  return entry.kind === 'own' && (entry.colours.fill === null || entry.colours.grounds.includes(null));
}
