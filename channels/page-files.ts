/** Reading and replying with the widget's files: from one folder and never from outside it, packed, and not again to who holds the same. */
import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { Problem, type Exchange, type Headers, type Reply } from './exchange';

/** A file of any other kind is not served: it was left in the folder by mistake. */
export const contentTypes: Readonly<Record<string, string>> = {
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
export async function readInside(folder: string, name: string): Promise<Buffer> {
  try {
    const [root, file] = await Promise.all([realpath(folder), realpath(path.join(folder, name))]);
    if (!file.startsWith(root + path.sep)) throw absent;
    return await readFile(file);
  } catch (error) {
    throw isMissing(error) ? absent : error;
  }
}

export async function fileReply(exchange: Exchange, file: { readonly folder: string; readonly name: string; readonly headers: Headers }): Promise<Reply> {
  const type = contentTypes[path.extname(file.name)];
  if (type === undefined || !plainPath.test(file.name)) throw absent;
  return bytesReply(exchange, { ...file, type, bytes: await readInside(file.folder, file.name) });
}

/** 304 when the caller holds the same bytes. */
export function bytesReply(exchange: Exchange, file: { readonly type: string; readonly bytes: Buffer; readonly headers: Headers }): Reply {
  const { type, bytes } = file;
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
  const headers = { ...file.headers, etag, vary: 'Accept-Encoding' };
  const held = (exchange.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (held.includes(etag)) return { status: 304, headers };
  if (!takesGzip(exchange) || !packable.test(type)) return { status: 200, file: { type, bytes }, headers };
  return { status: 200, file: { type, bytes: packedOnce(etag, bytes) }, headers: { ...headers, 'content-encoding': 'gzip' } };
}

/** A PDF is packed inside. */
const packable = /^(text|application(?!\/pdf)|image\/svg)/;

function takesGzip({ headers }: Exchange): boolean {
  return /\bgzip\b(?!;\s*q=0(\.0*)?(,|$))/.test(headers['accept-encoding'] ?? '');
}

/** By etag: files are few, and packing one takes some milliseconds of a thread that others wait for. */
const packed = new Map<string, Buffer>();
/** More than all files and answer pages of a release, so that a server whose content is edited for years keeps no old ones. */
const mostPacked = 250;

function packedOnce(etag: string, bytes: Buffer): Buffer {
  const before = packed.get(etag);
  if (before !== undefined) return before;
  if (packed.size >= mostPacked) packed.clear();
  const made = gzipSync(bytes, { level: 9 });
  packed.set(etag, made);
  return made;
}
