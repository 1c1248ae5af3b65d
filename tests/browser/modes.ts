/** The ways in which people have their device show a page. All can be put on a page that is already open. */
import type { Page } from 'playwright-core';

type Media = NonNullable<Parameters<Page['emulateMedia']>[0]>;

export interface Mode {
  readonly name: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly media?: Media;
  /** Letters of the device, in percent of the usual 16 px. */
  readonly letterPercent?: number;
  /** Left to right where nothing is said. */
  readonly direction?: 'ltr' | 'rtl';
}

const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 860 };
const plain: Media = { colorScheme: 'light', forcedColors: 'none', contrast: 'no-preference', reducedMotion: 'no-preference' };

export const modes: readonly Mode[] = [
  { name: 'phone', ...phone },
  { name: 'desktop', ...desktop },
  { name: 'dark', ...phone, media: { colorScheme: 'dark' } },
  { name: 'dark desktop', ...desktop, media: { colorScheme: 'dark' } },
  { name: 'forced colours', ...phone, media: { forcedColors: 'active' } },
  { name: 'dark forced colours', ...phone, media: { forcedColors: 'active', colorScheme: 'dark' } },
  { name: 'more contrast', ...phone, media: { contrast: 'more' } },
  { name: 'dark and more contrast', ...phone, media: { contrast: 'more', colorScheme: 'dark' } },
  { name: 'less motion', ...phone, media: { reducedMotion: 'reduce' } },
  { name: 'right to left', ...phone, direction: 'rtl' },
  { name: 'right to left on a desktop', ...desktop, direction: 'rtl' },
  { name: 'a small phone', width: 320, height: 568 },
  { name: 'a phone on its side', width: 844, height: 390 },
  { name: 'a phone with its keyboard up', width: 390, height: 300 },
  { name: 'letters of 200 %', ...phone, letterPercent: 200 },
  { name: 'a zoom of 200 % on a phone', width: 195, height: 422 },
  { name: 'a zoom of 400 % on a desktop', width: 320, height: 215 },
];

/** In the order of the names. */
export function modesNamed(...names: readonly string[]): readonly Mode[] {
  return names.map((name) => {
    const found = modes.find((mode) => mode.name === name);
    if (found === undefined) throw new Error(`There is no mode "${name}" in tests/browser/modes.ts.`);
    return found;
  });
}

/** Shows the page this way and no other. */
export async function show(page: Page, { width, height, media, letterPercent = 100, direction = 'ltr' }: Mode): Promise<void> {
  await page.emulateMedia({ ...plain, ...media });
  await page.setViewportSize({ width, height });
  await page.evaluate(`document.documentElement.dir = '${direction}'; document.documentElement.style.fontSize = '${letterPercent}%'`);
}
