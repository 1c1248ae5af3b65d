import { readFile } from 'node:fs/promises';
import { elementsOf, type PageElement } from './elements';
import { reasonOf, secondsToAnswer, withinTime } from './fetching';

/** The page of the portal that shows the chat, as its server sends it. */
export interface HostPage {
  /** As the operator named it: an address or a file. */
  readonly name: string;
  /** Where it is, or is taken to be: relative addresses in it start here. */
  readonly address: URL;
  /** False for a file whose origin was not given; its address is then a stand-in. */
  readonly isOriginKnown: boolean;
  /** By lower-case name; absent for a file, which has none. */
  readonly headers?: ReadonlyMap<string, string>;
  readonly markup: string;
  readonly elements: readonly PageElement[];
}

/** `.invalid` is promised never to be anybody's (RFC 2606). */
const standIn = 'https://host-page.invalid';

/** @throws Error that says what to do when the page cannot be read. */
export function readHostPage(name: string, origin?: string): Promise<HostPage> {
  return /^https?:\/\//i.test(name) ? fetchPage(name) : readPageFile(name, origin);
}

async function fetchPage(name: string): Promise<HostPage> {
  if (!URL.canParse(name)) throw new Error(`${name} is no web address: write it like https://portal.example.org/feeding, or name a file.`);
  const { response, markup } = await answerOf(name);
  if (!response.ok) throw new Error(`${name} answered with status ${response.status}: give the address of the page as a parent sees it, or save the page and give the file with --origin.`);
  return { name, address: new URL(response.url), isOriginKnown: true, headers: new Map(response.headers), markup, elements: elementsOf(markup) };
}

async function answerOf(name: string): Promise<{ readonly response: Response; readonly markup: string }> {
  try {
    const response = await fetch(name, { headers: { accept: 'text/html' }, signal: withinTime() });
    return { response, markup: await response.text() };
  } catch (error) {
    throw new Error(`${name} could not be read within ${secondsToAnswer} seconds (${reasonOf(error)}): check the address and that this machine may reach it, or save the page and give the file with --origin.`, { cause: error });
  }
}

async function readPageFile(name: string, origin?: string): Promise<HostPage> {
  try {
    return pageOf(name, await readFile(name, 'utf8'), origin);
  } catch (error) {
    throw new Error(`The file ${name} could not be read (${reasonOf(error)}): give the path of a saved page, or an address that begins with https://.`, { cause: error });
  }
}

/** A page whose headers nobody has seen. */
export function pageOf(name: string, markup: string, origin?: string): HostPage {
  return { name, address: new URL(`${origin ?? standIn}/`), isOriginKnown: origin !== undefined, markup, elements: elementsOf(markup) };
}

export function headerOf({ headers }: HostPage, name: string): string | undefined {
  return headers?.get(name);
}
