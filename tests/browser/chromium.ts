/** The machine's Chromium, or an error that says what to install. */
import type { Browser } from 'playwright-core';
import { findChromium, launchChromiumAt } from '../../tools/chromium';

export function launchChromium(): Promise<Browser> {
  const found = findChromium(process.env.CHROMIUM_PATH);
  if (found === undefined) throw new Error('The browser tests need Chromium or Google Chrome: install it (on Debian or Ubuntu: "apt-get install chromium") or set CHROMIUM_PATH, and run the tests again.');
  return launchChromiumAt(found);
}
