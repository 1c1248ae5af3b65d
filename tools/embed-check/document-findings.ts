/** What the page's own markup says to screen readers and phones. */
import type { Finding } from './finding';
import type { HostPage } from './host-page';

export function documentFindings(page: HostPage): Finding[] {
  return [...noLanguage(page), ...viewport(page)];
}

function noLanguage({ elements }: HostPage): Finding[] {
  const root = elements.find(({ tag }) => tag === 'html');
  if ((root?.attributes.get('lang') ?? '').trim() !== '') return [];
  return [{ kind: 'language-missing', severity: 'warning', where: `line ${root?.line ?? 1}`, wrong: '<html> has no lang attribute', why: "a screen reader guesses the language and may read the page and the chat's button with the wrong sounds", fix: `write: <html lang="en">, with the language of the page` }];
}

const plainViewport = '<meta name="viewport" content="width=device-width, initial-scale=1">';

function viewport({ elements }: HostPage): Finding[] {
  const metas = elements.filter(({ tag, attributes }) => tag === 'meta' && attributes.get('name')?.trim().toLowerCase() === 'viewport');
  const last = metas.at(-1);
  if (last === undefined) return [{ kind: 'viewport-missing', severity: 'warning', where: '<head>', wrong: 'the page has no viewport meta', why: 'a phone draws the page as for a wide screen, and the chat and its button become tiny', fix: `put this line into <head>: ${plainViewport}` }];
  const blocking = blockedZoom(last.attributes.get('content') ?? '');
  if (blocking === undefined) return [];
  return [{ kind: 'zoom-blocked', severity: 'warning', where: `line ${last.line}`, wrong: `the viewport meta says ${blocking}, which forbids enlarging`, why: 'a tired parent, or one with poor sight, cannot enlarge the text of the chat', fix: `write: ${plainViewport}` }];
}

/** WCAG 2.2, 1.4.4: text can be enlarged to twice its size. */
const leastScale = 2;

function blockedZoom(content: string): string | undefined {
  const settings = content.split(/[,;]/).map((setting) => setting.split('=').map((part) => part.trim().toLowerCase()));
  const blocking = settings.find(([name, value = '']) => (name === 'user-scalable' && ['no', '0'].includes(value)) || (name === 'maximum-scale' && Number(value) < leastScale));
  return blocking?.join('=');
}
