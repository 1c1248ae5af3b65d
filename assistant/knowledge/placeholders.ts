import type { Site, WordLists } from './types';

const anyPlaceholder = /\{\{([^{}]*)\}\}/g;
const regionChoice = /^\s*us:\s*([\s\S]+?)\s*\|\s*uk:\s*([\s\S]+?)\s*$/;

export interface Filled {
  readonly text: string;
  /** Placeholders that are neither a site fact nor a region choice. */
  readonly unknown: readonly string[];
}

export interface Filler {
  (markdown: string): Filled;
}

/** Makes the function that fills `{{nurseLine}}` and `{{us: … | uk: …}}`, and puts regional words in their place. */
export function fillerFor(site: Site, regional: WordLists['regional']): Filler {
  return (markdown) => {
    const unknown: string[] = [];
    const filled = markdown.replace(anyPlaceholder, (whole: string, inner: string) => {
      const value = valueOf(inner, site);
      if (value === undefined) unknown.push(whole);
      return value ?? whole;
    });
    return { text: site.region === 'UK' ? withRegionalWords(filled, regional) : filled, unknown };
  };
}

function valueOf(inner: string, site: Site): string | undefined {
  const choice = regionChoice.exec(inner);
  if (choice) return site.region === 'UK' ? choice[2] : choice[1];
  return Object.hasOwn(site.facts, inner.trim()) ? site.facts[inner.trim()] : undefined;
}

function withRegionalWords(text: string, regional: WordLists['regional']): string {
  return text.replace(/[A-Za-z]+/g, (word) => {
    const other = regional.get(word.toLowerCase());
    if (other === undefined) return word;
    return word[0] === word[0].toLowerCase() ? other : other[0].toUpperCase() + other.slice(1);
  });
}
