/** The hospital's colours as a style sheet has them, and as the button on the hospital's own page has them. */
import { chosenTheme, schemes, themeOf, type Colours, type Scheme, type Theme } from '../colour/theme';

function declarations(theme: Theme | undefined): string {
  if (theme === undefined) return '';
  return `:root{${Object.entries(theme).map(([name, colour]) => `--${name}:${colour}`).join(';')}}`;
}

/** To follow the pages' own colours; empty where the hospital chose none. */
export function themeCss(colours: Colours): string {
  const light = declarations(chosenTheme(colours, 'light'));
  const dark = declarations(chosenTheme(colours, 'dark'));
  return dark === '' ? light : `${light}@media (prefers-color-scheme:dark){${dark}}\n`;
}

export interface ButtonColours {
  readonly accent: string;
  readonly onAccent: string;
  readonly accentDark: string;
  readonly onAccentDark: string;
}

/** The pages' own where the hospital chose none. */
export function buttonColours(colours: Colours): ButtonColours {
  const themeIn = (scheme: Scheme): Theme => chosenTheme(colours, scheme) ?? themeOf(schemes[scheme].accent, scheme);
  const [light, dark] = [themeIn('light'), themeIn('dark')];
  return { accent: light.accent, onAccent: light['on-accent'], accentDark: dark.accent, onAccentDark: dark['on-accent'] };
}

/** Fills in the button's style sheet, which has a `%name%` for each colour. */
export function withColours(text: string, colours: ButtonColours): string {
  return Object.entries(colours).reduce((filled, [name, colour]: [string, string]) => filled.replaceAll(`%${name}%`, colour), text);
}
