/**
 * `node tools/run.mjs teams-package/draw-icons`: draws color.png and outline.png in deploy/teams/ from the SVG beside them, with Chromium.
 * Only needed after a change of the SVG; the PNGs are kept with it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import type { Browser } from 'playwright-core';
import { findChromium, launchChromiumAt } from '../chromium';
import { orExplain } from '../explain';
import { teamsFolder } from './package-file';

const icons = [{ name: 'color', pixels: 192, channels: 2 }, { name: 'outline', pixels: 32, channels: 6 }] as const;

async function draw(browser: Browser, { name, pixels, channels }: (typeof icons)[number]): Promise<void> {
  const page = await browser.newPage({ viewport: { width: pixels, height: pixels } });
  const svg = readFileSync(join(teamsFolder, `${name}.svg`), 'utf8');
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
  const drawn = PNG.sync.read(await page.screenshot({ omitBackground: true }));
  writeFileSync(join(teamsFolder, `${name}.png`), PNG.sync.write(drawn, { colorType: channels }));
}

async function main(): Promise<void> {
  const chromium = findChromium();
  if (chromium === undefined) throw new Error('Chromium is not here: install it, then draw again.');
  const browser = await launchChromiumAt(chromium);
  for (const icon of icons) await draw(browser, icon);
  await browser.close();
}

main().catch(orExplain);
