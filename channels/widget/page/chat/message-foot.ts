/** The quiet row below a message: when it was said, and what can be done with an answer. */
import type { BotMessage } from './activity';
import { element } from './elements';
import { icon } from './icon';
import { texts } from '../texts';

export type Tool = 'copy' | 'listen' | 'print';

const words: Readonly<Record<Tool | 'stop', string>> = { copy: texts.copy, listen: texts.listen, print: texts.print, stop: texts.stop };

/** Drawing and word of a button; the word gives way where there is no room, but is still its name. */
export function toolFace(name: Tool | 'stop'): readonly Node[] {
  return [icon(name), element('span', {}, words[name])];
}

function toolButton(tool: Tool): HTMLElement {
  const made = element('button', { className: 'tool', attributes: { type: 'button', 'data-tool': tool } }, ...toolFace(tool));
  // A phone can also save it as a file; so many words would not fit.
  if (tool === 'print') made.setAttribute('aria-label', texts.printOrSave);
  return made;
}

/** A button for what the browser cannot do would promise too much. */
function isAble(tool: Tool): boolean {
  return tool !== 'listen' || 'speechSynthesis' in window;
}

/** In the phone's own way of writing it; nothing when the time is not known. */
export function messageTime(time: string | undefined): readonly HTMLElement[] {
  const at = new Date(time ?? '');
  if (time === undefined || Number.isNaN(at.getTime())) return [];
  return [element('time', { attributes: { datetime: time, dir: 'auto', 'aria-live': 'off' } }, at.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' }))];
}

/** Not read out by itself when a message comes: the message is what matters. */
export function messageFoot({ isAnswer, time }: BotMessage): HTMLElement {
  const tools: readonly Tool[] = isAnswer ? ['copy', 'listen', 'print'] : [];
  return element('div', { className: 'message-foot', attributes: { 'aria-live': 'off' } }, ...messageTime(time), ...tools.filter(isAble).map(toolButton));
}
