/** What is wrong with the looks of the page as it stands, measured in the browser, as sentences. */
import type { Page } from 'playwright-core';
import { contrast, mixed, readable, type Colour } from '../../colour/colour';

/** CSS pixels: two lines of the conversation. */
const leastLogHeight = 48;

/** Runs in the page, before each of the scripts below. */
const words = `
const dialog = document.querySelector('dialog[open]');
const log = document.getElementById('log');
const isShown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.closest('.spoken') === null;
const isReached = (element) => isShown(element) && (dialog === null || dialog.contains(element));
const controls = [...document.querySelectorAll('button, a[href], textarea')].filter(isReached);
const nameOf = (element) => (element.getAttribute('aria-label') ?? (element.innerText || element.id)).trim().slice(0, 40);
const isClear = (colour) => /^rgba\\(.*, 0\\)$/.test(colour);
const groundOf = (element) => {
  const { backgroundColor } = getComputedStyle(element);
  return isClear(backgroundColor) && element.parentElement !== null ? groundOf(element.parentElement) : backgroundColor;
};
`;

const inPage = (script: string): string => `(() => { ${words} ${script} })()`;

/** Nothing is pushed out of the window, and no word is cut off. */
const cutOff = inPage(`
const scrollers = [document.documentElement, document.body, log, ...document.querySelectorAll('dialog[open]')];
const sideways = scrollers.filter((element) => element.scrollWidth > element.clientWidth).map((element) => (element.id || element.localName) + ' scrolls sideways');
const outside = controls.filter((element) => {
  const { left, right } = element.getBoundingClientRect();
  return left < -0.5 || right > innerWidth + 0.5;
});
const cut = [...document.querySelectorAll('button, .phone, h1, header p, .level, .red-flag-label, #status, .honesty')].filter((element) => isReached(element) && element.scrollWidth > element.clientWidth + 1);
return [...sideways, ...outside.map((element) => nameOf(element) + ' reaches out of the window'), ...cut.map((element) => nameOf(element) + ' is cut off')];
`);

/** 44 pixels for what a thumb is meant for; 24 for anything else, but for a link in the middle of a sentence (WCAG 2.2, 2.5.8). */
const tooSmall = inPage(`
return controls.flatMap((element) => {
  const { width, height } = element.getBoundingClientRect();
  const least = element.matches('button, textarea, .phone') ? 44 : 24;
  const isInSentence = element.matches('a:not(.phone)') && element.closest('p, li') !== null;
  return isInSentence || Math.min(width, height) > least - 0.5 ? [] : [nameOf(element) + ' measures ' + Math.round(width) + ' by ' + Math.round(height)];
});
`);

/** Whatever can be seen of a control is what a finger meets there. */
const covered = inPage(`
return controls.filter((element) => {
  // The first line: a link may run over two, and the middle of both is beside them.
  const { left, top, width, height } = element.getClientRects()[0];
  const [x, y] = [left + width / 2, top + height / 2];
  const frame = (log.contains(element) ? log : element.closest('dialog') ?? document.documentElement).getBoundingClientRect();
  if (y < frame.top + 1 || y > Math.min(frame.bottom, innerHeight) - 1) return false;
  return !element.contains(document.elementFromPoint(x, y));
}).map((element) => nameOf(element) + ' lies below something else');
`);

const squeezed = inPage(`return log.clientHeight < ${leastLogHeight} ? ['the conversation has only ' + log.clientHeight + ' pixels'] : [];`);

interface Pair {
  readonly what: string;
  readonly ink: string;
  readonly ground: string;
}

/** Everything that is written, with its ground. */
const written = inPage(`
const walker = document.createTreeWalker(dialog ?? document.body, NodeFilter.SHOW_TEXT);
const pairs = new Map();
const add = (what, ink, ground) => pairs.set(ink + ground, { what, ink, ground });
while (walker.nextNode()) {
  const { parentElement, data } = walker.currentNode;
  if (data.trim() !== '' && isShown(parentElement)) add(data.trim().slice(0, 40), getComputedStyle(parentElement).color, groundOf(parentElement));
}
const field = document.querySelector('textarea');
if (dialog === null) add(field.placeholder, getComputedStyle(field, '::placeholder').color, groundOf(field));
return [...pairs.values()];
`);

/** The ring around each control in turn, with the ground on which it is drawn. For a page on which the keyboard is in use. */
const rings = inPage(`
return controls.map((element) => {
  element.focus();
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
  const isDrawn = outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2;
  return { what: nameOf(element), ink: isDrawn ? outlineColor : 'no ring', ground: groundOf(element.parentElement) };
});
`);

/**
 * @param ground shows through a colour that is not opaque, as some of the system's are
 * @throws Error for anything but the way in which a browser writes a colour.
 */
function colourOf(written: string, ground: Colour = '#ffffff'): Colour {
  const [, red, green, blue, share = '1'] = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(written) ?? [];
  if (blue === undefined) throw new Error(`"${written}" is no colour.`);
  return mixed(ground, `#${[red, green, blue].map((value) => Number(value).toString(16).padStart(2, '0')).join('')}`, Number(share));
}

async function faint(page: Page, script: string, least: number): Promise<readonly string[]> {
  const pairs = await page.evaluate<readonly Pair[]>(script);
  if (pairs.length === 0) return ['there is nothing to look at'];
  return pairs.flatMap(({ what, ink, ground }) => {
    if (ink === 'no ring') return [`${what} has no ring when it is focused`];
    const opaque = colourOf(ground);
    const ratio = contrast(colourOf(ink, opaque), opaque);
    return ratio >= least ? [] : [`${what}: ${ink} on ${ground} is ${ratio.toFixed(2)} : 1, not ${least} : 1`];
  });
}

/** WCAG 2.2, 1.4.11: what has to be seen, but is not read. */
const visible = 3;

export async function faultsOf(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const script of [cutOff, tooSmall, covered, squeezed]) faults.push(...await page.evaluate<readonly string[]>(script));
  faults.push(...await faint(page, written, readable));
  // From here on the keyboard is in use: a ring is drawn around whatever has the focus.
  await page.keyboard.press('Shift');
  faults.push(...await faint(page, rings, visible));
  return faults;
}
