/**
 * Microsoft's Web Chat, as a hospital's page would load it. Installed as a package it takes 517 MB; only its one script
 * is needed, so it is taken from the package's archive, once, and kept.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder } from './places';

const name = 'botframework-webchat@4.18.1';
/** As the registry states it; read on 2026-11-28. */
const integrity = 'sha512-7jpEUJ7olT62Xm+8eh7BhhIcXVfU2xD4pZDaeBt8K4XcNy6K/83UGIxE9BFkXmHMZ4hDEVOzs5cre07GWuaXzg==';
const archiveName = 'botframework-webchat-4.18.1.tgz';
const scriptInArchive = 'package/dist/webchat.js';

const usualFolder = path.join(cacheFolder, 'web-chat');

const execute = promisify(execFile);

async function fetchArchive(folder: string): Promise<string> {
  try {
    await execute('npm', ['pack', name, '--silent', '--pack-destination', folder], { cwd: folder, timeout: 120_000 });
  } catch (cause) {
    throw new Error(`Web Chat could not be fetched: "npm pack ${name}" failed. Connect this machine to a package registry and try again; the script is then kept in .cache/web-chat.`, { cause });
  }
  return path.join(folder, archiveName);
}

async function checkArchive(archive: string): Promise<void> {
  const found = `sha512-${createHash('sha512').update(await readFile(archive)).digest('base64')}`;
  if (found !== integrity) throw new Error(`The archive of ${name} is not the one known here: its hash is ${found}. Look at the registry npm is set to before you change the hash in ${path.basename(__filename)}.`);
}

/** Aside first and then in one step in its place, so that runs beside this one never see half a script. */
async function fetchScript(script: string): Promise<void> {
  await mkdir(path.dirname(script), { recursive: true });
  const aside = await mkdtemp(path.join(path.dirname(script), 'fetching-'));
  try {
    const archive = await fetchArchive(aside);
    await checkArchive(archive);
    await execute('tar', ['-xzf', archive, '-C', aside, scriptInArchive]);
    await rename(path.join(aside, scriptInArchive), script);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/** Resolves with the script's path. Rejects with a sentence that says what to do when it is neither kept nor to be had. */
export async function webChatScript(folder = usualFolder): Promise<string> {
  const script = path.join(folder, 'webchat-4.18.1.js');
  if (!existsSync(script)) await fetchScript(script);
  return script;
}
