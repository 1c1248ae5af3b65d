/** A look with the machine's Chromium, or the sentence why there was none. */
import { findChromium, launchChromiumAt } from '../chromium';
import type { Look } from './check';
import { observe } from './browser/visit';

const what = 'whether the chat button is seen, covered, reached by Tab and readable, and what the browser blocks and asks of others';

/** @param chosen path of a Chromium; the usual places are searched otherwise. */
export function lookWith(chosen?: string, places?: readonly string[]): Look {
  return async (visit) => {
    const found = findChromium(chosen, places);
    if (found === undefined) return { what: `${what}: there is no Chromium on this machine`, remedy: 'install Chromium or Google Chrome (on Debian or Ubuntu: apt-get install chromium), or give its path with --chromium' };
    const browser = await launchChromiumAt(found);
    try {
      return await observe(browser, visit);
    } catch (error) {
      return { what: `${what}: Chromium could not show the page (${firstLine(error)})`, remedy: 'open the address in a browser on this machine to see why, and run the check again' };
    } finally {
      await browser.close();
    }
  };
}

/** Playwright adds a log of its steps below. */
function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
