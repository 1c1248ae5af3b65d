/** Content security policies of a page: from its headers, where commas separate several, and from `<meta>`. Every one must allow. */
import type { HostPage } from '../host-page';

export interface Policy {
  /** For people: the header's name, or `<meta>` with its line. */
  readonly where: string;
  /** A browser reports what such a policy would block, and lets it pass. */
  readonly isReportOnly: boolean;
  readonly directives: ReadonlyMap<string, readonly string[]>;
  /** Characters before it in the page: a script in front of a `<meta>` is not held by it. 0 for a header. */
  readonly offset: number;
}

const header = 'Content-Security-Policy';

export function policiesOf(page: HostPage): Policy[] {
  const inHeader = (name: string, isReportOnly: boolean): Policy[] => readPolicies(page.headers?.get(name.toLowerCase()) ?? '').map((directives) => ({ where: `${name} header`, isReportOnly, directives, offset: 0 }));
  return [...inHeader(header, false), ...inHeader(`${header}-Report-Only`, true), ...metaPolicies(page)];
}

/** Outside `<head>` a browser ignores it, and in it these three directives. */
function metaPolicies({ elements }: HostPage): Policy[] {
  const metas = elements.filter(({ tag, attributes, isInHead }) => tag === 'meta' && isInHead && attributes.get('http-equiv')?.trim().toLowerCase() === header.toLowerCase());
  return metas.flatMap(({ attributes, line, offset }) => readPolicies(attributes.get('content') ?? '').map((directives) => ({
    where: `<meta http-equiv="${header}">, line ${line}`,
    isReportOnly: false,
    directives: new Map([...directives].filter(([name]) => !['frame-ancestors', 'report-uri', 'sandbox'].includes(name))),
    offset,
  })));
}

/** The first directive of a name counts. */
export function readPolicies(written: string): ReadonlyMap<string, readonly string[]>[] {
  return written.split(',').map(readDirectives).filter((directives) => directives.size > 0);
}

function readDirectives(written: string): ReadonlyMap<string, readonly string[]> {
  const directives = new Map<string, readonly string[]>();
  for (const part of written.split(';')) {
    const [name = '', ...values] = part.trim().split(/\s+/);
    if (name !== '' && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), values);
  }
  return directives;
}

export interface Directive {
  readonly name: string;
  readonly sources: readonly string[];
}

/** The first of these that the policy has is the one a browser obeys. */
export function governing({ directives }: Pick<Policy, 'directives'>, names: readonly string[]): Directive | undefined {
  const name = names.find((candidate) => directives.has(candidate));
  return name === undefined ? undefined : { name, sources: directives.get(name) ?? [] };
}
