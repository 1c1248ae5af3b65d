import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5';

/** What the checks need of one element of the page. */
export interface PageElement {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Inline text of a script; empty elsewhere. */
  readonly text: string;
  /** 1 is the first line. */
  readonly line: number;
  /** Characters before it in the page. */
  readonly offset: number;
  readonly isInHead: boolean;
}

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** All elements in the order of the page. What is inside `<template>` is inert and left out. */
export function elementsOf(markup: string): PageElement[] {
  const found: PageElement[] = [];
  const visit = (node: Node): void => {
    if (defaultTreeAdapter.isElementNode(node)) found.push(readElement(node));
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(markup, { sourceCodeLocationInfo: true }));
  return found;
}

function readElement(element: Element): PageElement {
  const { tagName: tag, attrs, childNodes, sourceCodeLocation } = element;
  return {
    tag,
    attributes: new Map(attrs.map(({ name, value }) => [name, value])),
    text: tag === 'script' ? childNodes.map((child) => (defaultTreeAdapter.isTextNode(child) ? child.value : '')).join('') : '',
    line: sourceCodeLocation?.startLine ?? 1,
    offset: sourceCodeLocation?.startOffset ?? 0,
    isInHead: element.parentNode?.nodeName === 'head',
  };
}

/** The element's start tag, as a web team would search for it. */
export function markupOf({ tag, attributes }: PageElement): string {
  const written = [...attributes].map(([name, value]) => (value === '' ? name : `${name}="${value}"`));
  return `<${[tag, ...written].join(' ')}>`;
}

/** The script's whole line with other attributes: what to write instead. */
export function scriptLine(attributes: ReadonlyMap<string, string>): string {
  return `${markupOf({ tag: 'script', attributes, text: '', line: 0, offset: 0, isInHead: false })}</script>`;
}
