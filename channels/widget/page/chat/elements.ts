/** Making and finding elements. Text goes in as text nodes only: nothing in this page ever parses HTML. */

interface Looks {
  readonly className?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

export function element<Name extends keyof HTMLElementTagNameMap>(name: Name, looks: Looks = {}, ...children: readonly (Node | string)[]): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (looks.className !== undefined) made.className = looks.className;
  for (const [attribute, value] of Object.entries(looks.attributes ?? {})) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

/** Said to screen readers only. */
export function spoken(text: string): HTMLElement {
  return element('span', { className: 'spoken' }, text);
}

/** The element of the page with this id. @throws Error when the page and its script do not belong together. */
export function part<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`The page has no ${kind.name} with the id "${id}".`);
}
