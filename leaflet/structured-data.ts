/** What search engines read of an answer: schema.org, and nothing that is not so. No reviewer is named before there is one. */
import type { KnowledgeBase, KnowledgeEntry } from '../assistant/knowledge/types';
import { html, nothing, ownCode, type Markup } from './markup';
import { hospitalOf, languageOf } from './page';
import { plainText } from './runs';

export interface Described {
  readonly entry: KnowledgeEntry;
  readonly knowledge: KnowledgeBase;
  /** Where search engines should look for this page; unknown without a public address. */
  readonly address?: string;
}

function reviewOf({ status, by, on }: KnowledgeEntry['review']): object {
  return status === 'approved' ? { lastReviewed: on, reviewedBy: { '@type': 'Person', name: by } } : { creativeWorkStatus: 'Draft' };
}

function medicalWebPage({ entry, knowledge, address }: Described): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'MedicalWebPage',
    name: entry.title,
    description: plainText(entry.short),
    inLanguage: languageOf(knowledge),
    version: knowledge.contentVersion,
    url: address,
    audience: { '@type': 'MedicalAudience', audienceType: 'Patient' },
    publisher: { '@type': 'Hospital', name: hospitalOf(knowledge) },
    citation: entry.sources.map(({ title, publisher, address: url }) => ({ '@type': 'WebPage', name: title, publisher: { '@type': 'Organization', name: publisher }, url })),
    ...reviewOf(entry.review),
  };
}

/** `<` is written so that no text can end the element. */
function dataBlock(data: object): Markup {
  return html`<script type="application/ld+json">${ownCode(JSON.stringify(data).replace(/</g, '\\u003c'))}</script>`;
}

export function headOf(described: Described): Markup {
  const { entry, knowledge, address } = described;
  const description = plainText(entry.short);
  return html`<meta name="description" content="${description}">
<meta property="og:type" content="article">
<meta property="og:title" content="${entry.title}">
<meta property="og:description" content="${description}">
<meta property="og:site_name" content="${hospitalOf(knowledge)}">
<meta property="og:locale" content="${languageOf(knowledge).replace('-', '_')}">
${address === undefined ? nothing : html`<meta property="og:url" content="${address}"><link rel="canonical" href="${address}">`}
${dataBlock(medicalWebPage(described))}`;
}
