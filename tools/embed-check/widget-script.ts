/** Finds the chat's script among the page's scripts, and with it the bot's origin. */
import type { PageElement } from './elements';
import type { HostPage } from './host-page';

export interface WidgetScript {
  readonly element: PageElement;
  readonly address: URL;
  /** Put in by another script, such as a tag manager: then it has no line of its own. */
  readonly isInserted: boolean;
}

export interface Widget {
  /** Those that load our script. More than one is a mistake. */
  readonly scripts: readonly WidgetScript[];
  /** Those that were meant to, but have another address. */
  readonly misaddressed: readonly WidgetScript[];
  /** Given by the operator, or where the script comes from. */
  readonly bot?: string;
}

/** Attributes of the script, as the widget reads them. */
export const knownAttributes: readonly string[] = ['data-label', 'data-place', 'data-open', 'data-opener', 'data-token-url', 'data-manual'];

export function findWidget(page: HostPage, wishedBot?: string): Widget {
  return widgetAmong(scriptsOf(page.elements, page.address), wishedBot);
}

/** @param rendered elements of the page after its scripts ran; looked at where the delivered page has no script of ours. */
export function findInsertedWidget(page: HostPage, rendered: readonly PageElement[], wishedBot?: string): Widget {
  return widgetAmong(scriptsOf(rendered, page.address).map((script) => ({ ...script, isInserted: true })), wishedBot);
}

function scriptsOf(elements: readonly PageElement[], base: URL): WidgetScript[] {
  return elements.flatMap((element) => {
    const source = element.attributes.get('src')?.trim();
    if (element.tag !== 'script' || source === undefined || !URL.canParse(source, base.href)) return [];
    return [{ element, address: new URL(source, base), isInserted: false }];
  });
}

function widgetAmong(all: readonly WidgetScript[], wishedBot?: string): Widget {
  const named = all.filter(({ address }) => address.pathname.endsWith('/widget.js') && (wishedBot ?? address.origin) === address.origin);
  // Other vendors also call a script widget.js; ours lies at the top of its origin.
  const first = named.find(({ address }) => address.pathname === '/widget.js') ?? named.at(0);
  if (first !== undefined) return { scripts: named.filter(({ address }) => address.origin === first.address.origin), misaddressed: [], bot: first.address.origin };
  const misaddressed = all.filter((script) => looksMeant(script, wishedBot));
  return { scripts: [], misaddressed, bot: wishedBot ?? misaddressed.at(0)?.address.origin };
}

function looksMeant({ element, address }: WidgetScript, wishedBot?: string): boolean {
  return address.origin === wishedBot
    || /\/widget(\.[a-z.]+)?\/?$/i.test(address.pathname)
    || /first-?drops/i.test(address.href)
    || ['data-token-url', 'data-opener'].some((name) => element.attributes.has(name));
}
