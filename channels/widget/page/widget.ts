/**
 * The one line of a hospital's page, `<script src="https://bot.example.org/widget.js" async></script>`: a button, and a chat behind it.
 * Nothing but this file is loaded before the button is pressed. docs/embedding.md is its manual.
 */
import { defineElement, type FloatingChat } from './embed/element';
import { copySettings } from './embed/settings';

const elementName = 'first-drops-chat';

/** The chat that floats on this page. The element is ours, but the page may have removed it. */
function floating(): FloatingChat | undefined {
  for (const element of document.querySelectorAll(elementName)) {
    const chat: FloatingChat | undefined = Reflect.get(element, 'chat');
    if (chat !== undefined) return chat;
  }
  return undefined;
}

function put(script: HTMLElement): void {
  const element = document.createElement(elementName);
  copySettings(script, element);
  document.body.append(element);
}

function start(script: HTMLScriptElement): void {
  // A page that has the line twice still has one chat.
  if (customElements.get(elementName) !== undefined) return;
  defineElement(elementName, new URL('.', script.src).href);
  Object.assign(window, { firstDrops: { open: () => floating()?.open(), close: () => floating()?.close() } });
  if (script.hasAttribute('data-manual')) return;
  if (document.body !== null) put(script);
  else document.addEventListener('DOMContentLoaded', () => put(script));
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement) start(script);
