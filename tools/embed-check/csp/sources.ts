/** Whether a source list allows an address, as Content Security Policy Level 3 (section 6.7.2) matches them. */

/** @param page where `'self'` is, and whose scheme a source without one takes over. */
export function allowsAddress(sources: readonly string[], address: URL, page: URL): boolean {
  return sources.some((source) => matches(source, address, page));
}

function matches(source: string, address: URL, page: URL): boolean {
  if (source === '*') return isNetworkScheme(address.protocol) || address.protocol === page.protocol;
  if (source.toLowerCase() === "'self'") return matchesSelf(address, page);
  if (/^[a-z][a-z\d+.-]*:$/i.test(source)) return matchesScheme(source.toLowerCase(), address.protocol);
  return matchesHost(source, address, page);
}

function isNetworkScheme(protocol: string): boolean {
  return /^(https?|wss?):$/.test(protocol);
}

/** A policy for http also lets the safer scheme pass, never the other way. */
function matchesScheme(wanted: string, found: string): boolean {
  const safer: Readonly<Record<string, readonly string[]>> = { 'http:': ['https:'], 'ws:': ['wss:', 'http:', 'https:'], 'wss:': ['https:'] };
  return wanted === found || (safer[wanted] ?? []).includes(found);
}

function matchesSelf(address: URL, page: URL): boolean {
  if (address.origin === page.origin) return true;
  const bothUsual = address.port === '' && page.port === '';
  return address.hostname === page.hostname && (address.port === page.port || bothUsual) && matchesScheme(page.protocol, address.protocol);
}

interface HostSource {
  readonly scheme?: string;
  readonly host: string;
  readonly port: string;
  readonly path: string;
}

/** Keywords, nonces and hashes have quotation marks: they name no host. */
function readHostSource(source: string): HostSource | undefined {
  const found = /^(?:([a-z][a-z\d+.-]*:)\/\/)?(\*|(?:\*\.)?[a-z\d_.-]+|\[[\da-f:.]+\])(?::(\d+|\*))?(\/.*)?$/i.exec(source);
  if (found === null) return undefined;
  const [, scheme, host = '', port = '', path = ''] = found;
  return { scheme: scheme?.toLowerCase(), host: host.toLowerCase(), port, path };
}

function matchesHost(source: string, address: URL, page: URL): boolean {
  const wanted = readHostSource(source);
  if (wanted === undefined) return false;
  return matchesScheme(wanted.scheme ?? page.protocol, address.protocol)
    && matchesHostName(wanted.host, address.hostname)
    && matchesPort(wanted, address)
    && matchesPath(wanted.path, address.pathname);
}

/** `*.example.org` stands for every name below it, not for `example.org` itself. */
function matchesHostName(wanted: string, found: string): boolean {
  if (wanted === '*') return true;
  return wanted.startsWith('*.') ? found.endsWith(wanted.slice(1)) : wanted === found;
}

/** A URL leaves the usual port of its scheme empty. */
function matchesPort({ port }: HostSource, address: URL): boolean {
  if (port === '*') return true;
  if (port === '') return address.port === '';
  const usual = /^(https|wss):$/.test(address.protocol) ? '443' : '80';
  const found = address.port === '' ? usual : address.port;
  return port === found || (port === '80' && found === '443');
}

/** A path that ends with a slash stands for everything below it; another one for itself alone. */
function matchesPath(wanted: string, found: string): boolean {
  if (wanted === '' || wanted === '/') return true;
  const [plain, whole] = [decoded(wanted), decoded(found)];
  return plain.endsWith('/') ? whole.startsWith(plain) : whole === plain;
}

function decoded(path: string): string {
  return path.replace(/(?:%[\da-f]{2})+/gi, (escaped) => Buffer.from(escaped.replaceAll('%', ''), 'hex').toString());
}
