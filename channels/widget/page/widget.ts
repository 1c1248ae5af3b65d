/**
 * The one line of a hospital's page, `<script src="https://bot.example.org/widget.js" async></script>`: a button, and a chat behind it.
 * Nothing but this file is loaded before the button is pressed. docs/embedding.md is its manual.
 */
import { defineElement, type FloatingChat } from './embed/element';
import { copySettings } from './embed/settings';

const elementName = 'first-drops-chat';

function put(script: HTMLElement): void {
  const element = document.createElement(elementName);
  copySettings(script, element);
  document.body.append(element);
}

function start(script: HTMLScriptElement): void {
  // A page that has the line twice still has one chat.
  if (customElements.get(elementName) !== undefined) return;
  const floating = defineElement(elementName, new URL('.', script.src).href);
  const each = (act: (chat: FloatingChat) => void) => (): void => floating.forEach(act);
  Object.assign(window, { firstDrops: { open: each((chat) => chat.open()), close: each((chat) => chat.close()) } });
  if (script.hasAttribute('data-manual')) return;
  if (document.body !== null) put(script);
  else document.addEventListener('DOMContentLoaded', () => put(script));
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement) start(script);
