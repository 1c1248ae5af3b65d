/**
 * Services that measure, record or follow the visitors of a page, with the hosts their scripts and reports use.
 * A host stands for every name below it. The list holds the well-known ones: that none is found proves nothing about others, nor about
 * measuring from the portal's own origin.
 */
export interface Tracker {
  readonly name: string;
  readonly hosts: readonly string[];
  readonly sees: keyof typeof sights;
}

/** What each kind learns where the chat is on the page. It never reads inside the chat's frame. */
export const sights = {
  visits: 'which page was visited, when, from which device and network',
  everything: 'all that is shown, clicked and typed on the page around the chat, as a recording, and that its button was pressed',
  profile: 'that the page was visited, joined with a profile of the same person from other sites, for advertising',
  faults: 'the address of the page, when it was visited, and what was clicked before a fault',
} as const;

export const trackers: readonly Tracker[] = [
  { name: 'Google Tag Manager', hosts: ['googletagmanager.com'], sees: 'visits' },
  { name: 'Google Analytics', hosts: ['google-analytics.com', 'analytics.google.com'], sees: 'visits' },
  { name: 'Google Ads', hosts: ['googleadservices.com', 'googlesyndication.com', 'adservice.google.com'], sees: 'profile' },
  { name: 'DoubleClick', hosts: ['doubleclick.net'], sees: 'profile' },
  { name: 'Meta Pixel', hosts: ['connect.facebook.net', 'facebook.com/tr'], sees: 'profile' },
  { name: 'TikTok Pixel', hosts: ['analytics.tiktok.com'], sees: 'profile' },
  { name: 'LinkedIn Insight Tag', hosts: ['snap.licdn.com', 'px.ads.linkedin.com'], sees: 'profile' },
  { name: 'Pinterest Tag', hosts: ['s.pinimg.com', 'ct.pinterest.com'], sees: 'profile' },
  { name: 'Snap Pixel', hosts: ['sc-static.net', 'tr.snapchat.com'], sees: 'profile' },
  { name: 'X Pixel', hosts: ['static.ads-twitter.com', 'analytics.twitter.com'], sees: 'profile' },
  { name: 'Reddit Pixel', hosts: ['redditstatic.com', 'events.redditmedia.com'], sees: 'profile' },
  { name: 'Microsoft Advertising', hosts: ['bat.bing.com'], sees: 'profile' },
  { name: 'Criteo', hosts: ['criteo.com', 'criteo.net'], sees: 'profile' },
  { name: 'Taboola', hosts: ['taboola.com'], sees: 'profile' },
  { name: 'Outbrain', hosts: ['outbrain.com'], sees: 'profile' },
  { name: 'Quantcast', hosts: ['quantserve.com', 'quantcount.com'], sees: 'profile' },
  { name: 'AdRoll', hosts: ['adroll.com'], sees: 'profile' },
  { name: 'The Trade Desk', hosts: ['adsrvr.org'], sees: 'profile' },
  { name: 'HubSpot', hosts: ['hs-scripts.com', 'hs-analytics.net'], sees: 'profile' },
  { name: 'Segment', hosts: ['cdn.segment.com', 'api.segment.io'], sees: 'visits' },
  { name: 'Mixpanel', hosts: ['mixpanel.com', 'mxpnl.com'], sees: 'visits' },
  { name: 'Amplitude', hosts: ['amplitude.com'], sees: 'visits' },
  { name: 'Heap', hosts: ['heapanalytics.com', 'heap-api.com'], sees: 'everything' },
  { name: 'PostHog', hosts: ['posthog.com'], sees: 'everything' },
  { name: 'Adobe Analytics', hosts: ['omtrdc.net', 'demdex.net', 'adobedtm.com', '2o7.net', 'everesttech.net'], sees: 'visits' },
  { name: 'Matomo Cloud', hosts: ['matomo.cloud'], sees: 'visits' },
  { name: 'Plausible', hosts: ['plausible.io'], sees: 'visits' },
  { name: 'Cloudflare Web Analytics', hosts: ['static.cloudflareinsights.com'], sees: 'visits' },
  { name: 'Chartbeat', hosts: ['chartbeat.com', 'chartbeat.net'], sees: 'visits' },
  { name: 'comScore', hosts: ['scorecardresearch.com'], sees: 'visits' },
  { name: 'Parse.ly', hosts: ['parsely.com'], sees: 'visits' },
  { name: 'Siteimprove Analytics', hosts: ['siteimproveanalytics.com', 'siteimproveanalytics.io'], sees: 'visits' },
  { name: 'Optimizely', hosts: ['optimizely.com'], sees: 'visits' },
  { name: 'Visual Website Optimizer', hosts: ['visualwebsiteoptimizer.com'], sees: 'everything' },
  { name: 'Hotjar', hosts: ['hotjar.com', 'hotjar.io'], sees: 'everything' },
  { name: 'FullStory', hosts: ['fullstory.com'], sees: 'everything' },
  { name: 'Microsoft Clarity', hosts: ['clarity.ms'], sees: 'everything' },
  { name: 'Mouseflow', hosts: ['mouseflow.com'], sees: 'everything' },
  { name: 'LogRocket', hosts: ['logrocket.com', 'logrocket.io', 'lr-ingest.io', 'lr-ingest.com', 'lr-in.com', 'logr-ingest.com'], sees: 'everything' },
  { name: 'Smartlook', hosts: ['smartlook.com', 'smartlook.cloud'], sees: 'everything' },
  { name: 'Contentsquare', hosts: ['contentsquare.net', 'contentsquare.com'], sees: 'everything' },
  { name: 'Crazy Egg', hosts: ['crazyegg.com'], sees: 'everything' },
  { name: 'Lucky Orange', hosts: ['luckyorange.com', 'luckyorange.net'], sees: 'everything' },
  { name: 'Inspectlet', hosts: ['inspectlet.com'], sees: 'everything' },
  { name: 'Yandex Metrica', hosts: ['mc.yandex.ru', 'mc.yandex.com'], sees: 'everything' },
  { name: 'Quantum Metric', hosts: ['quantummetric.com'], sees: 'everything' },
  { name: 'Glassbox', hosts: ['glassboxdigital.io'], sees: 'everything' },
  { name: 'New Relic Browser', hosts: ['js-agent.newrelic.com', 'bam.nr-data.net'], sees: 'faults' },
  { name: 'Datadog RUM', hosts: ['datadoghq-browser-agent.com', 'browser-intake-datadoghq.com', 'browser-intake-datadoghq.eu'], sees: 'everything' },
  { name: 'Sentry', hosts: ['sentry-cdn.com', 'ingest.sentry.io', 'ingest.us.sentry.io', 'ingest.de.sentry.io'], sees: 'everything' },
  { name: 'Dynatrace', hosts: ['js-cdn.dynatrace.com', 'bf.dynatrace.com'], sees: 'everything' },
];
