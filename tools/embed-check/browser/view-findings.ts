/** What is wrong with the chat's button as a parent sees it in one window. */
import type { Finding } from '../finding';
import { contrast, hexOf, leastForShape, leastForText, mended } from './contrast';
import type { Colour, Entry, OwnButton, View } from './observation';

type Button = OwnButton['button'];

export function viewFindings({ entry, silenced, accent, size }: View): Finding[] {
  const seen = entryFindings(entry, size);
  // What is inert cannot be hit, so the page behind it seems to lie over it.
  const ofItself = silenced.length === 0 ? seen : seen.filter(({ kind }) => kind !== 'button-covered');
  return [...silenced.map((element) => outOfReach(element, size)), ...ofItself, ...unreadableAccent(accent)];
}

function outOfReach(element: string, where: string): Finding {
  return { kind: 'page-silenced', severity: 'error', where, wrong: `the page is ${element} after it has loaded`, why: 'a parent cannot use the chat, or a screen reader does not find it', fix: `take the attribute off again when the dialog or overlay that set it closes, and set it on the page's main part, not on ${element.split(' ')[0]}>` };
}

function entryFindings(entry: Entry, size: string): Finding[] {
  switch (entry.kind) {
    case 'own':
      return [...unseen('the chat button', entry.button, size), ...(entry.button.isInView ? [] : [outOfView(size)]), ...above(entry), ...unreadable(entry), ...indistinct(entry)];
    case 'opener':
      return unseen('the button that data-opener names', entry.button, size);
    case 'opener-missing':
      return [{ kind: 'opener-missing', severity: 'error', where: 'data-opener', wrong: 'the selector finds no element on the page', why: 'there is no button to open the chat with', fix: "write the selector of a button that is on the page, or leave data-opener out to have the chat's own button" }];
    case 'absent':
      return [{ kind: 'button-absent', severity: 'error', where: size, wrong: 'the script is on the page, but no chat button appeared', why: 'a parent cannot open the chat', fix: "look for a script that stops or removes <first-drops-chat>; with data-manual, put <first-drops-chat></first-drops-chat> into the page" }];
    case 'inline':
      return [];
  }
}

function unseen(name: string, { isShown, isInView, coveredBy }: Button, where: string): Finding[] {
  if (!isShown) return [{ kind: 'button-hidden', severity: 'error', where, wrong: `${name} is not displayed`, why: 'a parent cannot open the chat', fix: "remove the page's style that hides it (display, visibility, opacity)" }];
  if (!isInView || coveredBy === undefined) return [];
  return [{ kind: 'button-covered', severity: 'error', where, wrong: `${coveredBy} lies over ${name}`, why: 'a tap on it reaches something else, and the chat does not open', fix: `move ${coveredBy} away from that corner, or the chat button: data-place="start" on the script tag, or first-drops-chat { --first-drops-inset: 96px } in a style sheet` }];
}

function outOfView(where: string): Finding {
  return { kind: 'button-out-of-view', severity: 'error', where, wrong: 'the chat button is not wholly inside the window', why: 'a parent does not find it', fix: 'remove transform, filter, contain and overflow from <html> and <body>, which move what is fixed, or lower --first-drops-inset' };
}

/** What covers the button is told as that. */
function above({ above: elements, zIndex, button: { coveredBy } }: OwnButton): Finding[] {
  return elements.filter(({ name }) => name !== coveredBy).map((element) => ({
    kind: 'above-chat', severity: 'warning' as const, where: element.name, wrong: `it has the z-index ${element.zIndex}, above the chat's ${zIndex}`,
    why: 'on a wide window it can lie over the open chat', fix: `give it a z-index below ${zIndex}, or raise the chat: first-drops-chat { --first-drops-z: ${Math.min(element.zIndex + 1, highestZIndex)} }`,
  }));
}

/** Browsers keep z-index as a signed number of 32 bits. */
const highestZIndex = 2_147_483_647;

function unreadable({ colours: { ink, fill } }: OwnButton): Finding[] {
  if (fill === null || fill[3] < 255 || contrast(ink, fill) >= leastForText) return [];
  return [{
    kind: 'accent-contrast', severity: 'error', where: '--first-drops-accent', wrong: `the text of the chat button has a contrast of ${rounded(contrast(ink, fill))} : 1 on ${hexOf(fill)}; ${leastForText} : 1 is needed`,
    why: 'a parent with poor sight, or at night with a dimmed screen, cannot read it', fix: `set first-drops-chat { --first-drops-accent: ${mended(fill, ink, leastForText)} }`,
  }];
}

/** A border that stands out on the page is as good as a fill that does. */
function indistinct({ colours: { fill, border, grounds } }: OwnButton): Finding[] {
  const shapes = [fill, border].filter(isOpaque);
  const weak = grounds.filter(isOpaque).find((ground) => shapes.length > 0 && shapes.every((shape) => contrast(shape, ground) < leastForShape));
  const [fillColour] = shapes;
  if (weak === undefined || fillColour === undefined) return [];
  return [{
    kind: 'button-indistinct', severity: 'warning', where: '--first-drops-accent', wrong: `the chat button ${hexOf(fillColour)} has a contrast of ${rounded(contrast(fillColour, weak))} : 1 with the page behind it, ${hexOf(weak)}; ${leastForShape} : 1 is needed`,
    why: 'a parent with poor sight does not see that there is a button', fix: `set first-drops-chat { --first-drops-accent: ${mended(fillColour, weak, leastForShape)} }, or another background in that corner`,
  }];
}

function isOpaque(colour: Colour | null | undefined): colour is Colour {
  return colour !== null && colour !== undefined && colour[3] === 255;
}

/** Rounded down, so that 4.49 is not told as 4.5. */
function rounded(ratio: number): string {
  return (Math.floor(ratio * 10) / 10).toFixed(1);
}

function unreadableAccent(accent: string): Finding[] {
  if (accent === '' || /^#[\da-f]{6}$/i.test(accent)) return [];
  return [{ kind: 'accent-form', severity: 'warning', where: '--first-drops-accent', wrong: `"${accent}" is no colour of the form #rrggbb`, why: "the chat keeps its own colour instead of the portal's", fix: 'write the colour with six hexadecimal digits, for example first-drops-chat { --first-drops-accent: #0b6466 }' }];
}
