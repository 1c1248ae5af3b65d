/** The Chromium of the machine, driven by playwright-core, which brings no browser of its own. */
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Where Chromium and Google Chrome are put by the packages of Linux and by macOS. The one without windows is first: a page opens there in half the time. */
const usualPlaces = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** @param chosen where somebody has put another one. */
export function findChromium(chosen?: string, places: readonly string[] = usualPlaces): string | undefined {
  return [...(chosen === undefined ? [] : [chosen]), ...places].find((place) => existsSync(place));
}

/** The sandbox cannot be set up by root, as whom containers run. The others keep Chromium from calling home. */
function launchArguments(): string[] {
  const isRoot = process.getuid?.() === 0;
  const quiet = ['--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'];
  return isRoot ? ['--no-sandbox', ...quiet] : quiet;
}

export function launchChromiumAt(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: launchArguments() });
}
