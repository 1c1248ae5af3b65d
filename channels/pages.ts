/** The pages and files of the widget: `/`, `/chat`, `/widget.js` and `/assets/…`, from one folder and never from outside it. */
import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Config } from './config';
import { Problem, type Exchange, type Handler, type Headers, type Reply } from './exchange';
import { pageHeaders, type PagePolicy } from './security-headers';
  /** With the hospital's colours, which change with the content. */
  const coloured = (name: string): Handler => async (exchange) => {
    const text = withColours((await readInside(folder, name)).toString('utf8'), buttonColours(colours()));
    return bytesReply(exchange, { type: contentTypes[path.extname(name)], bytes: Buffer.from(text), headers: assetHeaders });
  };
  /** The built sheet and after it the hospital's colours; asked for again each time, so that an edit shows at the next load. */
  const style = (name: string): Handler => async (exchange) => {
    const bytes = Buffer.concat([await readInside(folder, path.join('assets', name)), Buffer.from(themeCss(colours()))]);
    return bytesReply(exchange, { type: contentTypes['.css'], bytes, headers: { ...assetHeaders, 'cache-control': 'no-cache' } });

/** A file of any other kind is not served: it was left in the folder by mistake. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

const absent = new Problem({ status: 404, code: 'NotFound', message: 'There is nothing at this address.' });

/** Plain names only, so that no `..`, hidden file, backslash or NUL reaches the file system. */
const plainPath = /^[\w-]+(\.[\w-]+)*(\/[\w-]+(\.[\w-]+)*)*$/;

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && ['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP'].includes(String(error.code));
}

/** Follows links first: one that leads out of the folder is as absent as a file that does not exist. */
async function readInside(folder: string, name: string): Promise<Buffer> {
  try {
    const [root, file] = await Promise.all([realpath(folder), realpath(path.join(folder, name))]);
    if (!file.startsWith(root + path.sep)) throw absent;
    return await readFile(file);
  } catch (error) {
    throw isMissing(error) ? absent : error;
  }
}

async function fileReply(exchange: Exchange, file: { readonly folder: string; readonly name: string; readonly headers: Headers }): Promise<Reply> {
  const type = contentTypes[path.extname(file.name)];
  if (type === undefined || !plainPath.test(file.name)) throw absent;
  return bytesReply(exchange, { ...file, type, bytes: await readInside(file.folder, file.name) });
}

/** 304 when the caller holds the same bytes. */
function bytesReply(exchange: Exchange, file: { readonly type: string; readonly bytes: Buffer; readonly headers: Headers }): Reply {
  const { type, bytes } = file;
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
  const headers = { ...file.headers, etag, vary: 'Accept-Encoding' };
  const held = (exchange.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (held.includes(etag)) return { status: 304, headers };
  if (!takesGzip(exchange) || !packable.test(type)) return { status: 200, file: { type, bytes }, headers };
  return { status: 200, file: { type, bytes: packedOnce(etag, bytes) }, headers: { ...headers, 'content-encoding': 'gzip' } };
}

const packable = /^(text|application|image\/svg)/;

function takesGzip({ headers }: Exchange): boolean {
  return /\bgzip\b(?!;\s*q=0(\.0*)?(,|$))/.test(headers['accept-encoding'] ?? '');
}

/** By etag: files are few, and packing one takes some milliseconds of a thread that others wait for. */
const packed = new Map<string, Buffer>();
/** More than all files of a release, so that a server whose content is edited for years keeps no old ones. */
const mostPacked = 60;

function packedOnce(etag: string, bytes: Buffer): Buffer {
  const before = packed.get(etag);
  if (before !== undefined) return before;
  if (packed.size >= mostPacked) packed.clear();
  const made = gzipSync(bytes, { level: 9 });
  packed.set(etag, made);
  return made;
}

export interface Pages {
  readonly portal: Handler;
  readonly chat: Handler;
  /** The one line of a hospital's page. */
  readonly widget: Handler;
  /** Its style sheet as a file. */
  readonly widgetSheet: Handler;
  readonly asset: Handler;
  readonly dangerScript: Handler;
  readonly chatStyle: Handler;
  readonly portalStyle: Handler;
  readonly picture: Handler;
}

/** Hospital pages on other origins load the embedding script from here, perhaps as a module; nothing in it is secret. */
const assetHeaders: Headers = { 'cache-control': 'public, max-age=300, must-revalidate', 'cross-origin-resource-policy': 'cross-origin', 'access-control-allow-origin': '*' };

export interface PagesParts {
  readonly pageFolder: string;
  /** What the page needs to see danger by itself, for the content in use. */
  readonly dangerScript: () => string;
  /** The hospital's, from the content in use. */
  readonly colours: () => Colours;
  /** Drawings of the guided checks. */
  readonly pictureFolder: string;
  readonly config: Pick<Config, 'allowedOrigins' | 'publicAddress'>;
}

export function createPages({ pageFolder: folder, pictureFolder, dangerScript, colours, config: { allowedOrigins, publicAddress } }: PagesParts): Pages {
  const page = (name: string, frames: Pick<PagePolicy, 'framedBy' | 'framing'>): Handler => (exchange) => {
    // Always asked again, so that a new release shows at once; the tag makes that cheap.
    const headers = { ...pageHeaders(exchange, { ...frames, publicAddress }), 'cache-control': 'no-cache' };
    return fileReply(exchange, { folder, name, headers });
  };
<<<<<<< HEAD
  /** With the hospital's colours, which change with the content. */
  const coloured = (name: string): Handler => async (exchange) => {
    const text = withColours((await readInside(folder, name)).toString('utf8'), usualColours);
    return bytesReply(exchange, { type: contentTypes[path.extname(name)], bytes: Buffer.from(text), headers: assetHeaders });
=======
  /** The built sheet and after it the hospital's colours; asked for again each time, so that an edit shows at the next load. */
  const style = (name: string): Handler => async (exchange) => {
    const bytes = Buffer.concat([await readInside(folder, path.join('assets', name)), Buffer.from(themeCss(colours()))]);
    return bytesReply(exchange, { type: contentTypes['.css'], bytes, headers: { ...assetHeaders, 'cache-control': 'no-cache' } });
>>>>>>> 05fd7eb (channels: wear the hospital's colours)
  };
  return {
    portal: page('portal.html', { framing: 'self', framedBy: [] }),
    chat: page('chat.html', { framing: 'none', framedBy: allowedOrigins }),
    widget: coloured('widget.js'),
    widgetSheet: coloured('widget.css'),
    asset: (exchange) => fileReply(exchange, { folder: path.join(folder, 'assets'), name: exchange.parameters['*'] ?? '', headers: assetHeaders }),
    chatStyle: style('chat.css'),
    portalStyle: style('portal.css'),
    picture: (exchange) => fileReply(exchange, { folder: pictureFolder, name: exchange.parameters['*'] ?? '', headers: assetHeaders }),
    dangerScript: (exchange) => bytesReply(exchange, { type: contentTypes['.js'], bytes: Buffer.from(dangerScript()), headers: assetHeaders }),
  };
}
